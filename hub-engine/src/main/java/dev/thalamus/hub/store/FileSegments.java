package dev.thalamus.hub.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
        // Not by their names: a file that is used again keeps the name it has.
        opened.sort(Comparator.comparingLong(JournalSegment::firstSequence));
        var found = new ArrayList<JournalSegment>();
        for (JournalSegment segment : opened) {
            if (found.isEmpty() || segment.firstSequence() > found.getLast().lastSequence()) {
                found.add(segment);
            } else {
                release(segment);
                moveAside(path(segment));
            }
        }
        return found;
    }

    private @Nullable JournalSegment open(Path file) throws IOException {
        if (Files.size(file) < JournalSegment.START) {
            Files.delete(file); // killed while it was made ready
            return null;
        }
        JournalSegment segment = null;
        MappedFile mapped;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mapped = MappedFile.of(file, channel);
        }
        Arena life = Arena.ofShared();
        try {
            segment = JournalSegment.found(life, mapped.view(life), mapped);
            if (segment != null && !segment.sealed()) {
                segment.recovered();
            }
        } finally {
            if (segment == null) {
                life.close();
                mapped.close();
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
        MappedFile mapped = null;
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            fill(channel);
            mapped = MappedFile.of(file, channel);
            Arena life = Arena.ofShared();
            return JournalSegment.fresh(life, mapped.view(life), mapped);
        } catch (IOException | RuntimeException | InternalError e) {
            if (mapped != null) {
                mapped.close();
            }
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Takes the old file as it is: it is mapped, has all its blocks on the disk, and most of it is in the system's memory still. Its old records are
     * below the lowest sequence that its header allows from then on.
     */
    @Override
    public @Nullable JournalSegment renew(JournalSegment old) throws IOException {
        if (old.memory.byteSize() != size) {
            discard(old);
            return prepare();
        }
        MappedFile mapped = Objects.requireNonNull(old.mapped);
        boolean atHand = mapped.loaded();
        long lowest = old.lastSequence() + 1;
        old.endLife();
        try {
            if (!atHand) {
                try (var channel = FileChannel.open(mapped.path(), StandardOpenOption.WRITE)) {
                    fill(channel); // cheaper than to wait for each page to be read from the disk
                }
            }
            Arena life = Arena.ofShared();
            return JournalSegment.renewed(life, mapped.view(life), mapped, lowest);
        } catch (IOException | RuntimeException | InternalError e) {
            mapped.close();
            Files.deleteIfExists(mapped.path());
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
    public void force(JournalSegment segment, long from, long to) { Objects.requireNonNull(segment.mapped).force(from, to); }

    @Override
    public void discard(JournalSegment segment) throws IOException {
        release(segment);
        Files.deleteIfExists(path(segment));
    }

    @Override
    public void release(JournalSegment segment) {
        segment.endLife();
        Objects.requireNonNull(segment.mapped).close();
    }

    private static Path path(JournalSegment segment) { return Objects.requireNonNull(segment.mapped).path(); }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return name.matches("\\d{10}\\.journal") ? Long.parseLong(name.substring(0, 10)) : 0;
    }
}
