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

    private static final byte[] NOTHING = {};

    private final boolean masked;
    private int maxMessage;

    // The frame being read, and how much of its payload has been.
    private final FrameHeader header;
    private boolean inFrame;
    private int read;

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
        this.header = new FrameHeader(masked);
    }

    /** Changes the most bytes that a message may have, from the next frame on. */
    public void maxMessage(int bytes) { maxMessage = bytes; }

    /**
     * Consumes {@code in} and appends the messages that became whole to {@code out}.
     *
     * @return false when {@code out} is full: handle and clear it, then call again, also when {@code in} has nothing left
     * @throws WireFault the link must be closed with the fault's code; the messages before the fault are in {@code out}
     */
    public boolean decode(ByteBuffer in, MessageBatch out) {
        try {
            while (!closed && (inFrame || begin(in))) {
                if (header.length() - read > in.remaining()) {
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

    /** Begins the next frame; false when its header is not there yet. */
    private boolean begin(ByteBuffer in) {
        if (!header.read(in, message != null, maxMessage - heldLength)) {
            return false;
        }
        if (header.length() == 0 && !header.fin() && ++emptyFragments > MAX_EMPTY_FRAGMENTS) {
            throw new WireFault(Fault.EMPTY_FRAGMENTS);
        }
        read = 0;
        inFrame = true;
        return true;
    }

    /** Takes the rest of the frame, which is all there; false when the message does not fit {@code out} yet. */
    private boolean finish(ByteBuffer in, MessageBatch out) {
        int rest = header.length() - read;
        if (header.isControl()) {
            return finishControl(in, out, rest);
        }
        Kind kind = kind();
        if (!header.fin()) {
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
        int length = header.length();
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
        if (header.isControl()) {
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
            Bytes.mask(to, at, at + count, Integer.rotateRight(header.key(), (read & 3) * 8));
        }
        read += count;
    }

    private Kind kind() {
        return switch (header.opcode()) {
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
}
