package dev.thalamus.hub.rpc;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A signal as calls show it. */
record SignalShape(
        long sequence,
        @Doc("seconds since 1970") BigDecimal time,
        String protocol,
        @Nullable String type,
        String from,
        String to,
        @Doc("hash of the instance that got it, or empty") String instance,
        String outcome,
        @Doc("why it was not delivered at once, or null") @Nullable String reason,
        @Doc("to how many links it was handed") int receivers,
        @Doc("milliseconds in this hub, 0 when nothing was handed over") double latency_ms,
        String msg_id,
        @Doc("bytes of the frame") int size,
        @Doc("JSON as text") String payload,
        @Doc("whether payload is only its beginning") boolean cut) {
    static final int PREVIEW = 256;

    static SignalShape of(SignalRecord signal, boolean whole) {
        String payload = signal.payload();
        boolean cut = !whole && payload.length() > PREVIEW;
        int end = cut ? PREVIEW - (Character.isHighSurrogate(payload.charAt(PREVIEW - 1)) ? 1 : 0) : 0;
        SignalType type = signal.type();
        return new SignalShape(signal.sequence(), BigDecimal.valueOf(signal.timeMicros(), 6), signal.protocol().label(),
                type == null ? null : type.name(),
                signal.sourceName(), signal.targetName().isEmpty() ? signal.target() : signal.targetName(), signal.instance(),
                signal.outcome().name().toLowerCase(Locale.ROOT),
                signal.reason() == dev.thalamus.hub.model.Reason.NONE ? null : signal.reason().sentence(), signal.fanout(),
                signal.latencyNanos() / 1e6, signal.messageId(), signal.size(), cut ? payload.substring(0, end) : payload, cut);
    }
}
