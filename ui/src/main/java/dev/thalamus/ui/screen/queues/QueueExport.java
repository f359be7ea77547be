package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.Queues;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.QueuedSignal;
import dev.thalamus.hub.model.SignalRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes waiting signals to a file, one JSON object a line, oldest first. Nothing is taken. Thread-safe. */
final class QueueExport {
    private static final int PAGE = 500;
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final Executor ASIDE = task -> Thread.ofVirtual().name("queue-export").start(task);

    private QueueExport() {}

    /** How many were written; fails with an {@link UncheckedIOException} when the file cannot be written. */
    static CompletableFuture<Long> write(Queues queues, QueueScope scope, Path file) {
        return CompletableFuture.supplyAsync(() -> {
            try (Writer out = Files.newBufferedWriter(file)) {
                return write(queues, scope, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, ASIDE);
    }

    private static long write(Queues queues, QueueScope scope, Writer out) throws IOException {
        long written = 0;
        long after = 0;
        while (true) {
            QueuePage page = queues.peek(scope, after, PAGE).join();
            for (QueuedSignal waiting : page.rows()) {
                out.write(JSON.writeValueAsString(line(waiting)));
                out.write('\n');
                after = waiting.id();
                written++;
            }
            if (!page.more() || page.rows().isEmpty()) {
                return written;
            }
        }
    }

    private static ObjectNode line(QueuedSignal waiting) {
        SignalRecord signal = waiting.signal();
        ObjectNode line = JSON.createObjectNode().put("id", waiting.id())
                .put("queued", Instant.ofEpochMilli(signal.timeMicros() / 1_000).toString())
                .put("expires", Instant.ofEpochMilli(waiting.expiresAtMillis()).toString())
                .put("protocol", signal.protocol().label())
                .put("type", signal.type() == null ? null : signal.type().name())
                .put("source", signal.source()).put("source_name", signal.sourceName())
                .put("target", signal.target()).put("target_name", signal.targetName()).put("instance", signal.instance())
                .put("message_id", signal.messageId()).put("size", signal.size());
        String payload = signal.payload();
        try {
            return line.set("payload", JSON.readTree(payload)) instanceof ObjectNode ? line : line;
        } catch (JacksonException e) {
            return line.put("payload_text", payload);
        }
    }
}
