package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.screen.Marks;
import dev.thalamus.ui.kit.RowSelection;
import dev.thalamus.ui.kit.RowBrush;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.PaintedRow;
import dev.thalamus.ui.kit.Settling;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.FlexColumn;
import dev.thalamus.ui.screen.part.SignalCells;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** The table of signals, which follows the newest until a person looks at an older one. Confined to the FX thread. */
final class StreamTable {
    private final StreamModel model;
    private final Mirror mirror;
    private final Marks marks;
    private final TableView<SignalRow> table = Columns.table(Style.ROWS_24);
    private final RowSelection<SignalRow> selection = new RowSelection<>(table, SignalRow::sequence);

    private final Settling chosen = new Settling(this::choose);

    StreamTable(StreamModel model, Mirror mirror, Marks marks) {
        this.marks = marks;
        this.model = model;
        this.mirror = mirror;
        table.setId("stream-table");
        table.accessibleTextProperty().bind(I18n.text("stream.title"));
        table.setItems(model.rows());
        PaintedRow.in(table);
        columns();
        table.getColumns().forEach(column -> column.setSortable(false));
        table.getColumns().get(3).setVisible(false);
        model.rows().addListener((ListChangeListener<SignalRow>) change -> {
            while (change.next()) {
                if (change.wasAdded() && change.getFrom() == 0 && change.getTo() < model.rows().size()) {
                    stay(change.getAddedSize());
                }
            }
        });
        // Not with the rows: the table learns of them after this listener and would go to the newest but those.
        model.feed().progress().subscribe(_ -> follow());
        model.following().subscribe(this::follow);
        InvalidationListener remarked = _ -> table.refresh();
        // The table keeps the listener, the marks, which live as long as the window, do not keep the table.
        table.getProperties().put(remarked, Marks.class);
        marks.changes().addListener(new WeakInvalidationListener(remarked));
        selection.ranges().subscribe(chosen -> {
            if (!chosen.isEmpty()) {
                model.following().set(false);
            }
        });
        model.timeMode().subscribe(_ -> table.refresh());
        FlexColumn.follow(table, table.getColumns().getLast(), 76).hide("conversation", "delta", "size").narrow("pair", 170);
        table.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                model.following().set(false);
            } else if (event.getDeltaY() < 0 && atEnd()) {
                model.following().set(true);
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case UP, PAGE_UP, HOME -> model.following().set(false);
                case END -> model.following().set(true);
                default -> {
                }
            }
        });
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof javafx.scene.Node node && inScrollBar(node)) {
                model.following().set(atEnd());
            }
        });
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() instanceof javafx.scene.Node node && inScrollBar(node)) {
                model.following().set(false);
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.following().set(false);
            }
            chosen.stir();
        });
    }

    TableView<SignalRow> view() { return table; }

    RowSelection<SignalRow> selection() { return selection; }

    /** Marks a text in the rows; empty for nothing. */
    void seek(String text) { PaintedRow.seek(table, text); }

    /** Selects a row and brings it into sight. */
    void select(int index) {
        table.getSelectionModel().clearAndSelect(index);
        table.scrollTo(Math.max(0, index - 5));
    }

    private void choose() { model.select(table.getSelectionModel().getSelectedItem()); }

    private void follow() {
        if (model.following().get() && !model.paused().get() && !model.rows().isEmpty()) {
            table.scrollTo(model.rows().size() - 1);
        }
    }

    /** Rows came in above: those that a person looks at stay in sight. */
    private void stay(int added) {
        if (!model.following().get() && table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> first = flow.getFirstVisibleCell();
            if (first != null) {
                int at = first.getIndex() + added;
                table.layout(); // it must know of the rows before it can go to one
                table.scrollTo(at);
            }
        }
    }

    private boolean atEnd() {
        return table.lookup(".scroll-bar:vertical") instanceof ScrollBar bar && bar.isVisible() && bar.getValue() >= bar.getMax() - 1e-9;
    }

    private static boolean inScrollBar(javafx.scene.Node node) {
        for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }

    private long started() {
        HubInfo info = mirror.info().get();
        return info == null ? 0 : info.startedMillis();
    }

    private void columns() {
        add("mark", 36, new Marked(marks));
        add("number", 70, new SignalCells.Figure<>((row, at) -> Formats.count(row.sequence()), true));
        add("time", 96, new SignalCells.Figure<>((row, at) -> time(model.timeMode().get(), row, at), false));
        add("delta", 72, new SignalCells.Figure<>((row, at) -> time(TimeMode.DELTA, row, at), true));
        add("pair", 196, new SignalCells.Pair(mirror.agents()));
        add("type", 142, new SignalCells.SignalTypes());
        add("conversation", 68, new SignalCells.Code<>(SignalRow::conversation));
        add("size", 52, new SignalCells.Figure<>((row, at) -> Formats.bytesShort(row.size()), false));
        add("outcome", 138, new SignalCells.Result());
        add("latency", 66, new SignalCells.Latency());
        add("preview", 240, new SignalCells.Code<>(SignalRow::preview));
    }

    /** A time as the mode wants it; the row above is asked for differences. */
    private String time(TimeMode mode, SignalRow row, int at) {
        long before = at > 0 && at < model.rows().size() ? model.rows().get(at - 1).timeMicros() : 0;
        return mode.format(row.timeMicros(), before, started());
    }

    private void add(String id, double width, PaintedRow.Painter<SignalRow> painter) {
        var column = new TableColumn<SignalRow, SignalRow>();
        column.setId(id);
        if (painter instanceof Marked) {
            column.setResizable(false);
        } else {
            column.textProperty().bind(I18n.text("stream.column." + id));
        }
        Columns.width(column, width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        if (painter instanceof SignalCells.Figure<?> || painter instanceof SignalCells.Latency) {
            column.getStyleClass().add(Style.RIGHT);
        }
        PaintedRow.painted(column, painter);
        table.getColumns().add(column);
    }

    /** The sign of a mark, or of a mark with words. */
    private record Marked(Marks marks) implements PaintedRow.Painter<SignalRow> {
        @Override
        public void paint(RowBrush brush, SignalRow row, int index) {
            String note = marks.note(StreamMarks.at(row));
            if (note != null) {
                brush.icon(note.isEmpty() ? Icons.BOOKMARK : Icons.COMMENT,
                        note.isEmpty() ? brush.colors().warning() : brush.colors().accent());
            }
        }

        @Override
        public String text(SignalRow row, int index) {
            String note = marks.note(StreamMarks.at(row));
            return note == null ? "" : note.isEmpty() ? I18n.get("stream.marked") : note;
        }
    }
}
