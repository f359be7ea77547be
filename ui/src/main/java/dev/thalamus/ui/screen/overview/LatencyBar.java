package dev.thalamus.ui.screen.overview;

import dev.thalamus.ui.bridge.LatencyFeed.Line;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** From the 5th to the 99.9th percentile, the middle half marked, on a logarithmic scale from 1 µs. Confined to the FX thread. */
final class LatencyBar extends Region {
    static final long FROM_NANOS = 1_000;
    private static final long USUAL_NANOS = 1_000_000_000, LONG_NANOS = 1_000_000_000_000L;

    private final Region track = part("track");
    private final Region wide = part("wide");
    private final Region core = part("core");
    private final Region tick = part("tick");
    private @Nullable Line line;
    private long most = USUAL_NANOS;

    LatencyBar() {
        getStyleClass().add("latency-bar");
        getChildren().addAll(track, wide, core, tick);
    }

    /** Where the scale of bars for these lines ends: 1 s, or 1,000 s when one reaches further. */
    static long scale(List<Line> lines) {
        return lines.stream().anyMatch(line -> line.p999() > USUAL_NANOS) ? LONG_NANOS : USUAL_NANOS;
    }

    void show(@Nullable Line now, long mostNanos) {
        line = now;
        most = mostNanos;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) { return 12; }

    @Override
    protected void layoutChildren() {
        double width = getWidth(), middle = Math.rint(getHeight() / 2);
        track.resizeRelocate(0, middle, width, 1);
        Line now = line;
        boolean there = now != null;
        wide.setVisible(there);
        core.setVisible(there);
        tick.setVisible(there);
        if (now != null) {
            place(wide, at(now.p5()), at(now.p999()), middle - 3, 6);
            place(core, at(now.p50()), at(now.p95()), middle - 3, 6);
            place(tick, at(now.p50()) - 1, at(now.p50()) + 1, middle - 6, 12);
        }
    }

    private double at(long nanos) {
        double share = Math.log((double) nanos / FROM_NANOS) / Math.log((double) most / FROM_NANOS);
        return Math.rint(Math.clamp(share, 0, 1) * getWidth());
    }

    private static void place(Region part, double from, double to, double y, double height) {
        part.resizeRelocate(from, y, Math.max(2, to - from), height);
    }

    private static Region part(String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        return part;
    }
}
