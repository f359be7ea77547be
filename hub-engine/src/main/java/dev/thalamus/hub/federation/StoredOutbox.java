package dev.thalamus.hub.federation;

import dev.thalamus.hub.store.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the rows of all outboxes, and deletes those that are done. Confined to the core.
 *
 * <p>Deletes are gathered for a moment; a crash before that sends a signal again, which the receiver notices by its message id.
 */
final class StoredOutbox {
    private final Store store;
    private final List<Long> done = new ArrayList<>();
    private long lastId;

    StoredOutbox(Store store) {
        this.store = store;
        store.restored().outbox().forEach(row -> lastId = Math.max(lastId, row.id()));
    }

    long nextId() { return ++lastId; }

    void forget(long row) { done.add(row); }

    /** Hands the deletes to the store; they stay here while it is behind. */
    void flush() {
        if (!done.isEmpty() && store.deleteOutgoing(done.stream().mapToLong(Long::longValue).toArray(), problem -> {})) {
            done.clear();
        }
    }
}
