package dev.thalamus.hub.web;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * New signals for a dashboard. Immutable. Never their payload: whoever opens the page need not be whom it was written for.
 *
 * @param leftOut how many this page was not shown since it was opened, because there were more than it takes
 */
record LiveSignals(long leftOut, List<Row> signals) {
    /**
     * One signal.
     *
     * @param time milliseconds since 1970
     * @param to empty for a broadcast
     * @param micros from reading to handing over, 0 when nothing was handed over
     */
    record Row(long number, long time, @Nullable String type, String protocol, String from, String to, int bytes, String outcome,
            @Nullable String reason, double micros, int receivers) {
        static Row of(SignalRecord signal) {
            return new Row(signal.sequence(), signal.timeMicros() / 1_000, signal.type() == null ? null : signal.type().name(),
                    signal.protocol().label(), signal.sourceName().isEmpty() ? signal.source() : signal.sourceName(),
                    signal.targetName().isEmpty() ? signal.target() : signal.targetName(), signal.size(), lower(signal.outcome()),
                    signal.reason() == Reason.NONE ? null : signal.reason().sentence(), signal.latencyNanos() / 1e3, signal.fanout());
        }

        private static String lower(Outcome outcome) { return outcome.name().toLowerCase(Locale.ROOT); }
    }
}
