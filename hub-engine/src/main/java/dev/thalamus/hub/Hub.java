package dev.thalamus.hub;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.History;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A running hub as its host sees it: ask, tell, watch.
 *
 * <p>Thread-safe; nothing here blocks. Futures complete on a thread of the hub: whoever has its own thread (the window) hands over to it.
 */
public interface Hub extends AutoCloseable {
    /** Where it listens and what it is called. Does not change while it runs. */
    HubInfo info();

    /** Where its dashboard is, such as {@code http://127.0.0.1:8080/}; empty when it has none. */
    default Optional<String> dashboard() {
        return Optional.empty();
    }

    /** What is true now, taken between two signals. */
    CompletableFuture<HubSnapshot> snapshot();

    /** What happens. */
    EventBus events();

    /** The signals that were routed. */
    History history();

    /** What waits for agents, for who wants to look into it and act. */
    Queues queues();

    /** Answers a JSON-RPC request (or batch) as the hub's own console; the answer is empty for notifications. */
    CompletableFuture<String> rpc(String request);

    /** Sends a signal as the hub's own console. {@code payload} is JSON text; what is not completes the future with a refusal. */
    CompletableFuture<SendReceipt> send(String target, SignalType type, String payload);

    /** Sessions, identities, rules and the audit log. */
    Oversight oversight();

    /** Closes the link of the agent with that hash (1000); false when it is not connected. */
    CompletableFuture<Boolean> disconnect(String hash);

    /** Stops: no new links, links closed with 1001, everything answered is on disk. Returns within 10 seconds. */
    @Override
    void close();
}
