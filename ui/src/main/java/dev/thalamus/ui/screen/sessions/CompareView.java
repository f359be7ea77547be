package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionView;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.sessions.Comparison.Kind;
import dev.thalamus.ui.screen.sessions.Comparison.Pair;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two sessions side by side; what differs is marked by colour, sign and word. Confined to the FX thread. */
final class CompareView extends VBox {
    private static final Logger LOG = System.getLogger(CompareView.class.getName());

    private final FxPump pump;
    private final Label left = Labels.of("", "title");
    private final Label right = Labels.of("", "title");
    private final Label leftFacts = Labels.of("", Style.CAPTION, Style.MUTED);
    private final Label rightFacts = Labels.of("", Style.CAPTION, Style.MUTED);
    private final HBox counts = new HBox();
    private final CheckBox only = new CheckBox();
    private final ListView<Pair> rows = new ListView<>();
    private final StackPane place = new StackPane();
    private final Node choose = new EmptyState(Icons.DIFF, I18n.text("sessions.compare-choose"), I18n.text("sessions.compare-choose-next"));
    private final Button next;
    private final Button swap;
    private Comparison comparison = new Comparison(List.of(), false);
    /** What was compared last, or is just now; null as long as the second one is not chosen. */
    private @Nullable Asked asked;

    private record Asked(String leftId, List<Line> left, String rightId, List<Line> right) {}

    CompareView(Agents agents, FxPump pump, Runnable exchange, Runnable end) {
        this.pump = pump;
        setId("session-compare-view");
        getStyleClass().add("session-compare");
        setMinWidth(0);
        next = Buttons.text(Icons.ARROW_DOWN, I18n.text("sessions.compare-next"), this::next, Style.SMALL);
        next.setId("session-compare-next");
        swap = Buttons.text(Icons.REFRESH, I18n.text("sessions.compare-swap"), exchange, Style.SMALL);
        swap.setId("session-compare-swap");
        Button close = Buttons.text(Icons.CLOSE, I18n.text("sessions.compare-end"), end, Style.SMALL);
        close.setId("session-compare-end");
        only.textProperty().bind(I18n.text("sessions.compare-only"));
        only.setId("session-compare-only");
        only.selectedProperty().subscribe(this::fill);
        counts.getStyleClass().add("counts");
        counts.setMinWidth(0);
        for (Region fixed : List.of(next, swap, close, only)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        var head = new HBox(only, Labels.spacer(), next, swap, close);
        head.getStyleClass().add("session-head");
        var sides = new StackPane(new PairCell.Sides(side(left, leftFacts), Labels.of("", "sign"), side(right, rightFacts)));
        sides.getStyleClass().add("sides");
        rows.setId("session-compare-rows");
        rows.getStyleClass().addAll("plain", "compare-rows");
        rows.accessibleTextProperty().bind(I18n.text("sessions.cmd.compare"));
        rows.setCellFactory(_ -> new PairCell(agents));
        rows.setPlaceholder(new EmptyState(Icons.CHECK, I18n.text("sessions.compare-none"), I18n.text("sessions.compare-none-next")));
        VBox.setVgrow(place, Priority.ALWAYS);
        counts.managedProperty().bind(Bindings.isNotEmpty(counts.getChildren()));
        getChildren().addAll(head, counts, sides, place);
        I18n.follow(rows, () -> {
            asked = null; // times within the rows are in the language of before
            rows.refresh();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                end.run();
                event.consume();
            }
        });
    }

    private static Region side(Label title, Label facts) {
        title.setMinWidth(0);
        facts.setMinWidth(0);
        return new VBox(title, facts);
    }

    /** @param second null as long as none is chosen */
    void show(Shown first, @Nullable Shown second) {
        name(first.session(), left, leftFacts);
        if (second == null) {
            right.setText(I18n.get("sessions.compare-other"));
            rightFacts.setText("");
        } else {
            name(second.session(), right, rightFacts);
        }
        for (Node one : List.of(only, swap, counts)) {
            one.setDisable(second == null);
        }
        if (second == null) {
            asked = null;
            take(new Comparison(List.of(), false), choose);
        } else {
            ask(new Asked(first.session().id(), first.lines(), second.session().id(), second.lines()));
        }
    }

    /** Compares them on the reader's thread, unless that was done already. */
    private void ask(Asked sides) {
        Asked before = asked;
        if (sides.equals(before)) {
            return;
        }
        if (before == null || !before.leftId.equals(sides.leftId) || !before.rightId.equals(sides.rightId)) {
            take(new Comparison(List.of(), false), new Region());
        }
        asked = sides;
        FxPump.onFx(pump.ask(() -> Comparison.of(sides.left, sides.right)), now -> {
            if (sides.equals(asked)) {
                take(now, rows);
            }
        }, problem -> LOG.log(Level.ERROR, "two sessions could not be compared", problem));
    }

    private void take(Comparison now, Node shown) {
        next.setDisable(now.count(Kind.SAME) == now.pairs().size());
        if (!now.equals(comparison) || rows.getItems().isEmpty()) {
            comparison = now;
            fill();
        }
        if (!place.getChildren().equals(List.of(shown))) {
            place.getChildren().setAll(shown);
        }
    }

    private static void name(SessionView session, Label title, Label facts) {
        title.setText(SessionWords.title(session));
        facts.setText(I18n.get("sessions.facts", SessionWords.type(session), session.texts(), session.participants().size(),
                Formats.duration(SessionWords.lasted(session)), Formats.bytes(session.bytes())));
    }

    private void fill() {
        rows.getItems().setAll(comparison.pairs().stream().filter(pair -> !only.isSelected() || pair.kind() != Kind.SAME).toList());
        counts.getChildren().clear();
        for (Kind kind : Kind.values()) {
            if (comparison.count(kind) > 0) {
                counts.getChildren().add(new Chip(I18n.get("sessions.compare-" + key(kind), comparison.count(kind)), tone(kind)));
            }
        }
        if (comparison.cut()) {
            counts.getChildren().add(Labels.of(I18n.get("sessions.compare-cut", Comparison.MOST), Style.CAPTION, Style.MUTED));
        }
    }

    /** Chooses the next line that differs, after the last one the first. */
    private void next() {
        List<Pair> all = rows.getItems();
        int from = rows.getSelectionModel().getSelectedIndex() + 1;
        for (int i = 0; i < all.size(); i++) {
            int at = (from + i) % all.size();
            if (all.get(at).kind() != Kind.SAME) {
                rows.getSelectionModel().clearAndSelect(at);
                rows.scrollTo(Math.max(0, at - 2));
                rows.requestFocus();
                return;
            }
        }
    }

    static String key(Kind kind) { return kind.name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    private static String tone(Kind kind) {
        return switch (kind) {
            case SAME -> Style.ACCENT;
            case CHANGED -> Style.WARNING;
            case ONLY_LEFT -> Style.DANGER;
            case ONLY_RIGHT -> Style.SUCCESS;
        };
    }
}
