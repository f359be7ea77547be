package dev.thalamus.hub.store;

import java.util.Arrays;

/**
 * Sequence, time and place of every {@value #BLOCK}th record of a segment.
 *
 * <p>Filled by one thread; others look only at records that were published to them after they were noted here.
 */
final class SegmentIndex {
    static final int BLOCK = 256;
    static final SegmentIndex NONE = new SegmentIndex(0);

    private final long[] sequences;
    private final long[] micros;
    private final int[] offsets;

    /** For a segment of so many bytes. */
    SegmentIndex(int capacity) {
        int most = capacity / JournalFormat.HEADER / BLOCK + 1;
        sequences = new long[most];
        micros = new long[most];
        offsets = new int[most];
    }

    /** Notes the n-th record, counted from 0, if it begins a block. */
    void note(int n, long sequence, long timeMicros, int offset) {
        if (n % BLOCK == 0) {
            sequences[n / BLOCK] = sequence;
            micros[n / BLOCK] = timeMicros;
            offsets[n / BLOCK] = offset;
        }
    }

    long sequence(int block) { return sequences[block]; }

    int offset(int block) { return offsets[block]; }

    /** Among the first {@code records}: the last block that begins at or below a sequence, else the first; -1 when there is none. */
    int blockOf(long sequence, int records) {
        if (records == 0) {
            return -1;
        }
        int found = Arrays.binarySearch(sequences, 0, blocks(records), sequence);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** A block that begins before that time, so that the first record of that time is in it or behind it; else the first. */
    int blockBefore(long timeMicros, int records) {
        int found = Arrays.binarySearch(micros, 0, blocks(records), timeMicros);
        int block = Math.max(0, found >= 0 ? found : -found - 2);
        while (block > 0 && micros[block] >= timeMicros) {
            block--; // many records share a microsecond
        }
        return block;
    }

    private static int blocks(int records) { return (records + BLOCK - 1) / BLOCK; }
}
