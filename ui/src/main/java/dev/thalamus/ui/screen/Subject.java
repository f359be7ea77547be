package dev.thalamus.ui.screen;

import dev.thalamus.hub.capture.Capture;

/** Something that the inspector can show. Immutable; the inspector goes back and forward over these. */
public sealed interface Subject {
    /** An agent instance, by its hash. */
    record Agent(String hash) implements Subject {}

    /** A routed signal, by its number in the history. */
    record Signal(long sequence) implements Subject {}

    /** A signal of an opened file. */
    record Captured(Capture file, long sequence) implements Subject {}

    /** A signal that waits for a name, by its number among all that wait. */
    record Waiting(String name, long id) implements Subject {}

    /** What waits for a name. */
    record Queue(String name) implements Subject {}

    /** Another hub, by its domain. */
    record Peer(String domain) implements Subject {}

    /** Where a signal would go, or where the one with that message id went; one of the two is empty, or both before anything was asked. */
    record Route(String target, String messageId) implements Subject {}

    /** The synapse between two names, as the hub writes them. */
    record Synapse(String source, String target) implements Subject {}
}
