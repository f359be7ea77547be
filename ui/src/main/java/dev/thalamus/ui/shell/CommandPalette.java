package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.AgentAvatar;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.KeyCap;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.shell.PaletteIndex.Line;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** One field that finds every agent, command and screen. Confined to the FX thread. */
final class CommandPalette extends VBox {
    private static final int ROW = 40;
    private static final int MOST_ROWS = 12;

    private final PaletteIndex index;
    private final Runnable close;
    private final TextField query = new TextField();
    private final Label results = Labels.of("", Style.CAPTION, Style.MUTED);
    private final ListView<Line> list = new ListView<>();

    CommandPalette(PaletteIndex index, Runnable close) {
        this.index = index;
        this.close = close;
        getStyleClass().add("palette");
        setId("palette");
        query.setId("palette-query");
        query.getStyleClass().add("palette-query");
        query.promptTextProperty().bind(I18n.text("shell.search"));
        HBox.setHgrow(query, javafx.scene.layout.Priority.ALWAYS);
        var head = new HBox(Icons.SEARCH.node(20), query, results, new KeyCap("Esc"));
        head.getStyleClass().add("palette-head");
        list.getStyleClass().add(Style.ROWS_40);
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> run());
        getChildren().addAll(head, list, foot());
        query.textProperty().subscribe(this::find);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    }

    /** Opens with a beginning such as {@code >}. */
    void open(String beginning) {
        query.setText(beginning);
        query.requestFocus();
        query.end();
    }

    private void find(String text) {
        var lines = index.find(text);
        list.getItems().setAll(lines);
        results.setText(I18n.get("shell.results", lines.stream().filter(Line.Hit.class::isInstance).count()));
        list.setPrefHeight(Look.px(ROW) * Math.min(MOST_ROWS, lines.size()) + Look.px(10));
        list.setMaxHeight(list.getPrefHeight());
        select(0, 1);
    }

    private void steer(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(at + 1, 1);
            case UP -> select(at - 1, -1);
            case PAGE_DOWN -> select(Math.min(list.getItems().size() - 1, at + MOST_ROWS), 1);
            case PAGE_UP -> select(Math.max(0, at - MOST_ROWS), -1);
            case ENTER -> run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Selects the first line from {@code from} on that can be chosen. */
    private void select(int from, int step) {
        for (int i = from; i >= 0 && i < list.getItems().size(); i += step) {
            if (list.getItems().get(i) instanceof Line.Hit) {
                list.getSelectionModel().select(i);
                list.scrollTo(Math.max(0, i - MOST_ROWS / 2));
                return;
            }
        }
    }

    private void run() {
        if (list.getSelectionModel().getSelectedItem() instanceof Line.Hit hit) {
            close.run();
            hit.action().run();
        }
    }

    private static Node foot() {
        var foot = new HBox(new KeyCap("↑"), new KeyCap("↓"), word("shell.palette-move"), new KeyCap("Enter"), word("shell.palette-open"),
                Labels.spacer(), new KeyCap(">"),
                word("shell.palette-only-commands"), new KeyCap("@"), word("shell.palette-only-agents"), new KeyCap("#"),
                word("shell.palette-only-signals"));
        foot.getStyleClass().add("palette-foot");
        return foot;
    }

    private static Label word(String key) { return Labels.of(I18n.text(key), Style.CAPTION, Style.MUTED); }

    /** A head or a hit with what was found marked. */
    private static final class Cell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().remove("head");
            setGraphic(empty || line == null ? null : switch (line) {
                case Line.Head(String text) -> head(text);
                case Line.Hit hit -> hit(hit);
            });
        }

        private Node head(String text) {
            getStyleClass().add("head");
            return Labels.of(text, Style.CAPTION, Style.MEDIUM, Style.MUTED);
        }

        private static Node hit(Line.Hit hit) {
            Node icon = hit.face() == null ? hit.icon().node() : new AgentAvatar(hit.face(), 24);
            var text = new TextFlow();
            text.getStyleClass().add("palette-text");
            text.setMaxHeight(USE_PREF_SIZE);
            var match = hit.match();
            part(text, hit.text().substring(0, match.from()), false);
            part(text, hit.text().substring(match.from(), match.to()), true);
            part(text, hit.text().substring(match.to()), false);
            var row = new HBox(icon, text, Labels.of(hit.detail(), Style.DENSE, Style.MUTED), Labels.spacer());
            row.getStyleClass().add("palette-row");
            if (hit.key() != null) {
                row.getChildren().add(KeyCap.of(hit.key()));
            }
            return row;
        }

        private static void part(TextFlow flow, String text, boolean found) {
            if (!text.isEmpty()) {
                var part = new Text(Visible.within(text));
                part.getStyleClass().add(found ? "found" : "rest");
                flow.getChildren().add(part);
            }
        }
    }
}
