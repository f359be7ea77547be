package dev.thalamus.hub.knowledge;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions, identities and tasks are kept: logs that grow by records, and documents that are replaced whole, under paths such as
 * {@code sessions/18e9.log}.
 *
 * <p>Thread-safe; nothing but {@link #each} and {@link #close} blocks. Each method hands over and returns false when the store is too far behind or
 * full: then nothing happens and nobody is told. Calls about one path are done and answered in their order, in turns.
 */
public interface KnowledgeStore extends AutoCloseable {
    /** Is told, once, in a turn: without a problem it is kept for good, with one nothing of it is. */
    @FunctionalInterface
    interface Done {
        /** Whoever does not care. */
        Done IGNORED = problem -> {};

        void done(@Nullable String problem);
    }

    /** Is told, once, in a turn, what a path holds; nothing when there is no such path. */
    @FunctionalInterface
    interface Answer {
        void read(List<byte[]> records, @Nullable String problem);
    }

    /** Adds records to a log, which begins with its first; all of them or none. A record may have any bytes but a line feed. */
    boolean append(String path, List<byte[]> records, Done done);

    /** Makes a document of one record, in place of what was there. */
    boolean put(String path, byte[] document, Done done);

    /** Removes a log or document. */
    boolean delete(String path, Done done);

    /** Reads all records, after everything that was called before. */
    boolean read(String path, Answer answer);

    /** Shows all logs and documents below a folder; for the start, before anything is changed. Torn ends are cut off first. */
    void each(String folder, BiConsumer<String, List<byte[]>> visitor) throws IOException;

    /** Bytes of all records. */
    long bytes();

    /** Answers everything that it took, and ends. */
    @Override
    void close();
}
