package dev.thalamus.hub.federation;

import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.store.Store;
import dev.thalamus.hub.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the rows of all outboxes, and deletes those that are done. Confined to the core.
 *
 * <p>Deletes are gathered for a moment; a crash before that sends a signal again, which the receiver notices by its message id. What the store refuses
 * is tried again every second; there are never more rows here than the store has.
 */
final class StoredOutbox {
    /** Flushes come ten times a second. */
    private static final int SECOND = 10;

    private final Store store;
    private final SerialOwner owner;
    private final Consumer<String> onRefusal;
    private final List<Long> done = new ArrayList<>();
    private long lastId;
    private int wait;
    private boolean refused;

    /** @param onRefusal told once why the store does not delete, until it does again */
    StoredOutbox(Store store, SerialOwner owner, Consumer<String> onRefusal) {
        this.store = store;
        this.owner = owner;
        this.onRefusal = onRefusal;
        store.restored().outbox().forEach(row -> lastId = Math.max(lastId, row.id()));
    }

    long nextId() { return ++lastId; }

    void forget(long row) { done.add(row); }

    /** Called ten times a second: hands the deletes to the store; they stay here while it is behind. */
    void flush() {
        if (wait > 0) {
            wait--;
        } else {
            flushNow();
        }
    }

    /** The same at once, though the store refused it a moment ago. */
    void flushNow() {
        if (!done.isEmpty()) {
            List<Long> ids = List.copyOf(done);
            if (store.deleteOutgoing(ids.stream().mapToLong(Long::longValue).toArray(),
                    problem -> owner.submitElsewhere(Turn.of(() -> over(ids, problem))))) {
                done.clear();
            }
        }
    }

    private void over(List<Long> ids, @Nullable StoreException problem) {
        if (problem != null) {
            done.addAll(ids);
            wait = SECOND;
            if (!refused) {
                onRefusal.accept(String.valueOf(problem.getMessage()));
            }
        }
        refused = problem != null;
    }
}
