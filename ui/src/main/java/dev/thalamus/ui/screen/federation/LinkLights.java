package dev.thalamus.ui.screen.federation;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.part.PassingSignals.Batch;
import dev.thalamus.ui.screen.part.PassingSignals.Passed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/**
 * Signals on their way between hubs, each a dot in its type's colour that runs along its link. Confined to the FX thread.
 *
 * <p>At most {@value #MOST} at once and {@value #MOST_EACH} a link and direction; for the rest it says of how many one is shown. Nothing moves where a
 * person wants less motion.
 */
final class LinkLights extends Pane {
    static final int MOST = 200;
    static final int MOST_EACH = 24;
    private static final double MILLIS = 900;
    private static final double RADIUS = 3.5;
    private static final double KEPT = 0.85;

    private record Way(LinkArrows link, boolean outwards) {}

    private record Dot(Way way, Circle circle, long bornNanos) {}

    private final Function<String, @Nullable LinkArrows> links;
    private final List<Dot> dots = new ArrayList<>();
    private final Deque<Circle> spare = new ArrayDeque<>();
    private final Label sampled = Labels.of("", Style.CAPTION, Style.MUTED);
    private double passed;
    private double shown;
    private final AnimationTimer clock = new AnimationTimer() {
        @Override
        public void handle(long nanos) { move(nanos); }
    };

    /** @param links the link to a domain, while signals go over it */
    LinkLights(Function<String, @Nullable LinkArrows> links) {
        this.links = links;
        setId("link-lights");
        setMouseTransparent(true);
        sampled.setId("link-lights-sampled");
        getChildren().add(sampled);
        sampled.setVisible(false);
    }

    /** Starts dots for what passed between this hub and others. */
    void pass(Batch batch) {
        if (Look.motion(MILLIS).toMillis() <= 0 || getScene() == null) {
            clear();
            return;
        }
        double each = batch.sample().isEmpty() ? 0 : (double) batch.count() / batch.sample().size();
        passed *= KEPT;
        shown *= KEPT;
        for (Passed signal : batch.sample()) {
            Way way = way(signal);
            if (way != null) {
                passed += each;
                shown += start(way, signal.type()) ? 1 : 0;
            }
        }
        long oneOf = Math.round(passed / Math.max(1, shown));
        sampled.setVisible(oneOf > 1);
        sampled.setText(I18n.get("federation.one-of", Math.max(1, oneOf)));
        requestLayout();
    }

    /** Ends all movement. */
    void clear() {
        clock.stop();
        dots.forEach(dot -> getChildren().remove(dot.circle));
        dots.clear();
        passed = 0;
        shown = 0;
        sampled.setVisible(false);
    }

    /** A signal for {@code name@domain} goes out; one from there comes in; all others stay within this hub. */
    private @Nullable Way way(Passed signal) {
        LinkArrows out = links.apply(domain(signal.target()));
        if (out != null) {
            return new Way(out, true);
        }
        LinkArrows in = links.apply(domain(signal.source()));
        return in == null ? null : new Way(in, false);
    }

    private static String domain(String name) { return name.substring(name.indexOf('@') + 1); }

    private boolean start(Way way, int type) {
        if (dots.size() >= MOST || dots.stream().filter(dot -> dot.way.equals(way)).count() >= MOST_EACH) {
            return false;
        }
        Circle circle = spare.isEmpty() ? new Circle() : spare.pop();
        circle.setRadius(Look.px(RADIUS));
        circle.setFill(Look.palette().fill(SignalShape.ofCode(type)));
        circle.setManaged(false);
        place(circle, way, 0);
        getChildren().add(circle);
        dots.add(new Dot(way, circle, System.nanoTime()));
        if (dots.size() == 1) {
            clock.start();
        }
        return true;
    }

    private void move(long ignored) {
        long now = System.nanoTime();
        dots.removeIf(dot -> {
            double share = (now - dot.bornNanos) / (MILLIS * 1e6);
            if (share >= 1) {
                getChildren().remove(dot.circle);
                spare.push(dot.circle);
                return true;
            }
            place(dot.circle, dot.way, share);
            return false;
        });
        if (dots.isEmpty()) {
            clear();
        }
    }

    private static void place(Circle circle, Way way, double share) {
        Point2D at = way.link.at(way.outwards, share);
        circle.setCenterX(at.getX());
        circle.setCenterY(at.getY());
    }

    @Override
    protected void layoutChildren() {
        sampled.autosize();
        sampled.relocate(getWidth() - sampled.getWidth() - Look.px(16), getHeight() - sampled.getHeight() - Look.px(8));
    }
}
