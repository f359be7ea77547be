package dev.thalamus.hub.store;

import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a data directory for one hub. Thread-safe. The lock ends with the process, however that ends. */
final class DirectoryLock implements AutoCloseable {
    /** Far behind the text, because on Windows nobody can read a locked region. */
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) { this.channel = channel; }

    static DirectoryLock take(Path dir) {
        Path file = dir.resolve("hub.lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(dir);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StoreException(Clause.DIRECTORY_IN_USE.of(dir, owner(file)));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new StoreException(Clause.DIRECTORY_UNUSABLE.of(dir, e.getMessage()), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // this very process holds it
        }
    }

    private static String owner(Path file) throws IOException {
        String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "unknown" : pid;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The lock of the data directory could not be given back: " + e.getMessage(), e);
        }
    }
}
