package dev.thalamus.hub.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Segments in mapped files {@code 0000000001.journal}, {@code 0000000002.journal} … of one directory. */
final class FileSegments implements SegmentSource {
    private static final String SUFFIX = ".journal";
    private static final System.Logger LOG = System.getLogger(FileSegments.class.getName());

    private final Path dir;
    private final int size;
    private final long diskFloor;
    private final ToLongFunction<Path> freeBytes;
    private final ByteBuffer zeros;
    private long lastNumber;

    FileSegments(Path dir, int size, long diskFloor, ToLongFunction<Path> freeBytes) {
        this.dir = dir;
        this.size = size;
        zeros = ByteBuffer.allocateDirect(Math.min(size, 256 << 10));
        this.diskFloor = diskFloor;
        this.freeBytes = freeBytes;
    }

    @Override
    public List<JournalSegment> found() throws IOException {
        Files.createDirectories(dir);
        List<Path> files;
        try (var listing = Files.list(dir)) {
            files = listing.filter(file -> number(file) > 0).sorted().toList();
        }
        var opened = new ArrayList<JournalSegment>();
        for (Path file : files) {
            lastNumber = number(file);
            JournalSegment segment = open(file);
            if (segment != null) {
                opened.add(segment);
            }
        }
        // Not by their names: a power cut may leave a file that was to be renewed with its new name and its old records.
        opened.sort(Comparator.comparingLong(JournalSegment::firstSequence));
        var found = new ArrayList<JournalSegment>();
        for (JournalSegment segment : opened) {
            if (found.isEmpty() || segment.firstSequence() > found.getLast().lastSequence()) {
                found.add(segment);
            } else {
                release(segment);
                moveAside(Objects.requireNonNull(segment.file));
            }
        }
        return found;
    }

    private @Nullable JournalSegment open(Path file) throws IOException {
        if (Files.size(file) < JournalSegment.START) {
            Files.delete(file); // killed while it was made ready
            return null;
        }
        Arena arena = Arena.ofShared();
        JournalSegment segment = null;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            segment = JournalSegment.found(arena, channel.map(MapMode.READ_WRITE, 0, channel.size(), arena), file);
            if (segment != null && !segment.sealed()) {
                segment.recovered();
            }
        } finally {
            if (segment == null) {
                arena.close();
            }
        }
        if (segment == null) {
            moveAside(file);
        } else if (segment.empty()) {
            discard(segment);
            return null;
        }
        return segment;
    }

    private static void moveAside(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        LOG.log(System.Logger.Level.WARNING, "{0} is no part of the signal history and is now {1}", file, aside.getFileName());
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes every byte, for a hole in a file would take the process down at the first write after the disk is full. */
    @Override
    public @Nullable JournalSegment prepare() throws IOException {
        if (freeBytes.applyAsLong(dir) - size < diskFloor) {
            return null;
        }
        Path file = nextFile();
        Arena arena = Arena.ofShared();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            fill(channel);
            return JournalSegment.fresh(arena, channel.map(MapMode.READ_WRITE, 0, size, arena), file);
        } catch (IOException | RuntimeException | InternalError e) {
            arena.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Takes the old file as it is: it has all its blocks on the disk, and most of it is in the system's memory still. Its old records are below the
     * lowest sequence that its header allows from then on.
     */
    @Override
    public @Nullable JournalSegment renew(JournalSegment old) throws IOException {
        Path before = Objects.requireNonNull(old.file);
        if (old.memory.byteSize() != size) {
            discard(old);
            return prepare();
        }
        boolean atHand = old.memory.isLoaded();
        long lowest = old.lastSequence() + 1;
        release(old);
        Path file = nextFile();
        Arena arena = Arena.ofShared();
        try {
            Files.move(before, file);
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                if (!atHand) {
                    fill(channel); // cheaper than to wait for each page to be read from the disk
                }
                return JournalSegment.renewed(arena, channel.map(MapMode.READ_WRITE, 0, size, arena), file, lowest);
            }
        } catch (IOException | RuntimeException | InternalError e) {
            arena.close();
            Files.deleteIfExists(before);
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Path nextFile() { return dir.resolve(String.format(Locale.ROOT, "%010d", ++lastNumber) + SUFFIX); }

    private void fill(FileChannel channel) throws IOException {
        for (long left = size; left > 0;) {
            left -= channel.write(zeros.clear().limit((int) Math.min(left, zeros.capacity())));
        }
    }

    @Override
    public void force(JournalSegment segment, long from, long to) {
        MemorySegment memory = segment.memory;
        long page = from & -4_096L;
        memory.asSlice(page, to - page).force();
    }

    @Override
    public void discard(JournalSegment segment) throws IOException {
        release(segment);
        Files.deleteIfExists(Objects.requireNonNull(segment.file));
    }

    @Override
    public void release(JournalSegment segment) { segment.arena.close(); }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return name.matches("\\d{10}\\.journal") ? Long.parseLong(name.substring(0, 10)) : 0;
    }
}
