package dev.thalamus.hub.wire;

import java.nio.ByteBuffer;

/**
 * The header of the frame that a link is reading, whether it arrives whole or byte by byte. Confined to the link's I/O thread.
 *
 * <p>Each byte is judged as soon as it is there and in the same order either way, so that a stream ends in the same fault however it is cut.
 */
final class FrameHeader {
    private static final int MAX = 14;
    private static final int CONTINUATION = 0x0;

    private final boolean masked;

    // What has come of a header that did not arrive in one piece.
    private final byte[] head = new byte[MAX];
    private int count;
    private int due = 2;

    private boolean fin;
    private int opcode;
    private int length;
    private int key;

    FrameHeader(boolean masked) { this.masked = masked; }

    /** True for the last frame of a message. */
    boolean fin() { return fin; }

    int opcode() { return opcode; }

    boolean isControl() { return opcode >= 0x8; }

    /** Bytes of payload. */
    int length() { return length; }

    /** The mask; its first byte is in the lowest bits. */
    int key() { return key; }

    /**
     * Reads a header; false when it is not there yet.
     *
     * @param inMessage true between the fragments of a message
     * @param room how many bytes a data frame may have
     */
    boolean read(ByteBuffer in, boolean inMessage, int room) {
        if (count == 0 && in.remaining() >= MAX) {
            whole(in, inMessage, room);
            return true;
        }
        while (count < due) {
            if (!in.hasRemaining()) {
                return false;
            }
            head[count++] = in.get();
            if (count == 1) {
                first(head[0], inMessage);
            } else if (count == 2) {
                int small = second(head[1]);
                due = 2 + lengthBytes(small) + (masked ? 4 : 0);
                if (small < 126) {
                    third(small, small, room);
                }
            } else if (count == 2 + lengthBytes(head[1] & 0x7F)) {
                third(head[1] & 0x7F, bigEndian(head, 2, count), room);
            }
        }
        key = masked ? Integer.reverseBytes((int) bigEndian(head, due - 4, due)) : 0;
        count = 0;
        due = 2;
        return true;
    }

    private void whole(ByteBuffer in, boolean inMessage, int room) {
        int at = in.position();
        first(in.get(at), inMessage);
        int small = second(in.get(at + 1));
        at += 2;
        long declared = small;
        int extra = lengthBytes(small);
        if (extra > 0) {
            declared = 0;
            for (int i = 0; i < extra; i++) {
                declared = declared << 8 | in.get(at++) & 0xFF;
            }
        }
        third(small, declared, room);
        key = 0;
        if (masked) {
            key = in.get(at) & 0xFF | (in.get(at + 1) & 0xFF) << 8 | (in.get(at + 2) & 0xFF) << 16 | in.get(at + 3) << 24;
            at += 4;
        }
        in.position(at);
    }

    /** Final bit, reserved bits, opcode and whether it may come now. */
    private void first(byte b, boolean inMessage) {
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
        } else if (opcode == CONTINUATION != inMessage) {
            throw new WireFault(inMessage ? Fault.INTERLEAVED_DATA : Fault.STRAY_CONTINUATION);
        }
    }

    /** Mask bit and 7-bit length, which it returns. */
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

    /** The whole length. */
    private void third(int small, long declared, int room) {
        if (declared < 0) {
            throw new WireFault(Fault.LENGTH_SIGN);
        }
        if (small == 126 && declared < 126 || small == 127 && declared < 0x1_0000) {
            throw new WireFault(Fault.OVERLONG_LENGTH);
        }
        if (!isControl() && declared > room) {
            throw new WireFault(Fault.MESSAGE_TOO_BIG, declared + " bytes where " + room + " fit");
        }
        length = (int) declared;
    }

    private static int lengthBytes(int small) { return small < 126 ? 0 : small == 126 ? 2 : 8; }

    private static long bigEndian(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }
}
