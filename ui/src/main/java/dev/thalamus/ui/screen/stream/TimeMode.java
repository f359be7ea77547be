package dev.thalamus.ui.screen.stream;

import dev.thalamus.ui.kit.Formats;
import java.time.Instant;

/** How the time of a signal is written. */
enum TimeMode {
    /** The time of day. */
    ABSOLUTE,
    /** Since the hub began to listen. */
    RELATIVE,
    /** Since the signal above. */
    DELTA;

    /** @param before the time of the signal above, microseconds since 1970, or 0 */
    String format(long micros, long before, long startedMillis) {
        return switch (this) {
            case ABSOLUTE -> Formats.timeMillis(Instant.ofEpochMilli(micros / 1_000));
            case RELATIVE -> clock(micros - startedMillis * 1_000);
            case DELTA -> before == 0 ? Formats.NONE : Formats.delta((micros - before) * 1_000);
        };
    }

    private static String clock(long micros) {
        long millis = Math.abs(micros) / 1_000;
        long seconds = millis / 1_000;
        return (micros < 0 ? "−" : "+") + Formats.stopwatch(java.time.Duration.ofSeconds(seconds)) + "." + "%03d".formatted(millis % 1_000);
    }
}
