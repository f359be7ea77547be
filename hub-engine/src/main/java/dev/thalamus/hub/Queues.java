package dev.thalamus.hub;

import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import java.util.concurrent.CompletableFuture;

/**
 * What a person does with the signals that wait for agents.
 *
 * <p>Thread-safe; nothing here blocks. A future that fails does so with a {@link HubException} whose message says why (a filter that is none, a
 * name that was never seen, a store that is too busy); then nothing was changed. What the hub holds for whom is in {@link Hub#snapshot}.
 */
public interface Queues {
    /**
     * Shows the rows of a scope, oldest first, and changes nothing.
     *
     * @param afterId the id of the last row seen before, 0 to begin
     * @param limit most rows of the page, 1 to 1,000; it also ends after 8 MiB
     */
    CompletableFuture<QueuePage> peek(QueueScope scope, long afterId, int limit);

    /** Hands over to whoever is connected; also what waited for an instance that is gone. The answer says what stays, and why. */
    CompletableFuture<QueueChange> deliver(QueueScope scope);

    /** Lets signals wait for another name that this hub knows, in their order; can be undone. */
    CompletableFuture<QueueChange> redirect(QueueScope scope, String newName);

    /** Ends the time to live of signals; can be undone. */
    CompletableFuture<QueueChange> expire(QueueScope scope);

    /** Removes signals; can be undone. */
    CompletableFuture<QueueChange> delete(QueueScope scope);

    /** Puts back what an operation changed, by its {@link QueueChange#undo}, into its old order. Works once, for at least 10 seconds. */
    CompletableFuture<QueueChange> restore(String undo);
}
