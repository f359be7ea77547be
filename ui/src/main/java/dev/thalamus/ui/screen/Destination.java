package dev.thalamus.ui.screen;

import java.nio.file.Path;

/** A place to go to. Immutable. */
public sealed interface Destination {
    ScreenId screen();

    /** A screen as it was left. */
    record Whole(ScreenId screen) implements Destination {}

    /** The agents that a text filter leaves; empty for all. */
    record AgentsLike(String filter) implements Destination {
        @Override
        public ScreenId screen() { return ScreenId.AGENTS; }
    }

    /** The queues that a filter leaves; empty for all. */
    record QueuesLike(String filter) implements Destination {
        @Override
        public ScreenId screen() { return ScreenId.QUEUES; }
    }

    /** What waits for a name. */
    record QueueOf(String name) implements Destination {
        @Override
        public ScreenId screen() { return ScreenId.QUEUES; }
    }

    /** The signals that a filter leaves; empty for all. */
    record SignalsLike(String filter) implements Destination {
        @Override
        public ScreenId screen() { return ScreenId.STREAM; }
    }

    /** One signal among its neighbours. */
    record SignalAt(long sequence) implements Destination {
        @Override
        public ScreenId screen() { return ScreenId.STREAM; }
    }

    /** The signals of a file, read-only. */
    record CaptureIn(Path file) implements Destination {
        @Override
        public ScreenId screen() { return ScreenId.STREAM; }
    }

    /** The records of the audit log that a filter leaves; empty for all. */
    record AuditLike(String filter) implements Destination {
        @Override
        public ScreenId screen() { return ScreenId.AUDIT; }
    }

    /** Another hub. */
    record PeerAt(String domain) implements Destination {
        @Override
        public ScreenId screen() { return ScreenId.FEDERATION; }
    }

    /** An agent among those it talks to. */
    record GraphAround(String agent) implements Destination {
        @Override
        public ScreenId screen() { return ScreenId.GRAPH; }
    }
}
