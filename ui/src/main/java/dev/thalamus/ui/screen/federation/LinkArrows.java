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
 * <p>An arrow is whole when the hub at its foot made a link, and thin when signals only use the other one's; both are dashed when nothing flows, and
 * crossed out where somebody must act.
 */
final class LinkArrows {
    private static final double HEAD = 8;
    private static final double CLEAR = 7;
    private static final double STROKE = 8;
    private static final double FLAT = 0.4;

    private final Arrow out = new Arrow();
    private final Arrow in = new Arrow();
    private final List<Line> strokes = List.of(new Line(), new Line());
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
            lie(line, from, foot);
            Point2D one = foot.add(across.multiply(size * 0.45));
            Point2D other = foot.subtract(across.multiply(size * 0.45));
            head.getPoints().setAll(to.getX(), to.getY(), one.getX(), one.getY(), other.getX(), other.getY());
        }

        void show(String tone, boolean made, boolean flows) {
            String use = made ? "made" : "used";
            line.getStyleClass().setAll("peer-line", "tone-" + tone, flows ? use : "broken");
            head.getStyleClass().setAll("peer-head", "tone-" + tone);
        }

        Point2D at(double share) {
            return new Point2D(line.getStartX() + (line.getEndX() - line.getStartX()) * share,
                    line.getStartY() + (line.getEndY() - line.getStartY()) * share);
        }
    }

    LinkArrows() {
        label.setMouseTransparent(true);
        strokes.forEach(stroke -> stroke.setMouseTransparent(true));
    }

    List<Node> shapes() { return List.of(out.line, out.head, in.line, in.head, strokes.getFirst(), strokes.getLast()); }

    Node label() { return label; }

    void show(String words, String tone, boolean dialled, boolean accepted, boolean flows, boolean stuck) {
        boolean news = !words.equals(label.getText());
        label.show(words, tone);
        if (news) {
            label.getParent().requestLayout();
        }
        out.show(tone, dialled, flows);
        in.show(tone, accepted, flows);
        strokes.forEach(stroke -> {
            stroke.setVisible(stuck);
            stroke.getStyleClass().setAll("peer-line", "made", "tone-" + tone);
        });
    }

    /** A place on the way from this hub to the other one, or back; {@code share} is 0 where it begins and 1 where it ends. */
    Point2D at(boolean outwards, double share) {
        return (outwards ? out : in).at(share);
    }

    /** Between the edges of two boxes, {@code apart} from each other; the words stand beside the lines, inside {@code height}. */
    void lay(Point2D own, Point2D other, double apart, double height) {
        Point2D along = other.subtract(own).normalize();
        // Ends stay on the edges of the boxes: they are moved along these, and the farther the steeper the line.
        double down = apart / (Math.abs(along.getX()) < FLAT ? Math.copySign(FLAT, along.getX()) : along.getX());
        Point2D across = new Point2D(0, down);
        out.lay(own.add(across), other.add(across));
        in.lay(other.subtract(across), own.subtract(across));
        Point2D middle = own.midpoint(other);
        Point2D slant = new Point2D(along.getX() + along.getY(), along.getY() - along.getX()).multiply(Look.px(STROKE));
        Point2D step = along.multiply(Look.px(3));
        Point2D crossing = out.at(0.5);
        lie(strokes.getFirst(), crossing.subtract(step).subtract(slant), crossing.subtract(step).add(slant));
        lie(strokes.getLast(), crossing.add(step).subtract(slant), crossing.add(step).add(slant));
        label.autosize();
        double half = label.getWidth() / 2;
        // The line that is nearer at either end of the words decides how far they stay away.
        double rise = Math.abs(along.getX()) < 0.01 ? 0 : Math.abs(along.getY() / along.getX()) * half;
        double away = rise + Math.abs(down) + Look.px(CLEAR);
        double y = other.getY() <= own.getY() ? middle.getY() - away - label.getHeight() : middle.getY() + away;
        label.relocate(Math.rint(middle.getX() - half), Math.rint(Math.clamp(y, 0, Math.max(0, height - label.getHeight()))));
    }

    private static void lie(Line line, Point2D from, Point2D to) {
        line.setStartX(from.getX());
        line.setStartY(from.getY());
        line.setEndX(to.getX());
        line.setEndY(to.getY());
    }
}
