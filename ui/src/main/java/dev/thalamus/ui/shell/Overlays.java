package dev.thalamus.ui.shell;

import dev.thalamus.ui.screen.Desk.Overlay;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Cards over the window, the last one on top; the rest lies under a scrim, where the keyboard does not get either. Confined to the FX thread. */
final class Overlays {
    private record Layer(StackPane scrim, @Nullable Node focusBefore) {}

    private final StackPane root;
    private final Deque<Layer> layers = new ArrayDeque<>();

    Overlays(StackPane root) {
        this.root = root;
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::turnBack);
    }

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
        List<Node> stops = stops(card);
        (stops.isEmpty() ? card : stops.getFirst()).requestFocus();
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

    /** Tab goes from the end of the card on top to its beginning, Shift+Tab the other way. */
    private void turnBack(KeyEvent event) {
        Layer top = layers.peek();
        Node at = root.getScene().getFocusOwner();
        if (event.getCode() != KeyCode.TAB || event.isShortcutDown() || top == null || at == null) {
            return;
        }
        List<Node> stops = stops(top.scrim);
        if (stops.isEmpty()) {
            event.consume();
        } else if (covered(at, top.scrim) || at == (event.isShiftDown() ? stops.getFirst() : stops.getLast())) {
            (event.isShiftDown() ? stops.getLast() : stops.getFirst()).requestFocus();
            event.consume();
        }
    }

    /** Whether it lies under that scrim. */
    private boolean covered(Node node, Node scrim) {
        Node layer = node;
        while (layer.getParent() != null && layer.getParent() != root) {
            layer = layer.getParent();
        }
        return layer != scrim && layer.getViewOrder() >= 0;
    }

    /** What can take the keyboard, in the order of Tab. */
    private static List<Node> stops(Node node) {
        var stops = new ArrayList<Node>();
        if (node.isVisible() && !node.isDisabled()) {
            if (node.isFocusTraversable()) {
                stops.add(node);
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> stops.addAll(stops(child)));
            }
        }
        return stops;
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
