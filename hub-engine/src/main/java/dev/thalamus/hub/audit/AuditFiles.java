package dev.thalamus.hub.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the audit log, named by the sequence of their first record. Appending is confined to one thread; reading is thread-safe: what is
 * there never changes, and a file that gives way while it is read counts as absent.
 */
final class AuditFiles implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("audit-(\\d{19})\\.jsonl");

    private final Path folder;
    private FileChannel channel;
    private long bytes;

    /** One file; {@code first} is the sequence of its first record. */
    record Part(Path file, long first) {}

    AuditFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        List<Part> parts = parts();
        for (Part part : parts) {
            bytes += Files.size(part.file);
        }
        channel = open(parts.isEmpty() ? path(1) : parts.getLast().file);
    }

    /** Bytes of all files. */
    long bytes() { return bytes; }

    /** Bytes of the newest file. */
    long newest() throws IOException { return channel.size(); }

    /** All files, oldest first. */
    List<Part> parts() throws IOException { return parts(folder); }

    static List<Part> parts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                return new Part(file, name.matches() ? Long.parseLong(name.group(1)) : -1);
            }).filter(part -> part.first >= 0).sorted(java.util.Comparator.comparingLong(Part::first)).toList();
        }
    }

    /** The whole lines of a file, without line feeds; none when it has given way. */
    static List<byte[]> lines(Path file) throws IOException {
        var lines = new ArrayList<byte[]>();
        byte[] all;
        try (InputStream in = Files.newInputStream(file)) {
            all = in.readAllBytes();
        } catch (NoSuchFileException gone) {
            return lines;
        }
        int from = 0;
        for (int at = 0; at < all.length; at++) {
            if (all[at] == '\n') {
                lines.add(java.util.Arrays.copyOfRange(all, from, at));
                from = at + 1;
            }
        }
        return lines;
    }

    /** Cuts off what stands after the last line feed of the newest file; answers how many bytes that was. */
    long mend() throws IOException {
        long whole = 0;
        for (byte[] line : lines(parts().getLast().file)) {
            whole += line.length + 1L;
        }
        long torn = channel.size() - whole;
        if (torn > 0) {
            channel.truncate(whole);
            channel.force(true);
            bytes -= torn;
        }
        return torn;
    }

    /** Adds whole lines and brings them to the disk; after a failure the file is as before. */
    void append(byte[] lines) throws IOException {
        long before = channel.size();
        try {
            channel.position(before);
            for (var rest = ByteBuffer.wrap(lines); rest.hasRemaining();) {
                channel.write(rest);
            }
            channel.force(false);
            bytes += lines.length;
        } catch (IOException failed) {
            channel.truncate(before);
            throw failed;
        }
    }

    /** From now on records go to a new file. */
    void begin(long first) throws IOException {
        channel.close();
        channel = open(path(first));
    }

    /** The oldest file gives way. */
    void drop(Part oldest) throws IOException {
        bytes -= Files.size(oldest.file);
        Files.delete(oldest.file);
    }

    private Path path(long first) { return folder.resolve("audit-%019d.jsonl".formatted(first)); }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }

    @Override
    public void close() throws IOException { channel.close(); }
}
