package dev.thalamus.hub.federation;

import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.RemoteHub;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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
    Map<String, RemoteHub> read(Set<String> ownDomains) throws IOException {
        return RemotesFile.read(file, ownDomains);
    }

    /** @param saved told in a turn when it is on disk: null, or why not and what to do */
    void write(List<RemoteHub> all, Consumer<@Nullable String> saved) {
        try {
            writer.execute(() -> {
                String problem = writing(all);
                owner.submitElsewhere(Turn.of(() -> saved.accept(problem)));
            });
        } catch (RejectedExecutionException closed) {
            saved.accept(Clause.HUB_STOPPING.of());
        }
    }

    private @Nullable String writing(List<RemoteHub> all) {
        try {
            RemotesFile.write(file, all);
            return null;
        } catch (FileSystemException failed) {
            // Its message is often no more than the path, which is said already.
            return Clause.REMOTES_NOT_WRITTEN.of(file, failed.getReason() == null ? failed.getClass().getSimpleName() : failed.getReason());
        } catch (IOException | RuntimeException failed) {
            return Clause.REMOTES_NOT_WRITTEN.of(file, failed.getMessage());
        }
    }

    /** What was to be written still is. */
    void close() { writer.shutdown(); }
}
