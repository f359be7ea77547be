package dev.thalamus.ui.screen.overview;

import dev.thalamus.hub.event.HubEvent.Severity;
import dev.thalamus.ui.bridge.EventRow;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.EventText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** What happened last; all that the window remembers is one click away. Confined to the FX thread. */
final class RecentEvents extends VBox {
    private static final int ROWS = 7;

    private final Workbench bench;
    private final VBox lines = new VBox();
    private final StringProperty all = new SimpleStringProperty("");
    private long shown = -1;
    private Locale language = Locale.ROOT;

    RecentEvents(Workbench bench) {
        this.bench = bench;
        getStyleClass().addAll(Style.CARD, "recent-events");
        var head = new HBox(Labels.of(I18n.text("overview.events"), Style.CARD_TITLE), Labels.spacer(), Buttons.link(all, this::openAll));
        head.getStyleClass().add("card-head-flat");
        lines.getStyleClass().add("rows");
        getChildren().addAll(head, lines);
    }

    void show() {
        ObservableList<EventRow> events = bench.mirror().events();
        all.set(I18n.get("overview.all", events.size()));
        long newest = events.isEmpty() ? 0 : events.getLast().number();
        if (newest == shown && language.equals(I18n.locale())) {
            return;
        }
        shown = newest;
        language = I18n.locale();
        List<EventRow> last = events.subList(Math.max(0, events.size() - ROWS), events.size());
        lines.getChildren().setAll(last.reversed().stream().map(row -> {
            var line = new Line();
            line.show(row);
            return line;
        }).toList());
        if (last.isEmpty()) {
            lines.getChildren().add(Labels.of(I18n.text("overview.no-events"), Style.MUTED));
        }
    }

    private void openAll() {
        var list = new ListView<EventRow>(bench.mirror().events());
        list.setCellFactory(_ -> new Cell());
        list.scrollTo(bench.mirror().events().size() - 1);
        var card = new VBox(Labels.of(I18n.text("overview.events"), Style.TITLE), list);
        card.getStyleClass().addAll(Style.POP_UP, "events-card");
        card.setId("events-card");
        bench.desk().lay(card);
        list.requestFocus();
    }

    /** Time, icon, sentence. */
    private static final class Line extends HBox {
        private final Label time = Labels.of("", Style.DENSE, Style.MUTED, "number");
        private final Label text = Labels.of("", Style.DENSE);
        private final HBox sign = new HBox();

        Line() {
            getStyleClass().add("line-27");
            sign.setAlignment(Pos.CENTER);
            time.setMinWidth(Label.USE_PREF_SIZE);
            text.setMinWidth(0);
            getChildren().addAll(time, sign, text);
        }

        void show(EventRow row) {
            time.setText(Formats.time(Instant.ofEpochMilli(row.event().atMillis())));
            text.setText(EventText.of(row.event()));
            text.setTooltip(new Tooltip(text.getText()));
            Icons icon = EventText.icon(row.event());
            Text node = icon.node();
            node.getStyleClass().add(tone(row.event().severity()));
            sign.getChildren().setAll(node);
        }

        private static String tone(Severity severity) {
            return switch (severity) {
                case INFO -> Style.MUTED;
                case WARNING -> Style.WARNING_TEXT;
                case ERROR -> Style.DANGER_TEXT;
            };
        }
    }

    private static final class Cell extends ListCell<EventRow> {
        private final Line line = new Line();

        @Override
        protected void updateItem(@Nullable EventRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
            } else {
                line.show(row);
                setGraphic(line);
            }
        }
    }
}
