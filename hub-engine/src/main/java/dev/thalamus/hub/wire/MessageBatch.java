package dev.thalamus.hub.wire;

import java.util.Arrays;

/**
 * The whole messages that one socket read yielded, unmasked, one after the other in one array. Reusable; not thread-safe.
 *
 * <p>The array has a fixed capacity and grows only for a single message larger than that; {@link #clear} goes back to the fixed one, so that a pool of
 * batches never keeps the big arrays.
 */
public final class MessageBatch {
    private final byte[] base;
    private final int[] starts;
    private final int[] lengths;
    private final Kind[] kinds;
    private byte[] bytes;
    private int used;
    private int count;

    /** @param capacity bytes that fit without growing, at least 1 */
    public MessageBatch(int capacity) {
        this(capacity, Math.clamp(capacity / 32, 16, 1024));
    }

    /**
     * @param capacity bytes that fit without growing, at least 1
     * @param maxMessages how many messages fit, at least 1
     */
    public MessageBatch(int capacity, int maxMessages) {
        base = new byte[capacity];
        bytes = base;
        starts = new int[maxMessages];
        lengths = new int[maxMessages];
        kinds = new Kind[maxMessages];
    }

    /** The array in which the messages lie; valid until the next {@link #clear} or decode. */
    public byte[] bytes() { return bytes; }

    /** How many messages there are. */
    public int count() { return count; }

    /** Where message {@code i} starts in {@link #bytes}. */
    public int start(int i) { return starts[i]; }

    /** Bytes of message {@code i}. */
    public int length(int i) { return lengths[i]; }

    /** What message {@code i} is. */
    public Kind kind(int i) { return kinds[i]; }

    /** A copy of message {@code i}. */
    public byte[] copy(int i) { return Arrays.copyOfRange(bytes, starts[i], starts[i] + lengths[i]); }

    /** Forgets all messages and gives a grown array back to the collector. */
    public void clear() {
        bytes = base;
        used = 0;
        count = 0;
    }

    /** True when {@code length} more bytes fit as one message; an empty batch grows to take it. */
    boolean reserve(int length) {
        if (count == kinds.length) {
            return false;
        }
        if (length <= bytes.length - used) {
            return true;
        }
        if (count > 0) {
            return false;
        }
        bytes = new byte[length];
        return true;
    }

    /** Where the next message's bytes go. */
    int end() { return used; }

    /** Makes the {@code length} bytes at {@link #end} a message. */
    void add(Kind kind, int length) {
        starts[count] = used;
        lengths[count] = length;
        kinds[count++] = kind;
        used += length;
    }
}
