package dev.thalamus.ui.host;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Hubs of other programs, on this machine or another, that the window can show instead of its own. Thread-safe; nothing here blocks. */
public interface HubsElsewhere {
    /**
     * One of them. Immutable.
     *
     * @param url its WebSocket
     * @param name its domain, or its address while it was never reached
     * @param reached whether the connection stands
     */
    record Site(String url, String name, boolean reached) {}

    /** In the order in which they were attached. */
    List<Site> sites();

    /**
     * Connects to a hub as its operator and shows it.
     *
     * @param token of its operator; kept in memory only
     * @return it, or a failure whose message is a sentence for a person
     */
    CompletableFuture<Site> attach(String address, String token);

    /** Ends the connection and forgets the token. */
    void detach(String url);

    /** Shows the one with that address in the window; this program's own again for an empty address. */
    void watch(String url);

    /** The address of the one that the window shows; empty when it shows one of this program. */
    Optional<String> watched();
}
