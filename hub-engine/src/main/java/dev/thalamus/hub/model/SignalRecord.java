package dev.thalamus.hub.model;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One routed signal as the history keeps it. Immutable; {@link #raw} is never written to.
 *
 * @param sequence number in this hub's history, from 1, without gaps except those the history itself reports
 * @param timeMicros wall clock when the hub took it, microseconds since 1970
 * @param latencyNanos from the read that brought it to the hand-over; 0 when nothing was handed over
 * @param type the signal's type, or null for protocols that have none
 * @param sourceName the sender's name as registered, empty when unknown
 * @param instance hash of the instance that got it; empty for broadcasts, refusals and queued signals
 * @param targetName name of the receiver as resolved by the router; empty for a broadcast
 * @param fanout how many links it was handed to
 * @param raw the frame as it came; for neural signals the 34-byte header, names and payload
 */
public record SignalRecord(
        long sequence,
        long timeMicros,
        long latencyNanos,
        Protocol protocol,
        @Nullable SignalType type,
        Outcome outcome,
        Reason reason,
        String sourceName,
        String targetName,
        String instance,
        int fanout,
        byte[] raw) {
    private static final int HEADER = 34;

    /** The source as the frame has it: a hash. */
    public String source() { return text(HEADER, sourceLength()); }

    /** The target as the sender wrote it: a name, a hash, {@code name@domain}, or empty for a broadcast. */
    public String target() {
        return text(HEADER + sourceLength(), targetLength());
    }

    /** 32 lower-case hexadecimal digits. */
    public String messageId() {
        return !framed() ? "" : java.util.HexFormat.of().formatHex(raw, 12, 28);
    }

    /** The payload as text, for protocols without types the whole frame; what is not UTF-8 is shown as replacement characters. */
    public String payload() {
        int from = payloadStart();
        return new String(raw, from, payloadEnd() - from, StandardCharsets.UTF_8);
    }

    /** The same under another number. */
    public SignalRecord numbered(long other) {
        return new SignalRecord(other, timeMicros, latencyNanos, protocol, type, outcome, reason, sourceName, targetName, instance, fanout,
                raw);
    }

    /** Bytes of the frame. */
    public int size() { return raw.length; }

    private boolean framed() { return type != null && raw.length >= HEADER; }

    private int payloadStart() { return framed() ? Math.min(raw.length, HEADER + sourceLength() + targetLength()) : 0; }

    private int payloadEnd() {
        if (!framed()) {
            return raw.length;
        }
        long declared = Integer.toUnsignedLong((raw[30] & 0xFF) << 24 | (raw[31] & 0xFF) << 16 | (raw[32] & 0xFF) << 8 | raw[33] & 0xFF);
        return (int) Math.min(raw.length, HEADER + sourceLength() + targetLength() + declared);
    }

    private int sourceLength() { return !framed() ? 0 : raw[28] & 0xFF; }

    private int targetLength() { return !framed() ? 0 : raw[29] & 0xFF; }

    private String text(int offset, int length) {
        int from = Math.min(raw.length, offset);
        return new String(raw, from, Math.min(length, raw.length - from), StandardCharsets.UTF_8);
    }
}
