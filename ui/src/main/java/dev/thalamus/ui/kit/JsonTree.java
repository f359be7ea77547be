package dev.thalamus.ui.kit;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text as a tree in the colours of the syntax, what is invisible in it spelled; values and paths can be copied as they are. Confined to the FX thread.
 *
 * <p>Texts above 256 KiB are read on another thread. A branch makes its rows when it is opened; rows outside the window cost nothing.
 */
public final class JsonTree extends StackPane {
    private static final int READ_AT_ONCE = 256 * 1024;
    private static final int SHOWN = 1000;
    /** Characters that fit into any tree; longer values are in a tooltip too. */
    private static final int SHORT = 16;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TreeView<JsonItem> tree = new TreeView<>();
    private final Label message = Labels.of("", Style.MUTED);
    private Function<JsonItem, List<MenuItem>> more = item -> List.of();
    private @Nullable Task<JsonItem> reading;

    public JsonTree() {
        getStyleClass().add("json-tree");
        tree.getStyleClass().add(Style.ROWS_20);
        tree.accessibleTextProperty().bind(I18n.text("kit.json-tree"));
        tree.setCellFactory(made -> new Row());
        I18n.follow(tree, tree::refresh);
        tree.setOnKeyPressed(event -> {
            var chosen = tree.getSelectionModel().getSelectedItem();
            if (chosen == null || !COPY.match(event))
                return;
            Clip.copy(plain(chosen.getValue()));
            event.consume();
        });
        MenuKey.opens(tree, () -> {
            var chosen = tree.getSelectionModel().getSelectedItem();
            return chosen == null ? null : menu(chosen.getValue());
        });
        message.setWrapText(true);
        message.getStyleClass().add(Style.PAD_16);
        setAlignment(message, Pos.TOP_LEFT);
        getChildren().addAll(tree, message);
        show("");
    }

    /** Shows a JSON text; an empty or a wrong one is said in words. */
    public void show(String json) {
        if (reading != null)
            reading.cancel();
        if (json.isBlank())
            say("kit.json-empty");
        else if (json.length() <= READ_AT_ONCE) {
            try {
                root(JsonItem.read(json));
            } catch (JsonItem.Wrong e) {
                say("kit.json-wrong", String.valueOf(e.getMessage()));
            }
        } else
            readAside(json);
    }

    /** More lines for the menu of a value, above the copying ones: filter by it, exclude it. */
    public void setMenu(Function<JsonItem, List<MenuItem>> items) {
        more = items;
    }

    /** The tree, to select and to follow the selection. */
    public TreeView<JsonItem> tree() { return tree; }

    private void readAside(String json) {
        say("kit.json-reading", Formats.bytes(json.length()));
        var task = new Task<JsonItem>() {
            @Override
            protected JsonItem call() throws JsonItem.Wrong { return JsonItem.read(json); }
        };
        task.setOnSucceeded(event -> root(task.getValue()));
        task.setOnFailed(event -> say("kit.json-wrong", String.valueOf(task.getException().getMessage())));
        reading = task;
        Thread.ofVirtual().name("json-tree").start(task);
    }

    private void root(JsonItem json) {
        var root = new Branch(json);
        root.setExpanded(true);
        for (var child : root.getChildren())
            if (child.getValue().children().size() <= 20)
                child.setExpanded(true);
        tree.setRoot(root);
        tree.setVisible(true);
        message.setVisible(false);
    }

    private void say(String key, Object... args) {
        tree.setRoot(null);
        tree.setVisible(false);
        message.setVisible(true);
        message.textProperty().bind(I18n.text(key, args));
    }

    private ContextMenu menu(JsonItem item) {
        var menu = new ContextMenu();
        // Filled when it opens: most rows never show theirs.
        menu.getItems().add(new MenuItem());
        menu.setOnShowing(event -> {
            menu.getItems().setAll(more.apply(item));
            if (!menu.getItems().isEmpty())
                menu.getItems().add(new javafx.scene.control.SeparatorMenuItem());
            menu.getItems().addAll(copy("kit.copy-value", plain(item)), copy("kit.copy-path", item.path()));
        });
        return menu;
    }

    private static MenuItem copy(String key, String text) {
        var item = new MenuItem(I18n.get(key), Icons.COPY.node());
        item.setOnAction(event -> Clip.copy(text));
        return item;
    }

    private static String plain(JsonItem item) { return item.kind() == JsonItem.Kind.STRING ? item.text() : item.json(); }

    /** A row that makes its children when somebody asks for them. */
    private static final class Branch extends TreeItem<JsonItem> {
        private boolean made;

        private Branch(JsonItem item) { super(item); }

        @Override
        public boolean isLeaf() { return getValue().children().isEmpty(); }

        @Override
        public ObservableList<TreeItem<JsonItem>> getChildren() {
            if (!made) {
                made = true;
                super.getChildren().setAll(getValue().children().stream().map(Branch::new).toList());
            }
            return super.getChildren();
        }
    }

    private final class Row extends TreeCell<JsonItem> {
        private final Label name = Labels.of("", "key");
        private final Label value = new Label();
        private final HBox line = new HBox(name, value);
        private final Tooltip whole = new Tooltip();

        private Row() {
            whole.setWrapText(true);
            whole.setMaxWidth(Look.px(560));
            name.setMinWidth(USE_PREF_SIZE);
            value.setMinWidth(0);
            setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable JsonItem item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setContextMenu(null);
                setTooltip(null);
                return;
            }
            var key = item.key() == null ? null : Visible.of(item.key());
            boolean branch = item.kind() == JsonItem.Kind.OBJECT || item.kind() == JsonItem.Kind.ARRAY;
            name.setText(
                    key != null ? branch ? key + " " : key + ": " : item.parent() != null ? "[" + item.index() + "] " : branch ? "$ " : "");
            value.getStyleClass().setAll("label", switch (item.kind()) {
                case OBJECT, ARRAY -> "shape";
                case STRING -> "string";
                case NUMBER -> "number";
                case WORD -> "word";
            });
            value.setText(Visible.within(switch (item.kind()) {
                case OBJECT -> I18n.get("kit.json-object", item.children().size());
                case ARRAY -> I18n.get("kit.json-array", item.children().size());
                case STRING -> JsonItem.quoted(start(item.text()));
                case NUMBER, WORD -> start(item.text());
            }));
            whole.setText(value.getText());
            setTooltip(!branch && value.getText().length() > SHORT ? whole : null);
            setGraphic(line);
            setContextMenu(menu(item));
        }

        /** A line shows no more than this anyway, and measuring a megabyte of text takes seconds; copying gives all of it. */
        private String start(String text) {
            return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        }
    }
}
