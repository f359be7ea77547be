package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.capture.CaptureFormat;
import dev.thalamus.hub.capture.CaptureHead;
import dev.thalamus.hub.capture.CaptureWriter;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.QueuedSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Writes waiting signals to a file that the stream can open, oldest first. Nothing is taken. Thread-safe. */
final class QueueExport {
    private static final int PAGE = 500;
    private static final Executor ASIDE = task -> Thread.ofVirtual().name("queue-export").start(task);

    private QueueExport() {}

    /** How many were written; fails with an {@link UncheckedIOException} when the file cannot be written. */
    static CompletableFuture<Long> write(Hub hub, QueueScope scope, Path file) {
        return CompletableFuture.supplyAsync(() -> {
            var head = new CaptureHead(hub.info().domain(), System.currentTimeMillis(), scope.filter());
            try (var out = new CaptureWriter(file, CaptureFormat.NDJSON, head)) {
                write(hub, scope, out);
                out.finish();
                return out.written();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, ASIDE);
    }

    private static void write(Hub hub, QueueScope scope, CaptureWriter out) throws IOException {
        long after = 0;
        QueuePage page;
        do {
            page = hub.queues().peek(scope, after, PAGE).join();
            for (QueuedSignal waiting : page.rows()) {
                out.write(waiting.signal(), waiting.expiresAtMillis());
                after = waiting.id();
            }
        } while (page.more() && !page.rows().isEmpty());
    }
}
