package dev.thalamus.hub.store;

import java.time.Duration;

/**
 * How much history is kept, and in what pieces. Immutable.
 *
 * @param bytes of all segments together; 0 keeps 64 MiB in memory and nothing on disk
 * @param age after which a segment goes, whatever its size; a segment covers an eighth of it at most
 * @param diskFloor free bytes on the disk below which the history does not grow
 * @param segmentBytes size of one segment; a record that is larger is missed
 * @param ahead segments that stand ready for the core; twice as many once it has used them up
 */
public record JournalLimits(long bytes, Duration age, long diskFloor, int segmentBytes, int ahead) {
    private static final long IN_MEMORY = 64L << 20;
    private static final int PAGE = 4_096;

    public JournalLimits {
        if (bytes < 0 || diskFloor < 0 || age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("journal bytes and disk floor must not be negative, and its age must be positive");
        }
        if (segmentBytes < PAGE || segmentBytes % PAGE != 0 || ahead < 1) {
            throw new IllegalArgumentException("a segment is a positive number of pages, and at least one stands ready");
        }
    }

    /** Sixteen segments of 64 KiB to 32 MiB, two of them ready. */
    public static JournalLimits of(long bytes, Duration age, long diskFloor) {
        long piece = Math.clamp((bytes == 0 ? IN_MEMORY : bytes) / 16, 64 << 10, 32 << 20);
        return new JournalLimits(bytes, age, diskFloor, (int) (piece / PAGE * PAGE), 2);
    }

    boolean inMemory() { return bytes == 0; }

    /** Bytes of all segments together, in memory or on disk. */
    long total() { return inMemory() ? IN_MEMORY : bytes; }
}
