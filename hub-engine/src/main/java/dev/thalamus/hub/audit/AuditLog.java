package dev.thalamus.hub.audit;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Clause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes down facts, for good and in their order.
 *
 * <p>Thread-safe. {@link #record} never blocks: the thread {@code hub-audit} writes what waits as one group and forces it to the disk. What cannot
 * be written, because too much waits or the disk does not take it, is counted, and the log says so itself by a record {@code audit_gap}.
 */
public final class AuditLog implements AutoCloseable {
    private static final int MOST_WAITING = 16_384;
    private static final long MOST_BYTES = 16L << 20;
    private static final int FILES = 8;
    private static final long CLOSE_MILLIS = Duration.ofSeconds(2).toMillis();

    private final Clock clock;
    private final Consumer<String> problems;
    private final AuditFiles files;
    private final long limit;
    private final Path folder;
    private final Thread thread;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long taken;
    private long settled;
    private long missing;
    private boolean closed;
    private volatile long lost;
    private long sequence;
    private String head;

    private AuditLog(Path folder, long limitBytes, Clock clock, Consumer<String> problems) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.problems = problems;
        this.limit = limitBytes;
        files = new AuditFiles(folder);
        long torn = files.mend();
        AuditLine last = last();
        sequence = last == null ? 0 : last.sequence();
        head = last == null ? AuditLine.NOTHING : last.hash();
        thread = Thread.ofPlatform().daemon().name("hub-audit").start(this::run);
        if (torn > 0) {
            record("audit_torn", Map.of("bytes", torn));
        }
    }

    /**
     * Opens the log in a folder, which is made when absent.
     *
     * @param limitBytes most bytes of all files; the oldest eighth gives way, and the log says so
     * @param problems told, by any thread, what could not be written
     */
    public static AuditLog open(Path folder, long limitBytes, Clock clock, Consumer<String> problems) throws IOException {
        return new AuditLog(folder, limitBytes, clock, problems);
    }

    /** The newest record that is whole. */
    private @Nullable AuditLine last() throws IOException {
        for (AuditFiles.Part part : files.parts().reversed()) {
            for (byte[] line : AuditFiles.lines(part.file()).reversed()) {
                AuditLine read = AuditLine.read(line);
                if (read != null) {
                    return read;
                }
            }
        }
        return null;
    }

    /**
     * Takes one fact down.
     *
     * @param fields values are texts, numbers, booleans, lists and maps; a text of more than 4,000 characters is cut, and says so
     */
    public void record(String kind, Map<String, ? extends @Nullable Object> fields) {
        byte[] line = AuditLine.head(clock.wallMicros(), kind, fields);
        synchronized (this) {
            if (closed || waiting.size() >= MOST_WAITING || waitingBytes + line.length > MOST_BYTES) {
                lose(1);
                return;
            }
            taken++;
            waiting.add(line);
            waitingBytes += line.length;
            notifyAll();
        }
    }

    /** The fields as they will be written, for whoever keeps them until then. */
    public static Map<String, @Nullable Object> shortened(Map<String, ? extends @Nullable Object> fields) {
        return AuditLine.shortened(fields);
    }

    /** How many facts could not be written since the start. */
    public long lost() { return lost; }

    /** Bytes of all files. */
    public long bytes() { return files.bytes(); }

    /** Where its files are. */
    Path folder() { return folder; }

    /** Waits until everything that was taken before is on the disk (or lost). Blocks: not for a turn. */
    synchronized void settle() throws InterruptedException {
        for (long until = taken; settled < until && thread.isAlive();) {
            wait(100);
        }
    }

    private synchronized void lose(int facts) {
        lost += facts;
        missing += facts;
    }

    private void run() {
        for (List<byte[]> group = next(); !group.isEmpty(); group = next()) {
            try {
                write(group);
            } catch (IOException | RuntimeException failed) {
                lose(group.size());
                problems.accept(Clause.RECORDS_LOST.of(group.size(), failed.getMessage()));
            }
            synchronized (this) {
                settled += group.size();
                notifyAll();
            }
        }
    }

    private synchronized List<byte[]> next() {
        try {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException ended) {
            closed = true;
        }
        var group = new ArrayList<>(waiting);
        waiting.clear();
        waitingBytes = 0;
        return group;
    }

    private void write(List<byte[]> group) throws IOException {
        long gap = gap();
        var lines = new ByteArrayOutputStream();
        long number = sequence;
        String before = head;
        if (gap > 0) {
            group.addFirst(AuditLine.head(clock.wallMicros(), "audit_gap", Map.of("lost", gap)));
        }
        for (byte[] fact : group) {
            AuditLine line = AuditLine.of(fact, ++number, before);
            lines.writeBytes(line.bytes());
            lines.write('\n');
            before = line.hash();
        }
        if (gap > 0) {
            group.removeFirst();
        }
        files.append(lines.toByteArray());
        sequence = number;
        head = before;
        filled(gap);
        rotate();
    }

    private synchronized long gap() { return missing; }

    private synchronized void filled(long gap) { missing -= gap; }

    /** Begins a new file when the newest is an eighth of the limit; the oldest goes when there are more than eight. */
    private void rotate() throws IOException {
        if (files.newest() < limit / FILES) {
            return;
        }
        files.begin(sequence + 1);
        while (files.bytes() > limit - limit / FILES && files.parts().size() > 1) {
            List<AuditFiles.Part> parts = files.parts();
            AuditLine said = AuditLine.of(AuditLine.head(clock.wallMicros(), "audit_rotated", Map.of("from", parts.getFirst().first(), "to",
                    parts.get(1).first() - 1)), sequence + 1, head);
            files.append((new String(said.bytes(), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8));
            sequence = said.sequence();
            head = said.hash();
            files.drop(parts.getFirst());
        }
    }

    /** Everything taken is on the disk. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(CLOSE_MILLIS);
            files.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            problems.accept(Clause.AUDIT_NOT_CLOSED.of(failed.getMessage()));
        }
    }
}
