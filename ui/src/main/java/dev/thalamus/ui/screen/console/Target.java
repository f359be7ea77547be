package dev.thalamus.ui.screen.console;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Where requests go. Thread-safe; futures complete on any thread. */
interface Target {
    /**
     * Sends a request or batch.
     *
     * @param answered whether an answer is expected; without one the future ends with an empty text once it is sent
     * @return the answer, or a {@link Failure}
     */
    CompletableFuture<String> send(String request, boolean answered, Duration patience);

    /** Ends the connection, if there is one. */
    void close();

    /** Why there is no answer. */
    final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** What a person can do something about. */
        enum Kind {
            NO_HUB, ADDRESS, UNREACHABLE, NO_UPGRADE, CLOSED, TIMEOUT, TOO_LARGE, TOO_MANY
        }

        private final Kind kind;

        Failure(Kind kind, String detail) {
            super(detail);
            this.kind = kind;
        }

        Kind kind() { return kind; }

        String detail() { return String.valueOf(getMessage()); }
    }
}
