package dev.thalamus.hub.audit;

import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.model.AuditExport;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.query.FilterMatcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about an audit log, on a thread of its own, {@code hub-audit-reader}, one after the other.
 *
 * <p>Thread-safe. What was taken before a question is in its answer. At most 16 questions wait; the next one is told to come again.
 */
public final class AuditReader implements AutoCloseable {
    private static final int MOST_QUESTIONS = 16;
    private static final int EXPORT_BYTES = 512 << 10;

    private final AuditLog log;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_QUESTIONS),
            Thread.ofPlatform().daemon().name("hub-audit-reader").factory());

    public AuditReader(AuditLog log) {
        this.log = log;
        thread.allowCoreThreadTimeOut(true);
    }

    /** Is told once, on the reader's thread: an answer, or what stands against it. */
    @FunctionalInterface
    public interface Told<T> extends BiConsumer<@Nullable T, @Nullable String> {}

    /**
     * Finds the newest records that a filter accepts.
     *
     * @param before only those with a smaller sequence; 0 for all
     */
    public void query(FilterMatcher<AuditEntry> filter, long before, int limit, Told<AuditPage> answer) {
        ask(() -> find(filter, before <= 0 ? Long.MAX_VALUE : before, limit), answer);
    }

    /** Recomputes the chain from the oldest record to the newest. */
    public void verify(Told<AuditVerdict> answer) {
        ask(this::verified, answer);
    }

    /** The records from a sequence on as they are kept, half a mebibyte at a time. */
    public void export(long from, Told<AuditExport> answer) {
        ask(() -> exported(from), answer);
    }

    private <T> void ask(Callable<T> question, Told<T> answer) {
        try {
            thread.execute(() -> {
                T found;
                try {
                    log.settle();
                    found = question.call();
                } catch (Exception failed) {
                    answer.accept(null, Clause.AUDIT_UNREADABLE.of(failed.getMessage()));
                    return;
                }
                answer.accept(found, null);
            });
        } catch (RejectedExecutionException busy) {
            answer.accept(null, Clause.AUDIT_BUSY.of());
        }
    }

    private AuditPage find(FilterMatcher<AuditEntry> filter, long before, int limit) throws IOException {
        var found = new ArrayList<AuditEntry>();
        long looked = 0;
        for (AuditFiles.Part part : parts().reversed()) {
            for (byte[] line : part.first() >= before ? List.<byte[]>of() : AuditFiles.lines(part.file()).reversed()) {
                AuditEntry entry = AuditLine.entry(line);
                if (entry == null || entry.sequence() >= before) {
                    continue;
                }
                looked++;
                if (filter.test(entry)) {
                    found.add(entry);
                    if (found.size() == limit) {
                        return new AuditPage(found, looked, entry.sequence());
                    }
                }
            }
        }
        return new AuditPage(found, looked, 0);
    }

    private AuditVerdict verified() throws IOException {
        var chain = new Chain();
        for (AuditFiles.Part part : parts()) {
            for (byte[] line : AuditFiles.lines(part.file())) {
                if (!chain.follows(line)) {
                    return chain.verdict();
                }
            }
        }
        return chain.verdict();
    }

    private AuditExport exported(long from) throws IOException {
        var lines = new ByteArrayOutputStream();
        List<AuditFiles.Part> parts = parts();
        for (int i = 0; i < parts.size(); i++) {
            if (i + 1 < parts.size() && parts.get(i + 1).first() <= from) {
                continue;
            }
            for (byte[] line : AuditFiles.lines(parts.get(i).file())) {
                AuditEntry entry = AuditLine.entry(line);
                if (entry != null && entry.sequence() < from) {
                    continue;
                }
                if (entry != null && lines.size() > 0 && lines.size() + line.length > EXPORT_BYTES) {
                    return new AuditExport(lines.toString(StandardCharsets.UTF_8), entry.sequence());
                }
                lines.writeBytes(line);
                lines.write('\n');
            }
        }
        return new AuditExport(lines.toString(StandardCharsets.UTF_8), 0);
    }

    private List<AuditFiles.Part> parts() {
        try {
            return AuditFiles.parts(log.folder());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() { thread.shutdownNow(); }

    /** What has been looked at so far. */
    private static final class Chain {
        private long records;
        private long first;
        private long last;
        private String head = AuditLine.NOTHING;
        private String problem = "";
        private boolean removed;

        /** Whether the next line is what was written after the ones before it. */
        boolean follows(byte[] bytes) {
            AuditLine line = AuditLine.read(bytes);
            if (line == null) {
                problem = Clause.RECORD_CHANGED.of();
            } else if (records > 0 && line.sequence() != last + 1) {
                problem = Clause.RECORDS_MISSING.of(line.sequence());
            } else if (records > 0 && !line.previous().equals(head)) {
                problem = Clause.RECORD_EXCHANGED.of();
            } else {
                first = records == 0 ? line.sequence() : first;
                last = line.sequence();
                head = line.hash();
                records++;
                removed |= new String(bytes, StandardCharsets.UTF_8).contains("\"kind\":\"audit_rotated\",")
                        && new String(bytes, StandardCharsets.UTF_8).contains("\"to\":" + (first - 1) + ",");
            }
            return problem.isEmpty();
        }

        AuditVerdict verdict() {
            if (problem.isEmpty() && first > 1 && !removed) {
                return new AuditVerdict(records, first, last, head, first, Clause.RECORDS_GONE.of(first));
            }
            return new AuditVerdict(records, first, last, records == 0 ? "" : head, problem.isEmpty() ? 0 : last + 1, problem);
        }
    }
}
