package dev.thalamus.hub.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The neural-protocol signal: 34 bytes of header, source, target, JSON payload. Stateless; the readers allocate nothing.
 *
 * <p>All methods take the frame as {@code length} bytes of {@code b} from {@code at}. Lengths in the header are lenient, as in the reference decoder: a
 * slice ends where the frame ends, and bytes after the payload belong to nothing.
 */
public final class SignalFrame {
    /** Bytes before the source. */
    public static final int HEADER = 34;
    /** The most bytes of UTF-8 in a source or target. */
    public static final int MAX_NAME = 255;
    /** Bytes of a message id. */
    public static final int ID_BYTES = 16;
    /** The deepest payload that a recorded reference decoder took; its own limit depends on its call stack. */
    public static final int MAX_DEPTH = 900;
    /** In the answer of {@link #check}: deliver {@link #guarded} instead of the frame itself. */
    public static final int GUARD = JsonScan.GUARD;

    private static final int VERSION = 1;
    private static final int TYPES = 6;
    private static final int TYPE = 3;
    private static final int TIMESTAMP = 4;
    private static final int ID = 12;
    private static final int SOURCE_LENGTH = 28;
    private static final int TARGET_LENGTH = 29;
    private static final int PAYLOAD_LENGTH = 30;

    private SignalFrame() {}

    /** True when the message claims to be a signal: it starts with {@code NP}. */
    public static boolean isSignal(byte[] b, int at, int length) {
        return length >= 2 && b[at] == 'N' && b[at + 1] == 'P';
    }

    /**
     * Accepts what the reference decoder accepts.
     *
     * @return {@link #GUARD} or 0
     * @throws WireFault one of the SIGNAL and JSON faults; none ends the link
     */
    public static int check(byte[] b, int at, int length) {
        if (length < HEADER) {
            throw new WireFault(Fault.SIGNAL_SHORT, length + " bytes");
        }
        if (!isSignal(b, at, length)) {
            throw new WireFault(Fault.SIGNAL_MAGIC);
        }
        if (type(b, at) >= TYPES) {
            throw new WireFault(Fault.SIGNAL_TYPE, "type " + type(b, at));
        }
        int source = sourceOffset(at);
        int target = targetOffset(b, at, length);
        int payload = payloadOffset(b, at, length);
        if (!Utf8.isValid(b, source, target)) {
            throw new WireFault(Fault.SIGNAL_SOURCE);
        }
        if (!Utf8.isValid(b, target, payload)) {
            throw new WireFault(Fault.SIGNAL_TARGET);
        }
        int payloadEnd = payload + payloadLength(b, at, length);
        int flags = JsonScan.scan(b, payload, payloadEnd, MAX_DEPTH);
        // Receivers search the whole frame. What starts before the payload can end on the payload's first quote; what starts after it is not ours to send.
        if (Bytes.contains(b, at + TIMESTAMP, payload, (byte) '"') && Guard.in(b, at + TIMESTAMP, payload + 1)) {
            throw new WireFault(Fault.SIGNAL_DISGUISED);
        }
        int end = at + length;
        return payloadEnd < end && Guard.in(b, payloadEnd - 1, end) ? flags | GUARD : flags;
    }

    /** The type's byte, 0 to 255; below 6 in a checked frame. */
    public static int type(byte[] b, int at) { return b[at + TYPE] & 0xFF; }

    /** Seconds since 1970 as the sender's clock had them; may be anything, also NaN. */
    public static double timestamp(byte[] b, int at) {
        return Double.longBitsToDouble(Long.reverseBytes(Bytes.longAt(b, at + TIMESTAMP)));
    }

    /** Where the 16 bytes of the message id are. */
    public static int messageIdOffset(int at) { return at + ID; }

    public static int sourceOffset(int at) { return at + HEADER; }

    public static int sourceLength(byte[] b, int at, int length) { return Math.min(b[at + SOURCE_LENGTH] & 0xFF, length - HEADER); }

    public static int targetOffset(byte[] b, int at, int length) { return at + HEADER + sourceLength(b, at, length); }

    public static int targetLength(byte[] b, int at, int length) {
        return Math.min(b[at + TARGET_LENGTH] & 0xFF, at + length - targetOffset(b, at, length));
    }

    public static int payloadOffset(byte[] b, int at, int length) { return targetOffset(b, at, length) + targetLength(b, at, length); }

    /** Bytes of the payload that are there, whatever the header claims. */
    public static int payloadLength(byte[] b, int at, int length) {
        long declared = Long.reverseBytes(Bytes.longAt(b, at + PAYLOAD_LENGTH - 4)) & 0xFFFF_FFFFL;
        return (int) Math.min(declared, at + length - payloadOffset(b, at, length));
    }

    /** A copy of the payload's bytes. */
    public static byte[] payload(byte[] b, int at, int length) {
        int from = payloadOffset(b, at, length);
        return java.util.Arrays.copyOfRange(b, from, from + payloadLength(b, at, length));
    }

    /** The source as text. Allocates. */
    public static String source(byte[] b, int at, int length) {
        return text(b, sourceOffset(at), sourceLength(b, at, length));
    }

    /** The target as text. Allocates. */
    public static String target(byte[] b, int at, int length) {
        return text(b, targetOffset(b, at, length), targetLength(b, at, length));
    }

    /**
     * The checked frame rewritten so that no agent takes it for a control message: equal JSON, other bytes, and no bytes after the payload.
     *
     * <p>The {@code _} of {@code "_ctrl"} and the {@code j} of {@code "jsonrpc"} become escapes of six characters, which makes the payload at most 12/7 as long.
     */
    public static byte[] guarded(byte[] b, int at, int length) {
        int payload = payloadOffset(b, at, length);
        int head = payload - at;
        byte[] out = Guard.escaped(b, payload, payload + payloadLength(b, at, length), head);
        System.arraycopy(b, at, out, 0, head);
        // Names cut short by the frame's end cannot occur here: a checked frame has a payload, so they were whole.
        ByteBuffer.wrap(out).putInt(PAYLOAD_LENGTH, out.length - head);
        return out;
    }

    /**
     * A frame byte for byte as the reference encoder writes it.
     *
     * @param type 0 to 5
     * @param timestamp seconds since 1970
     * @param id 16 bytes
     * @param payload JSON in UTF-8, not checked
     * @throws WireFault {@link Fault#NAME_TOO_LONG}
     */
    public static byte[] encode(int type, double timestamp, byte[] id, String source, String target, byte[] payload) {
        if (type < 0 || type >= TYPES || id.length != ID_BYTES) {
            throw new IllegalArgumentException("type " + type + ", id of " + id.length + " bytes");
        }
        byte[] from = name(source);
        byte[] to = name(target);
        return ByteBuffer.allocate(HEADER + from.length + to.length + payload.length).put((byte) 'N').put((byte) 'P').put((byte) VERSION)
                .put((byte) type).putDouble(timestamp).put(id).put((byte) from.length).put((byte) to.length).putInt(payload.length)
                .put(from)
                .put(to).put(payload).array();
    }

    private static byte[] name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_NAME) {
            throw new WireFault(Fault.NAME_TOO_LONG, bytes.length + " bytes");
        }
        return bytes;
    }

    private static String text(byte[] b, int from, int length) { return new String(b, from, length, StandardCharsets.UTF_8); }
}
