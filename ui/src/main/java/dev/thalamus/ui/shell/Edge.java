package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.UiMemory;
import javafx.geometry.Insets;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The edge by which the inspector is drawn wider or narrower; the width is remembered. Confined to the FX thread. */
final class Edge extends Region {
    private static final double LEAST = 280, USUAL = 304, MOST = 480;
    private static final String KEY = "inspector.width";

    private final Region pane;
    private final UiMemory memory;
    private double grip;

    Edge(Region pane, UiMemory memory) {
        this.pane = pane;
        this.memory = memory;
        getStyleClass().add("inspector-edge");
        // Over the pane's own border, so that it takes no room.
        HBox.setMargin(this, new Insets(0, -5, 0, 0));
        setViewOrder(-1);
        visibleProperty().bind(pane.visibleProperty());
        managedProperty().bind(pane.visibleProperty());
        Look.zoomProperty().subscribe(() -> width(memory.get(KEY, USUAL, LEAST, MOST)));
        setOnMousePressed(event -> grip = event.getScreenX() + pane.getWidth());
        setOnMouseDragged(event -> width((grip - event.getScreenX()) / Look.zoomProperty().get()));
    }

    private void width(double design) {
        double width = Math.clamp(design, LEAST, MOST);
        memory.put(KEY, width);
        pane.setMinWidth(Look.px(width));
        pane.setPrefWidth(Look.px(width));
        pane.setMaxWidth(Look.px(width));
    }
}
