package dev.thalamus.hub.kit;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map whose keys are looked up as slices of a byte array, so that a name in a frame is found without making a String of it.
 *
 * <p>Not thread-safe. Open addressing with linear probing, at most half full; the hash is seeded per table, so that chosen names do not collide.
 *
 * @param <V> what is stored
 */
public final class ByteTable<V> {
    private final int seed = System.identityHashCode(this) * 0x9E3779B1;
    private byte[] @Nullable [] keys = new byte[16][];
    private @Nullable Object[] values = new Object[16];
    private int size;

    /** The value whose key equals those bytes, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(byte[] buffer, int offset, int length) { return (V) values[slot(buffer, offset, length)]; }

    /** The value whose key equals those bytes, or null. */
    public @Nullable V get(byte[] key) { return get(key, 0, key.length); }

    /** Stores the value; the key is not copied. */
    public void put(byte[] key, V value) {
        int at = slot(key, 0, key.length);
        if (keys[at] == null) {
            if ((size + 1) * 2 > keys.length) {
                grow();
                at = slot(key, 0, key.length);
            }
            size++;
        }
        keys[at] = key;
        values[at] = value;
    }

    /** Forgets the key; nothing happens when it is not there. */
    public void remove(byte[] key) {
        int hole = slot(key, 0, key.length);
        if (keys[hole] == null) {
            return;
        }
        size--;
        int mask = keys.length - 1;
        int at = hole;
        for (;;) {
            at = (at + 1) & mask;
            byte[] moved = keys[at];
            if (moved == null) {
                break;
            }
            int home = hash(moved, 0, moved.length) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                keys[hole] = moved;
                values[hole] = values[at];
                hole = at;
            }
        }
        keys[hole] = null;
        values[hole] = null;
    }

    public int size() { return size; }

    /** Visits every value, in no particular order; the table must not change meanwhile. */
    @SuppressWarnings("unchecked")
    public void forEach(Consumer<? super V> visitor) {
        for (Object value : values) {
            if (value != null) {
                visitor.accept((V) value);
            }
        }
    }

    private int slot(byte[] buffer, int offset, int length) {
        int mask = keys.length - 1;
        int at = hash(buffer, offset, length) & mask;
        for (;;) {
            byte[] key = keys[at];
            if (key == null || key.length == length && Arrays.equals(key, 0, length, buffer, offset, offset + length)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    private int hash(byte[] buffer, int offset, int length) {
        int h = seed;
        for (int i = 0; i < length; i++) {
            h = (h ^ buffer[offset + i]) * 0x01000193;
        }
        h ^= h >>> 15;
        h *= 0x85EBCA6B;
        return h ^ h >>> 13;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        Object[] oldValues = values;
        keys = new byte[oldKeys.length * 2][];
        values = new Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            byte[] key = oldKeys[i];
            if (key != null) {
                int at = slot(key, 0, key.length);
                keys[at] = key;
                values[at] = oldValues[i];
            }
        }
    }
}
