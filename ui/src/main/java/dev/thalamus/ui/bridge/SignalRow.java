package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import org.jspecify.annotations.Nullable;

/**
 * What a table shows of a signal, without its bytes. Immutable.
 *
 * @param source the sender's name, or its hash when it has none here
 * @param target the receiver's name, or what the sender wrote when nobody was found; empty for a broadcast
 * @param conversation what its payload names as conversation, empty when it names none or is longer than {@value SignalRows#READ_WHOLE} bytes
 * @param preview the beginning of the payload, {@value SignalRows#PREVIEW} bytes at most, on one line
 * @see dev.thalamus.hub.model.SignalRecord
 */
public record SignalRow(
        long sequence,
        long timeMicros,
        long latencyNanos,
        Protocol protocol,
        @Nullable SignalType type,
        Outcome outcome,
        Reason reason,
        String source,
        String target,
        int fanout,
        int size,
        String conversation,
        String preview) {}
