package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SearchField;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.part.HubText;
import dev.thalamus.ui.screen.console.Console.Discovery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the hub can be asked, by group; choosing a method begins a request. Confined to the FX thread. */
final class MethodTree extends VBox {
    /** A line: a group with its number of methods, or a method. */
    private record Line(String text, int count, RpcDocument.@Nullable Method method) {}

    private final Console console;
    private final SearchField search = new SearchField(I18n.text("console.find-method"));
    private final TreeView<Line> tree = new TreeView<>();
    private final StackPane place = new StackPane();
    private final Label source = Labels.of("", Style.CAPTION, Style.MUTED);
    private boolean following;

    MethodTree(Console console) {
        this.console = console;
        getStyleClass().add("method-tree");
        search.setId("console-find");
        search.textProperty().subscribe(this::fill);
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                tree.requestFocus();
                first(tree.getRoot());
                event.consume();
            }
        });
        tree.setId("console-methods");
        tree.getStyleClass().add(Style.ROWS_28);
        tree.setShowRoot(false);
        tree.accessibleTextProperty().bind(I18n.text("console.methods"));
        tree.setCellFactory(_ -> new Cell());
        tree.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        VBox.setVgrow(place, Priority.ALWAYS);
        var foot = new HBox(source);
        foot.getStyleClass().add("foot");
        var find = new HBox(search);
        find.getStyleClass().add("find");
        HBox.setHgrow(search, Priority.ALWAYS);
        getChildren().addAll(find, place, foot);
        console.discovery().subscribe(this::show);
        I18n.follow(this, this::show);
        console.draft().state().subscribe(this::follow);
        show();
    }

    /** Puts the keyboard into the search. */
    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void show() {
        source.setText(switch (console.discovery().get()) {
            case Discovery.Known(RpcDocument known) -> I18n.get("console.source", known.version());
            case Discovery.Asking _,Discovery.Silent _,Discovery.Unreachable _ -> "";
        });
        place.getChildren().setAll(switch (console.discovery().get()) {
            case Discovery.Known _ -> tree;
            case Discovery.Asking _ -> new EmptyState(Icons.CLOCK, I18n.text("console.asking"), I18n.text("console.asking-next"));
            case Discovery.Silent(String why) -> empty(Icons.CODE, "console.silent", I18n.get("console.silent-next", HubText.said(why)));
            case Discovery.Unreachable(Target.Failure.Kind kind, String detail) ->
                empty(Icons.UNPLUG, "console.unreachable", Failures.sentence(kind, detail));
        });
        fill();
    }

    private Node empty(Icons icon, String title, String why) {
        return new EmptyState(icon, I18n.text(title), new javafx.beans.property.SimpleStringProperty(why),
                Buttons.text(Icons.REFRESH, I18n.text("console.cmd.discover"), console::discover, Style.SMALL));
    }

    private void fill() {
        String words = search.getText().toLowerCase(Locale.ROOT).strip();
        Map<String, TreeItem<Line>> groups = new LinkedHashMap<>();
        var root = new TreeItem<>(new Line("", 0, null));
        Map<String, List<RpcDocument.Method>> byGroup = new LinkedHashMap<>();
        for (RpcDocument.Method method : console.document().methods()) {
            if ((method.name() + " " + method.summary() + " " + RpcText.of(method.summary())).toLowerCase(Locale.ROOT).contains(words)) {
                byGroup.computeIfAbsent(method.group(), _ -> new java.util.ArrayList<>()).add(method);
            }
        }
        byGroup.forEach((group, methods) -> {
            var branch = groups.computeIfAbsent(group, name -> new TreeItem<>(new Line(name, methods.size(), null)));
            branch.setExpanded(true);
            methods.forEach(method -> branch.getChildren().add(new TreeItem<>(new Line(method.word(), 0, method))));
            root.getChildren().add(branch);
        });
        following = true;
        tree.setRoot(root);
        following = false;
        follow();
    }

    /** Shows the method that is being written, without taking the keyboard. */
    private void follow() {
        if (following || tree.getRoot() == null) {
            return;
        }
        following = true;
        String name = console.method().map(RpcDocument.Method::name).orElse("");
        tree.getSelectionModel().clearSelection();
        for (TreeItem<Line> group : tree.getRoot().getChildren()) {
            for (TreeItem<Line> item : group.getChildren()) {
                RpcDocument.Method method = item.getValue().method();
                if (method != null && method.name().equals(name)) {
                    tree.getSelectionModel().select(item);
                }
            }
        }
        following = false;
    }

    private void chosen(@Nullable TreeItem<Line> item) {
        RpcDocument.Method method = item == null ? null : item.getValue().method();
        if (!following && method != null) {
            following = true;
            console.draft().method(method);
            following = false;
        }
    }

    private void first(@Nullable TreeItem<Line> root) {
        if (root != null && !root.getChildren().isEmpty() && tree.getSelectionModel().isEmpty()) {
            tree.getSelectionModel().select(root.getChildren().getFirst().getChildren().getFirst());
        }
    }

    private static final class Cell extends TreeCell<Line> {
        private final Label text = new Label();
        private final Label count = Labels.of("", Style.CAPTION, Style.SUBTLE);
        private final HBox line = new HBox(text, Labels.spacer(), count);

        Cell() {
            line.getStyleClass().add("line");
            text.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : line);
            setTooltip(null);
            if (item == null) {
                return;
            }
            boolean group = item.method() == null;
            text.setText(item.text());
            text.getStyleClass().setAll("label", group ? "group" : "method");
            count.setText(group ? Formats.count(item.count()) : "");
            if (item.method() != null) {
                setTooltip(new Tooltip(item.method().name() + "\n" + RpcText.of(item.method().summary())));
            }
        }
    }
}
