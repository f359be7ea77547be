package dev.thalamus.hub.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Something to be written within a transaction, and who wants to know what came of it.
 *
 * <p>Made by any thread, then confined to the writer.
 */
final class Command<T> {
    /** What is done inside the transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Tables tables) throws SQLException;
    }

    private final Work<T> work;
    private final Answer<T> answer;
    private @Nullable T value;
    private @Nullable StoreException problem;
    /** Bytes of frames it brings. */
    final long bytes;

    Command(long bytes, Work<T> work, Answer<T> answer) {
        this.bytes = bytes;
        this.work = work;
        this.answer = answer;
    }

    void run(Tables tables) throws SQLException { value = work.run(tables); }

    void fail(StoreException why) {
        problem = why;
        value = null;
    }

    boolean failed() { return problem != null; }

    void answer() { answer.done(problem == null ? value : null, problem); }
}
