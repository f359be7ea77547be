package dev.thalamus.hub.kit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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

    /** Eight bytes at a time; the last eight overlap those before when the length is no multiple. */
    private int hash(byte[] buffer, int offset, int length) {
        long h = seed ^ length;
        if (length >= Long.BYTES) {
            int last = offset + length - Long.BYTES;
            for (int at = offset; at < last; at += Long.BYTES) {
                h = mixed(h, (long) LONG.get(buffer, at));
            }
            h = mixed(h, (long) LONG.get(buffer, last));
        } else {
            long word = 0;
            for (int i = 0; i < length; i++) {
                word = word << 8 | buffer[offset + i] & 0xFF;
            }
            h = mixed(h, word);
        }
        return (int) (h * 0x9FB21C651E98DF25L >>> 32); // names that differ in their last byte differ in the upper bits only until here
    }

    private static long mixed(long h, long word) {
        long m = (h ^ word) * 0x9E3779B97F4A7C15L;
        return m ^ m >>> 32;
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
