package dev.thalamus.ui.screen.federation;

import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.Look;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/**
 * What joins this hub and another: one arrow away from each, because signals go both ways over whatever link stands. Confined to the FX thread.
 *
 * <p>An arrow is whole when the hub at its foot made a link, and thin when signals only use the other one's; both are dashed when nothing flows.
 */
final class LinkArrows {
    private static final double HEAD = 8;

    private final Arrow out = new Arrow();
    private final Arrow in = new Arrow();
    private final Chip label = new Chip("", "");

    private static final class Arrow {
        final Line line = new Line();
        final Polygon head = new Polygon();

        Arrow() {
            line.setMouseTransparent(true);
            head.setMouseTransparent(true);
        }

        void lay(Point2D from, Point2D to) {
            Point2D along = to.subtract(from).normalize();
            Point2D across = new Point2D(-along.getY(), along.getX());
            double size = Look.px(HEAD);
            Point2D foot = to.subtract(along.multiply(size));
            line.setStartX(from.getX());
            line.setStartY(from.getY());
            line.setEndX(foot.getX());
            line.setEndY(foot.getY());
            Point2D one = foot.add(across.multiply(size * 0.45));
            Point2D other = foot.subtract(across.multiply(size * 0.45));
            head.getPoints().setAll(to.getX(), to.getY(), one.getX(), one.getY(), other.getX(), other.getY());
        }

        void show(String tone, boolean made, boolean flows) {
            String use = made ? "made" : "used";
            line.getStyleClass().setAll("peer-line", "tone-" + tone, flows ? use : "broken");
            head.getStyleClass().setAll("peer-head", "tone-" + tone);
        }
    }

    LinkArrows() { label.setMouseTransparent(true); }

    List<Node> shapes() { return List.of(out.line, out.head, in.line, in.head); }

    Node label() { return label; }

    void show(String words, String tone, boolean dialled, boolean accepted, boolean flows) {
        label.show(words, tone);
        out.show(tone, dialled, flows);
        in.show(tone, accepted, flows);
    }

    /** Between the edges of two boxes, {@code apart} from each other. */
    void lay(Point2D own, Point2D other, double apart) {
        Point2D along = other.subtract(own).normalize();
        Point2D across = new Point2D(-along.getY(), along.getX()).multiply(apart);
        out.lay(own.add(across), other.add(across));
        in.lay(other.subtract(across), own.subtract(across));
        Point2D middle = own.midpoint(other);
        label.autosize();
        label.relocate(Math.rint(middle.getX() - label.getWidth() / 2), Math.rint(middle.getY() - label.getHeight() / 2));
    }
}
