package dev.thalamus.hub.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * A file that stays mapped while one segment after another lives in it, each with a view of its own: mapping it anew would cost a fault of the
 * processor for each of its pages. Confined to the thread that opens the journal, then to {@code hub-journal}, at last to who closes it; views are
 * for any thread.
 *
 * @param arena ends the mapping; all views must have ended before
 */
record MappedFile(Path path, Arena arena, MemorySegment memory) {
    private static final long PAGE = 4_096;

    /** Maps the whole file. */
    static MappedFile of(Path path, FileChannel channel) throws IOException {
        Arena arena = Arena.ofShared();
        try {
            return new MappedFile(path, arena, channel.map(MapMode.READ_WRITE, 0, channel.size(), arena));
        } catch (IOException | RuntimeException | InternalError e) {
            arena.close();
            throw e;
        }
    }

    /** The memory for as long as {@code life} lasts. */
    @SuppressWarnings("restricted") // same address, same length, and the mapping outlives every view
    MemorySegment view(Arena life) { return MemorySegment.ofAddress(memory.address()).reinterpret(memory.byteSize(), life, null); }

    /** Whether most likely no access to it waits for the disk. */
    boolean loaded() { return memory.isLoaded(); }

    /** Sees to it that a power cut does not take the bytes between two places. */
    void force(long from, long to) {
        long page = from & -PAGE;
        memory.asSlice(page, to - page).force();
    }

    void close() { arena.close(); }
}
