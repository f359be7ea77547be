package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.QueueFeed;
import dev.thalamus.ui.bridge.QueueFeed.Found;
import dev.thalamus.ui.bridge.WaitingRow;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.RowSelection;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Workbench;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Says which signals an action is about, and how many they are before it is done. Confined to the FX thread. */
final class ScopeBar extends HBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final Pattern AGE = Pattern.compile("\\s*(\\d{1,9})\\s*(s|m|min|h|d)\\s*");

    private final Workbench bench;
    private final QueueFeed feed;
    private final RowSelection<WaitingRow> selection;
    private final SegmentedControl<Extent> extents = new SegmentedControl<>(Extent.FILTER);
    private final TextField first = field("10", "queues.first-n");
    private final TextField older = field("1m", "queues.older-than");
    private final LongProperty selected = new SimpleLongProperty();
    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private long asked;

    ScopeBar(Workbench bench, QueueFeed feed, RowSelection<WaitingRow> selection) {
        this.bench = bench;
        this.feed = feed;
        this.selection = selection;
        extents.with(Extent.SELECTION, I18n.text("queues.extent.selection", selected))
                .with(Extent.FILTER, Bindings.createStringBinding(this::filterText, feed.found(), I18n.localeProperty()))
                .with(Extent.FIRST, I18n.text("queues.extent.first")).with(Extent.OLDER, I18n.text("queues.extent.older"));
        getStyleClass().add("scope-bar");
        extents.setId("extents");
        first.setId("first-n");
        older.setId("older-than");
        getChildren().addAll(Labels.of(I18n.text("queues.apply-to"), Style.DENSE, Style.MUTED), extents, first, older);
        extents.valueProperty().subscribe(extent -> {
            show(first, extent == Extent.FIRST);
            show(older, extent == Extent.OLDER);
            measure();
        });
        first.textProperty().subscribe(this::measure);
        older.textProperty().subscribe(this::measure);
        feed.found().subscribe(this::selected);
        selection.ranges().subscribe(this::selected);
    }

    /** How many signals {@link #scope} holds; 0 while that is not known. */
    ReadOnlyLongProperty count() {
        return count.getReadOnlyProperty();
    }

    /** What an action is about; empty when there is nothing, or what was typed means nothing. */
    Optional<QueueScope> scope() {
        QueueScope all = feed.found().get().scope();
        return all.name().isEmpty() ? Optional.empty() : switch (extents.valueProperty().get()) {
            case SELECTION -> selection.ranges().get().isAll()
                    ? Optional.of(all)
                    : Optional.of(all.matching("").only(chosen())).filter(scope -> !scope.ids().isEmpty());
            case FILTER -> Optional.of(all);
            case FIRST -> number().map(all::oldest);
            case OLDER -> age().map(Duration::toMillis).map(all::olderThan);
        };
    }

    private void selected() {
        boolean all = selection.ranges().get().isAll();
        long now = all ? feed.found().get().signals() : selection.count();
        selected.set(now);
        Extent extent = extents.valueProperty().get();
        if (now > 0 && extent == Extent.FILTER) {
            extents.valueProperty().set(Extent.SELECTION);
        } else if (now == 0 && extent == Extent.SELECTION) {
            extents.valueProperty().set(Extent.FILTER);
        }
        measure();
    }

    private void measure() {
        asked++;
        first.pseudoClassStateChanged(ERROR, number().isEmpty());
        older.pseudoClassStateChanged(ERROR, age().isEmpty());
        long all = feed.found().get().signals();
        switch (extents.valueProperty().get()) {
            case SELECTION -> count.set(selected.get());
            case FILTER -> count.set(all);
            case FIRST -> count.set(number().map(most -> Math.min(most, all)).orElse(0L));
            case OLDER -> scope().ifPresentOrElse(this::ask, () -> count.set(0));
        }
    }

    private void ask(QueueScope scope) {
        long question = asked;
        bench.mirror().hub().ifPresent(hub -> FxPump.onFx(hub.queues().peek(scope, 0, 1), page -> {
            if (question == asked) {
                count.set(page.signals());
            }
        }, _ -> count.set(0)));
    }

    private List<Long> chosen() { return selection.rows().stream().map(WaitingRow::id).toList(); }

    private Optional<Long> number() {
        String digits = first.getText().strip();
        return digits.matches("\\d{1,9}") && Long.parseLong(digits) > 0 ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private Optional<Duration> age() {
        Matcher matcher = AGE.matcher(older.getText());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofMinutes(amount);
        }).filter(Duration::isPositive);
    }

    private String filterText() {
        Found found = feed.found().get();
        return I18n.get(found.scope().filter().isEmpty() ? "queues.extent.all" : "queues.extent.filter", found.signals());
    }

    private static TextField field(String text, String name) {
        var field = new TextField(text);
        field.setPrefWidth(Look.px(64));
        field.accessibleTextProperty().bind(I18n.text(name));
        return field;
    }

    private static void show(TextField field, boolean on) {
        field.setVisible(on);
        field.setManaged(on);
    }
}
