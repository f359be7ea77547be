package dev.thalamus.hub.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one link into whole WebSocket messages, strictly by RFC 6455. Confined to the link's I/O thread.
 *
 * <p>What is incomplete at the end of a read is held in a buffer that grows with what arrived, never with what a header promised, and is let go with
 * the message. The decoder allocates nothing for messages that lie whole in one read.
 */
public final class FrameDecoder {
    /** Which end of the link we are. */
    public enum Role {
        /** Expects masked frames. */
        SERVER,
        /** Expects unmasked frames. */
        CLIENT
    }

    /** More empty fragments than this in one message are an attack on the CPU. */
    static final int MAX_EMPTY_FRAGMENTS = 1_000;

    private static final int MAX_HEADER = 14;
    private static final int CONTINUATION = 0x0;
    private static final byte[] NOTHING = {};

    private final boolean masked;
    private final int maxMessage;

    // The header being read, when it did not arrive in one piece.
    private final byte[] head = new byte[MAX_HEADER];
    private int headLength;
    private int headDue = 2;

    // The frame being read.
    private boolean inFrame;
    private boolean fin;
    private int opcode;
    private int length;
    private int read;
    private int key;

    // The message being put together: null between messages.
    private @Nullable Kind message;
    private byte[] held = NOTHING;
    private int heldLength;
    private int emptyFragments;
    private int textState;

    // A control frame may come between the fragments of a message.
    private byte[] control = NOTHING;

    private boolean closed;

    /** @param maxMessage the most bytes a message may have, all fragments together */
    public FrameDecoder(Role role, int maxMessage) {
        this.masked = role == Role.SERVER;
        this.maxMessage = maxMessage;
    }

    /**
     * Consumes {@code in} and appends the messages that became whole to {@code out}.
     *
     * @return false when {@code out} is full: handle and clear it, then call again, also when {@code in} has nothing left
     * @throws WireFault the link must be closed with the fault's code; the messages before the fault are in {@code out}
     */
    public boolean decode(ByteBuffer in, MessageBatch out) {
        try {
            while (!closed && (inFrame || header(in))) {
                if (length - read > in.remaining()) {
                    hold(in, in.remaining());
                    return true;
                }
                if (!finish(in, out)) {
                    return false;
                }
            }
        } catch (WireFault fault) {
            end();
            throw fault;
        }
        if (closed) {
            in.position(in.limit());
        }
        return true;
    }

    /** True after a close frame or a fault: everything that follows is ignored. */
    public boolean isClosed() { return closed; }

    /** Bytes of incomplete messages that this link makes the hub keep. */
    public int heldBytes() { return held.length + control.length; }

    /** Reads a frame's header; false when it is not there yet. */
    private boolean header(ByteBuffer in) {
        if (headLength == 0 && in.remaining() >= MAX_HEADER) {
            wholeHeader(in);
            return true;
        }
        while (headLength < headDue) {
            if (!in.hasRemaining()) {
                return false;
            }
            head[headLength++] = in.get();
            if (headLength == 1) {
                first(head[0]);
            } else if (headLength == 2) {
                int small = second(head[1]);
                headDue = 2 + extraLengthBytes(small) + (masked ? 4 : 0);
                if (small < 126) {
                    length = checkedLength(small, small);
                }
            } else if (headLength == 2 + extraLengthBytes(head[1] & 0x7F)) {
                length = checkedLength(head[1] & 0x7F, bigEndian(head, 2, headLength));
            }
        }
        begin(masked ? bigEndian(head, headDue - 4, headDue) : 0);
        headLength = 0;
        headDue = 2;
        return true;
    }

    private void wholeHeader(ByteBuffer in) {
        int at = in.position();
        first(in.get(at));
        int small = second(in.get(at + 1));
        int extra = extraLengthBytes(small);
        at += 2;
        long declared = small;
        if (extra > 0) {
            declared = 0;
            for (int i = 0; i < extra; i++) {
                declared = declared << 8 | in.get(at++) & 0xFF;
            }
        }
        length = checkedLength(small, declared);
        int mask = 0;
        if (masked) {
            mask = in.get(at) << 24 | (in.get(at + 1) & 0xFF) << 16 | (in.get(at + 2) & 0xFF) << 8 | in.get(at + 3) & 0xFF;
            at += 4;
        }
        in.position(at);
        begin(mask);
    }

    private void begin(long mask) {
        key = Integer.reverseBytes((int) mask);
        read = 0;
        inFrame = true;
    }

