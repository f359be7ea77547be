package dev.thalamus.ui.shell;

import dev.thalamus.ui.screen.Desk.Overlay;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Cards over the window, the last one on top; the rest lies under a scrim. Confined to the FX thread. */
final class Overlays {
    private record Layer(StackPane scrim, @Nullable Node focusBefore) {}

    private final StackPane root;
    private final Deque<Layer> layers = new ArrayDeque<>();

    Overlays(StackPane root) { this.root = root; }

    boolean any() { return !layers.isEmpty(); }

    /** Lays a card; a click beside it closes it. */
    Overlay lay(Node card, Pos where) {
        var scrim = new StackPane(card);
        scrim.getStyleClass().add("scrim");
        StackPane.setAlignment(card, where);
        if (card instanceof Region region) {
            region.setMaxHeight(Region.USE_PREF_SIZE);
        }
        var layer = new Layer(scrim, root.getScene() == null ? null : root.getScene().getFocusOwner());
        layers.push(layer);
        root.getChildren().add(scrim);
        // What a scroll pane holds can take the keyboard only once the pane has its skin.
        scrim.applyCss();
        scrim.setOnMousePressed(event -> {
            if (event.getTarget() == scrim) {
                remove(layer);
            }
        });
        return () -> remove(layer);
    }

    /** Closes the card on top. */
    void closeTop() {
        if (!layers.isEmpty()) {
            remove(layers.peek());
        }
    }

    private void remove(Layer layer) {
        if (layers.remove(layer)) {
            root.getChildren().remove(layer.scrim);
            if (layer.focusBefore != null) {
                layer.focusBefore.requestFocus();
            }
        }
    }
}
