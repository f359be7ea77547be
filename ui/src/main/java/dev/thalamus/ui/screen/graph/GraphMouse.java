package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.paint.Viewport;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * The mouse on the graph: wheel zooms, drag moves the view or a node, click selects. Confined to the FX thread.
 */
final class GraphMouse {
    private static final double WHEEL = 1.0015;

    /** What a click leads to. */
    interface Answers {
        /** Something, or nothing, was clicked. */
        void clicked(@Nullable GraphItem item);

        /** A node was put somewhere. */
        void dropped(GraphNode node);
    }

    private final GraphCanvas canvas;
    private final Answers answers;
    private @Nullable GraphNode dragged;
    private double lastX;
    private double lastY;

    GraphMouse(GraphCanvas canvas, Answers answers) {
        this.canvas = canvas;
        this.answers = answers;
        canvas.setOnMouseMoved(this::hover);
        canvas.setOnMouseExited(_ -> canvas.hovered().set(null));
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseReleased(this::release);
        canvas.setOnScroll(this::scroll);
    }

    private @Nullable GraphItem at(double x, double y) {
        GraphNode node = canvas.picker().nodeAt(x, y);
        return node != null ? node : canvas.picker().edgeAt(x, y);
    }

    private void hover(MouseEvent event) {
        GraphItem item = at(event.getX(), event.getY());
        if (item != canvas.hovered().get()) {
            canvas.hovered().set(item);
            canvas.setCursor(item == null ? Cursor.DEFAULT : Cursor.HAND);
        }
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
        dragged = event.getButton() == MouseButton.PRIMARY ? canvas.picker().nodeAt(lastX, lastY) : null;
    }

    private void drag(MouseEvent event) {
        if (event.isStillSincePress() || event.isSecondaryButtonDown()) {
            return;
        }
        double dx = event.getX() - lastX, dy = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        Viewport view = canvas.view();
        canvas.hovered().set(null);
        if (dragged == null) {
            canvas.setCursor(Cursor.CLOSED_HAND);
            view.pan(dx, dy);
        } else {
            dragged.moveTo(dragged.x() + dx / view.zoom(), dragged.y() + dy / view.zoom());
        }
        canvas.moved();
    }

    private void release(MouseEvent event) {
        GraphNode node = dragged;
        dragged = null;
        canvas.setCursor(Cursor.DEFAULT);
        if (event.isStillSincePress()) {
            if (event.getButton() == MouseButton.PRIMARY) {
                answers.clicked(at(event.getX(), event.getY()));
            }
        } else if (node != null) {
            answers.dropped(node);
        }
    }

    /** A wheel zooms at the pointer; two fingers on a pad move the view, with Ctrl they zoom. */
    private void scroll(ScrollEvent event) {
        boolean pad = event.isDirect() || event.getTouchCount() > 0 || event.getDeltaX() != 0;
        if (pad && !event.isShortcutDown()) {
            canvas.view().pan(event.getDeltaX(), event.getDeltaY());
            canvas.moved();
        } else {
            canvas.zoomBy(Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }
}
