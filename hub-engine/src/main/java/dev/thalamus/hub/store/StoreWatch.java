package dev.thalamus.hub.store;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.StoreHealth.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Knows how the store stands and tells when that changes. Changed by the writer only; any thread reads. */
final class StoreWatch {
    private static final System.Logger LOG = System.getLogger(StoreWatch.class.getName());

    private final StoreContext context;
    private final Consumer<StoreHealth> onHealth;
    private final @Nullable String quarantine;
    private @Nullable String failure;
    private @Nullable String shortage;
    private volatile StoreHealth health = new StoreHealth(State.OK, "", 0, 0);

    StoreWatch(StoreContext context, Consumer<StoreHealth> onHealth, @Nullable String quarantine) {
        this.context = context;
        this.onHealth = onHealth;
        this.quarantine = quarantine;
        update(checkDisk());
    }

    StoreHealth health() { return health; }

    boolean stalled() { return health.state() == State.STALLED; }

    String detail() { return health.detail(); }

    /** Writing failed, and has not worked since. */
    boolean broken() { return failure != null; }

    void broke(Exception why) {
        failure = Clause.STORE_CANNOT_WRITE.of(why.getMessage());
        update(shortage);
    }

    void mended() {
        failure = null;
        update(shortage);
    }

    /** Looks at the disk. Costs a system call or two: at most once a second. */
    void look() { update(checkDisk()); }

    private @Nullable String checkDisk() {
        try {
            long free = context.seams().freeBytes().applyAsLong(context.file().toAbsolutePath().getParent());
            long floor = context.limits().diskFloor();
            return free >= floor ? null : Clause.DISK_SHORT.of(mebibytes(free), mebibytes(floor));
        } catch (UncheckedIOException e) {
            return Clause.DISK_UNREADABLE.of(e.getMessage());
        }
    }

    private void update(@Nullable String shortageNow) {
        shortage = shortageNow;
        long bytes = size(context.file()) + size(Path.of(context.file() + "-wal"));
        StoreHealth before = health;
        StoreHealth now = failure != null
                ? new StoreHealth(State.STALLED, failure, bytes, 0)
                : shortageNow != null
                        ? new StoreHealth(State.STALLED, shortageNow, bytes, 0)
                        : quarantine != null
                                ? new StoreHealth(State.QUARANTINED, quarantine, bytes, 0)
                                : new StoreHealth(State.OK, "", bytes, 0);
        health = now;
        // The same kind of trouble in other words (a falling number of MiB) is not news.
        if (now.state() != before.state()) {
            try {
                onHealth.accept(now);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "A watcher of the store failed", e);
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0; // gone in between
        }
    }

    private static long mebibytes(long bytes) { return bytes >> 20; }
}
