package dev.thalamus.hub.identity;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.query.History;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The observed record of names whose protocol has none, learned from the history while somebody asks for it.
 *
 * <p>Thread-safe; nothing here blocks. Who asks gets what is known, and has the thread {@code hub-answers} read what came since, once a second at
 * most: where nobody asks, it costs nothing. Of a history that was longer than its bound, only what was still there at the first question counts.
 */
public final class AnswersSeen {
    private static final int AT_ONCE = 100_000;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final History history;
    private final Clock clock;
    private final Answers answers = new Answers();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Map<String, Answered> seen = Map.of();
    private volatile long readNanos;
    private volatile boolean closed;

    public AnswersSeen(History history, Clock clock) {
        this.history = history;
        this.clock = clock;
        readNanos = clock.nanos() - PAUSE_NANOS;
    }

    /** What is known of that name now. */
    public Answered of(String name) {
        if (!closed && clock.nanos() - readNanos >= PAUSE_NANOS && reading.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("hub-answers").start(this::read);
        }
        return seen.getOrDefault(name, Answered.NOTHING);
    }

    private void read() {
        try {
            boolean more = true;
            while (more && !closed) {
                more = answers.read(history, AT_ONCE);
                seen = answers.all();
            }
        } finally {
            readNanos = clock.nanos();
            reading.set(false);
        }
    }

    /** Ends a reading soon. */
    public void close() { closed = true; }
}
