package dev.thalamus.hub.knowledge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files behind {@link DiskKnowledge}. Confined to its thread. */
final class Folder {
    private static final Pattern PATH = Pattern.compile("[a-z0-9]+(?:/[a-zA-Z0-9_-]+)?\\.[a-z]+");
    private static final String UNDER_WAY = ".new";
    private static final int MOST_OPEN = 64;

    /** How what was written to a file gets to the disk. */
    @FunctionalInterface
    interface Force {
        void to(FileChannel file) throws IOException;
    }

    private final Path root;
    private final Force force;
    private final LinkedHashMap<String, FileChannel> open = new LinkedHashMap<>(MOST_OPEN, 0.75f, true);
    private final Set<FileChannel> unforced = new LinkedHashSet<>();
    private final Set<Path> changedFolders = new HashSet<>();
    private long bytes;
    /** The first force since the last {@link #force} that failed, of what was answered before. */
    private @Nullable IOException unsaid;

    Folder(Path root, Force force) throws IOException {
        this.root = root;
        this.force = force;
        Files.createDirectories(root);
    }

    long bytes() { return bytes; }

    /** Shows the records below a folder; cuts torn ends, and removes documents that were under way. */
    void each(String folder, BiConsumer<String, List<byte[]>> visitor) throws IOException {
        Path dir = root.resolve(folder);
        if (!Files.isDirectory(dir)) {
            return;
        }
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String path = folder + "/" + file.getFileName();
                if (path.endsWith(UNDER_WAY)) {
                    Files.delete(file);
                } else if (PATH.matcher(path).matches() && Files.isRegularFile(file)) {
                    List<byte[]> records = whole(file);
                    bytes += Files.size(file);
                    visitor.accept(path, records);
                }
            }
        }
    }

    private static List<byte[]> whole(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        Lines.Whole whole = Lines.read(all);
        if (whole.length() < all.length) {
            System.getLogger(Folder.class.getName()).log(System.Logger.Level.WARNING,
                    file + ": the last " + (all.length - whole.length()) + " bytes are torn and were set aside");
            Files.copy(file, file.resolveSibling(file.getFileName() + ".torn"), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole.length());
                channel.force(true);
            }
        }
        return whole.records();
    }

    /**
     * Adds lines; after a failure the file is as before.
     *
     * @param now whether they are brought to the disk at once; else by {@link #force}
     */
    void append(String path, byte[] lines, boolean now) throws IOException {
        FileChannel channel = channel(path);
        long before = channel.size();
        try {
            channel.position(before);
            write(channel, lines);
            if (now) {
                force.to(channel);
                unforced.remove(channel);
            } else {
                unforced.add(channel);
            }
        } catch (IOException failed) {
            try {
                channel.truncate(before);
            } finally {
                close(open.remove(path));
            }
            throw failed;
        }
        bytes += lines.length;
    }

    /** Whether something is written that may not be on the disk yet. */
    boolean owesForce() { return !unforced.isEmpty(); }

    /** Whether a log was closed that could not be forced: {@link #force} says so. */
    boolean failedToForce() { return unsaid != null; }

    /**
     * Brings everything to the disk, each file once. What failed is not tried again: the system may have forgotten it.
     *
     * @throws IOException what failed here, or before when a log was closed
     */
    void force() throws IOException {
        List<FileChannel> all = List.copyOf(unforced);
        unforced.clear();
        all.forEach(this::forceAnswered);
        IOException failed = unsaid;
        unsaid = null;
        if (failed != null) {
            throw failed;
        }
    }

    /** That it failed is not the matter of whoever is being served now. */
    private void forceAnswered(FileChannel channel) {
        try {
            force.to(channel);
        } catch (IOException failed) {
            unsaid = unsaid == null ? failed : unsaid;
        }
    }

    void put(String path, byte[] line) throws IOException {
        close(open.remove(path));
        Path file = file(path);
        Path fresh = file.resolveSibling(file.getFileName() + UNDER_WAY);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            write(channel, line);
            channel.force(true);
        }
        bytes += line.length - size(file);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        changedFolders.add(folder(file));
    }

    void delete(String path) throws IOException {
        FileChannel channel = open.remove(path);
        if (channel != null) {
            unforced.remove(channel);
            channel.close();
        }
        Path file = file(path);
        long size = size(file);
        Files.deleteIfExists(file);
        bytes -= size;
        changedFolders.add(folder(file));
    }

    List<byte[]> read(String path) throws IOException {
        try {
            return Lines.read(Files.readAllBytes(file(path))).records();
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }

    /** Brings new and removed names to the disk; some systems cannot, and keep their own order. */
    void settle() {
        for (Path folder : changedFolders) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            } catch (IOException notHere) {
                // Windows does not open folders.
            }
        }
        changedFolders.clear();
    }

    void close() throws IOException {
        for (FileChannel channel : open.values()) {
            close(channel);
        }
        open.clear();
        force();
    }

    private FileChannel channel(String path) throws IOException {
        FileChannel known = open.get(path);
        if (known != null) {
            return known;
        }
        if (open.size() >= MOST_OPEN) {
            Map.Entry<String, FileChannel> eldest = open.entrySet().iterator().next();
            open.remove(eldest.getKey());
            close(eldest.getValue());
        }
        Path file = file(path);
        if (!Files.exists(file)) {
            changedFolders.add(folder(file));
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        open.put(path, channel);
        return channel;
    }

    private Path file(String path) throws IOException {
        if (!PATH.matcher(path).matches()) {
            throw new IOException("not a path of the knowledge store: " + path);
        }
        Path file = root.resolve(path);
        if (!Files.isDirectory(folder(file))) {
            Files.createDirectories(folder(file));
            changedFolders.add(root);
        }
        return file;
    }

    private static Path folder(Path file) { return java.util.Objects.requireNonNull(file.getParent()); }

    private static long size(Path file) throws IOException { return Files.exists(file) ? Files.size(file) : 0; }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void close(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            try (channel) {
                if (unforced.remove(channel)) {
                    forceAnswered(channel);
                }
            }
        }
    }
}
