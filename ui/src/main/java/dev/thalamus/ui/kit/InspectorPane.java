package dev.thalamus.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The drawer at the right that shows one thing: a bar (back, forward, kind, detach, close), its identity, tabs, a foot. Confined to the FX
 * thread. What is shown and in which order is up to whoever fills it.
 */
public final class InspectorPane extends VBox {
    private final Button back, forward, detach, close;
    private final javafx.scene.control.Label kind = Labels.of("", "kind");
    private final VBox identity = new VBox();
    private final TabPane tabs = new TabPane();
    private final HBox foot = new HBox();

    public InspectorPane(Runnable onBack, Runnable onForward, Runnable onDetach, Runnable onClose) {
        getStyleClass().add("inspector");
        back = Buttons.icon(Icons.CHEVRON_LEFT, I18n.text("kit.back"), onBack, Style.SMALL);
        forward = Buttons.icon(Icons.CHEVRON_RIGHT, I18n.text("kit.forward"), onForward, Style.SMALL);
        detach = Buttons.icon(Icons.WINDOW, I18n.text("kit.detach"), onDetach, Style.SMALL);
        close = Buttons.icon(Icons.CLOSE, I18n.text("kit.close"), onClose, Style.SMALL);
        var bar = new HBox(back, forward, kind, Labels.spacer(), detach, close);
        bar.getStyleClass().add("inspector-bar");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        setVgrow(tabs, Priority.ALWAYS);
        foot.getStyleClass().add("inspector-foot");
        foot(new Node[0]);
        getChildren().addAll(bar, identity, tabs, foot);
    }

    /** The four buttons of the bar, to enable or hide: back, forward, detach, close. */
    public Button back() { return back; }

    public Button forward() { return forward; }

    public Button detach() { return detach; }

    public Button close() { return close; }

    /** Shows a thing: what kind it is, its header, its tabs (the one with the selected title stays selected), and buttons at the foot. */
    public void show(ObservableValue<String> kindName, Identity header, Tab[] pages, Node... buttons) {
        kind.textProperty().bind(kindName);
        identity.getChildren().setAll(header);
        var selected = tabs.getSelectionModel().getSelectedItem();
        var before = selected == null ? "" : selected.getText();
        tabs.getTabs().setAll(pages);
        for (var page : pages)
            if (page.getText().equals(before))
                tabs.getSelectionModel().select(page);
        foot(buttons);
    }

    private void foot(Node... buttons) {
        foot.getChildren().setAll(buttons);
        foot.setVisible(buttons.length > 0);
        foot.setManaged(buttons.length > 0);
    }

    /** A tab whose body scrolls; put {@link PropertyRow}s and {@link #section} titles into it. */
    public static Tab tab(ObservableValue<String> title, Node... body) {
        var column = new VBox(body);
        column.getStyleClass().add("inspector-body");
        var scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        var tab = new Tab();
        tab.textProperty().bind(title);
        tab.setContent(scroll);
        return tab;
    }

    /** A tab that something which scrolls itself fills. */
    public static Tab filled(ObservableValue<String> title, Node body) {
        var tab = new Tab();
        tab.textProperty().bind(title);
        tab.setContent(body);
        return tab;
    }

    /** A section below a line that reaches from edge to edge. */
    public static VBox section(ObservableValue<String> title, Node... body) {
        var section = new VBox(Labels.line(), Labels.of(title, "section-title"));
        section.getStyleClass().add("section");
        section.getChildren().addAll(body);
        return section;
    }

    /** The header: a tile of 32 pixels, a title, a line under it. */
    public static final class Identity extends HBox {
        public Identity(Node tile, Node title, ObservableValue<String> subtitle) {
            getStyleClass().add("identity");
            title.getStyleClass().add("title");
            getChildren().addAll(tile, new VBox(title, Labels.of(subtitle, "subtitle")));
        }

        /** A tile with an icon. */
        public static Node tile(Icons icon) { return tile(icon.node(20)); }

        /** A tile with a signal type's glyph on its soft ground. */
        public static Node tile(SignalShape type) {
            var glyph = new SignalGlyph(type);
            glyph.getStyleClass().add("size-16");
            var tile = tile(glyph);
            tile.getStyleClass().addAll("signal", type.styleClass());
            return tile;
        }

        private static Node tile(Node sign) {
            var tile = new javafx.scene.layout.StackPane(sign);
            tile.getStyleClass().add("icon-tile");
            return tile;
        }
    }
}
