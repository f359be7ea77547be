package dev.thalamus.hub.core;

import dev.thalamus.hub.model.Hop;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.RemoteHub;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The other hubs, for who looks after them. Called in turns. */
public interface Peers {
    /** By domain. */
    List<PeerView> all();

    /** How a peer is configured when the changes that were asked for are on disk, or null. */
    @Nullable
    RemoteHub find(String domain);

    /**
     * Adds or changes a peer when that is on disk; its links are made anew when what they depend on changed.
     *
     * @param saved told null when it is on disk and holds, or why not and what to do: then nothing was changed
     * @return null, or one clause that says what is wrong with it: then nothing is changed
     */
    @Nullable
    String put(RemoteHub remote, Consumer<@Nullable String> saved);

    /** Removes a peer with its links and what waits for it, in the same way; false when there is none. */
    boolean remove(String domain, Consumer<@Nullable String> saved);

    /** Dials now, without waiting for the next attempt; links that stand are made anew. False when there is no such peer. */
    boolean reconnect(String domain);

    /** Where a signal for that target would go, hub by hub; the peer is asked when it can answer. */
    void trace(String target, Consumer<List<Hop>> answer);

    /** What became of a signal that was routed here, hub by hub. */
    void traceMessage(String messageId, Consumer<List<Hop>> answer);
}