    /** Final bit, reserved bits, opcode and whether it may come now. */
    private void first(byte b) {
        fin = b < 0;
        opcode = b & 0x0F;
        if ((b & 0x70) != 0) {
            throw new WireFault(Fault.RESERVED_BITS);
        }
        if (opcode >= 0x3 && opcode <= 0x7 || opcode >= 0xB) {
            throw new WireFault(Fault.RESERVED_OPCODE, "opcode " + opcode);
        }
        if (isControl()) {
            if (!fin) {
                throw new WireFault(Fault.FRAGMENTED_CONTROL);
            }
        } else if (opcode == CONTINUATION) {
            if (message == null) {
                throw new WireFault(Fault.STRAY_CONTINUATION);
            }
        } else if (message != null) {
            throw new WireFault(Fault.INTERLEAVED_DATA);
        }
    }

    /** The 7-bit length. */
    private int second(byte b) {
        if (b < 0 != masked) {
            throw new WireFault(masked ? Fault.UNMASKED : Fault.MASKED);
        }
        int small = b & 0x7F;
        if (isControl() && small > 125) {
            throw new WireFault(Fault.LONG_CONTROL);
        }
        return small;
    }

    private static int extraLengthBytes(int small) { return small < 126 ? 0 : small == 126 ? 2 : 8; }

    private int checkedLength(int small, long declared) {
        if (declared < 0) {
            throw new WireFault(Fault.LENGTH_SIGN);
        }
        if (small == 126 && declared < 126 || small == 127 && declared < 0x1_0000) {
            throw new WireFault(Fault.OVERLONG_LENGTH);
        }
        if (!isControl() && declared > maxMessage - heldLength) {
            throw new WireFault(Fault.MESSAGE_TOO_BIG, "limit " + maxMessage);
        }
        if (declared == 0 && !fin && ++emptyFragments > MAX_EMPTY_FRAGMENTS) {
            throw new WireFault(Fault.EMPTY_FRAGMENTS);
        }
        return (int) declared;
    }

    /** Takes the rest of the frame, which is all there; false when the message does not fit {@code out} yet. */
    private boolean finish(ByteBuffer in, MessageBatch out) {
        int rest = length - read;
        if (isControl()) {
            return finishControl(in, out, rest);
        }
        Kind kind = kind();
        if (!fin) {
            message = kind;
            hold(in, rest);
            inFrame = false;
            return true;
        }
        int whole = heldLength + rest;
        if (!out.reserve(whole)) {
            return false;
        }
        System.arraycopy(held, 0, out.bytes(), out.end(), heldLength);
        take(in, out.bytes(), out.end() + heldLength, rest);
        if (kind == Kind.TEXT && Utf8.feed(textState, out.bytes(), out.end() + heldLength, out.end() + whole) != Utf8.START) {
            throw new WireFault(Fault.TEXT_UTF8);
        }
        out.add(kind, whole);
        forgetMessage();
        return true;
    }

    private boolean finishControl(ByteBuffer in, MessageBatch out, int rest) {
        if (!out.reserve(length)) {
            return false;
        }
        int at = out.end();
        System.arraycopy(control, 0, out.bytes(), at, read);
        take(in, out.bytes(), at + read, rest);
        Kind kind = kind();
        if (kind == Kind.CLOSE) {
            Close.check(out.bytes(), at, length);
        }
        out.add(kind, length);
        control = NOTHING;
        inFrame = false;
        if (kind == Kind.CLOSE) {
            end();
        }
        return true;
    }

    /** Keeps {@code count} bytes of a frame or message that is not whole yet. */
    private void hold(ByteBuffer in, int count) {
        if (count == 0) {
            return;
        }
        if (isControl()) {
            int at = read;
            control = Arrays.copyOf(control, at + count);
            take(in, control, at, count);
            return;
        }
        int need = heldLength + count;
        if (need > held.length) {
            held = Arrays.copyOf(held, Math.min(maxMessage, Math.max(need, 2 * held.length)));
        }
        take(in, held, heldLength, count);
        if (kind() == Kind.TEXT && (textState = Utf8.feed(textState, held, heldLength, need)) == Utf8.INVALID) {
            throw new WireFault(Fault.TEXT_UTF8);
        }
        heldLength = need;
    }

    /** Copies {@code count} bytes of the frame's payload and unmasks them. */
    private void take(ByteBuffer in, byte[] to, int at, int count) {
        in.get(to, at, count);
        if (masked) {
            Bytes.mask(to, at, at + count, Integer.rotateRight(key, (read & 3) * 8));
        }
        read += count;
    }

    private boolean isControl() { return opcode >= 0x8; }

    private Kind kind() {
        return switch (opcode) {
            case 0x1 -> Kind.TEXT;
            case 0x2 -> Kind.BINARY;
            case 0x8 -> Kind.CLOSE;
            case 0x9 -> Kind.PING;
            case 0xA -> Kind.PONG;
            default -> message == null ? Kind.BINARY : message;
        };
    }

    private void forgetMessage() {
        inFrame = false;
        message = null;
        held = NOTHING;
        heldLength = 0;
        emptyFragments = 0;
        textState = Utf8.START;
    }

    private void end() {
        forgetMessage();
        control = NOTHING;
        closed = true;
    }

    private static long bigEndian(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }
}
