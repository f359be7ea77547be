package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.bridge.Throughput;
import dev.thalamus.ui.kit.ActivityStrip;
import java.time.Duration;
import java.time.Instant;

/** Fills the strip above the table with the last ten minutes. Confined to the FX thread. */
final class StreamActivity {
    private static final int BARS = 200;
    private static final int SECONDS_EACH = 3;

    private final Throughput throughput;
    private final ActivityStrip strip = new ActivityStrip();
    private long shown = -1;

    StreamActivity(Throughput throughput) { this.throughput = throughput; }

    ActivityStrip view() { return strip; }

    /** Draws anew when a second has passed; bars begin at whole multiples, so that they do not flicker. */
    void show() {
        long newest = throughput.newestSecond();
        if (newest == shown) {
            return;
        }
        shown = newest;
        long end = newest < 0 ? System.currentTimeMillis() / 1_000 : newest;
        long from = (end / SECONDS_EACH + 1 - BARS) * SECONDS_EACH;
        var counts = new long[BARS][SignalType.values().length];
        for (int bar = 0; bar < BARS; bar++) {
            for (SignalType type : SignalType.values()) {
                double sum = 0;
                for (int second = 0; second < SECONDS_EACH; second++) {
                    sum += throughput.at(from + (long) bar * SECONDS_EACH + second, type);
                }
                counts[bar][type.code()] = Math.round(sum);
            }
        }
        strip.show(counts, Instant.ofEpochSecond(from), Duration.ofSeconds(SECONDS_EACH));
    }
}
