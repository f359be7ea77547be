package dev.thalamus.hub.federation;

import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.RemoteHub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code remotes.json} on disk, written on a thread of its own, one version after another. Thread-safe. */
final class SavedRemotes {
    private final Path file;
    private final SerialOwner owner;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("hub-remotes").factory());

    SavedRemotes(Surroundings hub) {
        Path given = hub.config().federation().remotes();
        file = given == null ? hub.config().storage().dir().resolve("remotes.json") : given;
        owner = hub.owner();
    }

    /** @throws IOException when it cannot be used; the message names the entry */
    Map<String, RemoteHub> read() throws IOException {
        return RemotesFile.read(file);
    }

    /** @param saved told in a turn when it is on disk: null, or why not */
    void write(List<RemoteHub> all, Consumer<@Nullable String> saved) {
        writer.execute(() -> {
            String problem = null;
            try {
                RemotesFile.write(file, all);
            } catch (IOException | RuntimeException failed) {
                problem = Clause.PEERS_UNWRITTEN.of(failed.getMessage());
            }
            String outcome = problem;
            owner.submitElsewhere(Turn.of(() -> saved.accept(outcome)));
        });
    }

    /** What was to be written still is. */
    void close() { writer.shutdown(); }
}
