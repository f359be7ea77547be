package dev.thalamus.hub.core;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;

/** Where routed signals are written down: the journal. Called in turns; must neither block nor allocate. */
public interface SignalLog {
    /**
     * Writes one signal down.
     *
     * @param timeMicros wall clock, microseconds since 1970
     * @param latencyNanos from reading to handing over, 0 when nothing was handed over
     * @param type byte of the signal's type, -1 when the protocol has none
     * @param sourceName UTF-8, as {@code targetName} and {@code instance}; empty when there is none
     * @return its sequence
     */
    long append(
            long timeMicros,
            long latencyNanos,
            Protocol protocol,
            int type,
            Outcome outcome,
            Reason reason,
            byte[] sourceName,
            byte[] targetName,
            byte[] instance,
            int fanout,
            byte[] frame,
            int offset,
            int length);
}
