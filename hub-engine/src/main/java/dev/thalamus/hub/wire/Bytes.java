package dev.thalamus.hub.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Eight bytes at a time. Stateless. */
final class Bytes {
    static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    /** The eight bytes from {@code at}; the first one is in the lowest bits. */
    static long longAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Sets the high bit of each byte of {@code word} equal to {@code value}; bits above the lowest set one may be wrong. */
    static long matches(long word, int value) {
        long x = word ^ value * ONES;
        return x - ONES & ~x & HIGH_BITS;
    }

    /**
     * Sets the high bit of each byte of {@code word} that is no plain character of a JSON string (a quote, a backslash, a control character, anything beyond
     * ASCII); bits above the lowest set one may be wrong.
     *
     * <p>As four separate tests it would cost half as much again: what is beyond ASCII is found anyway, so the others need not leave it out.
     */
    static long notPlain(long word) {
        return (word | word - ' ' * ONES | (word ^ '"' * ONES) - ONES | (word ^ '\\' * ONES) - ONES) & HIGH_BITS;
    }

    /** The index of the byte that the lowest set high bit stands for. */
    static int firstIndex(long highBits) {
        return Long.numberOfTrailingZeros(highBits) >>> 3;
    }

    /**
     * Exclusive-ors the bytes {@code from} to {@code to} with the four bytes of {@code key} over and over.
     *
     * @param key the first byte to apply is in the lowest bits
     */
    static void mask(byte[] bytes, int from, int to, int key) {
        long wide = key & 0xFFFF_FFFFL;
        wide |= wide << 32;
        int i = from;
        int last = to - Long.BYTES; // i + 8 could overflow for all the compiler knows: as a bound of the loop it costs half as much again
        for (; i <= last; i += Long.BYTES) {
            LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ wide);
        }
        for (; i < to; i++, wide >>>= 8) {
            bytes[i] ^= (byte) wide;
        }
    }

    /** Whether all of {@code wanted} lies somewhere in {@code from} to {@code to}. */
    static boolean contains(byte[] bytes, int from, int to, byte[] wanted) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    static boolean contains(byte[] bytes, int from, int to, byte value) {
        int i = from;
        int last = to - Long.BYTES;
        for (; i <= last; i += Long.BYTES) {
            if (matches(longAt(bytes, i), value) != 0) {
                return true;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == value) {
                return true;
            }
        }
        return false;
    }
}
