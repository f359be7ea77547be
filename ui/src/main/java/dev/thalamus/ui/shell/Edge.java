package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.UiMemory;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The edge by which the inspector is drawn wider or narrower, or moved by the arrow keys; the width is remembered. Confined to the FX thread. */
final class Edge extends Region {
    private static final double LEAST = 280, USUAL = 304, MOST = 480, STEP = 16;
    private static final String KEY = "inspector.width";

    private final StackPane holder;
    private final UiMemory memory;
    private double grip;

    /** @param pane what is made wider; its place is {@link #holder()}, as style sheets have the last word on its own width */
    Edge(Region pane, UiMemory memory) {
        this.memory = memory;
        holder = new StackPane(pane);
        holder.visibleProperty().bind(pane.visibleProperty());
        holder.managedProperty().bind(pane.visibleProperty());
        getStyleClass().add("inspector-edge");
        // Over the pane's own border, so that it takes no room.
        HBox.setMargin(this, new Insets(0, -5, 0, 0));
        setViewOrder(-1);
        visibleProperty().bind(pane.visibleProperty());
        managedProperty().bind(pane.visibleProperty());
        Look.follow(this, Look.zoomProperty(), () -> width(memory.get(KEY, USUAL, LEAST, MOST)));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        accessibleTextProperty().bind(I18n.text("shell.inspector-width"));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                width(memory.get(KEY, USUAL, LEAST, MOST) + (event.getCode() == KeyCode.LEFT ? STEP : -STEP));
                event.consume();
            }
        });
        setOnMousePressed(event -> grip = event.getScreenX() + holder.getWidth());
        setOnMouseDragged(event -> width((grip - event.getScreenX()) / Look.zoomProperty().get()));
    }

    private void width(double design) {
        double width = Math.clamp(design, LEAST, MOST);
        memory.put(KEY, width);
        holder.setMinWidth(Look.px(width));
        holder.setPrefWidth(Look.px(width));
        holder.setMaxWidth(Look.px(width));
    }

    /** Where the pane lies. */
    Node holder() { return holder; }
}
