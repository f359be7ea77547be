package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.store.Answer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** Runs operations one after another: what one has read, another must not move meanwhile. Confined to the core. */
final class Sequencer {
    private static final int MOST_WAITING = 64;
    private static final long STUCK_NANOS = Duration.ofSeconds(60).toNanos();

    private final Clock clock;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    /** The number of the operation under way, or 0. */
    private long running;
    private long last;
    private long startedNanos;

    Sequencer(Clock clock) { this.clock = clock; }

    /** Runs the operation when all before it were answered; {@code answer} is told that too much waits, or what the operation answers. */
    <T> void run(Answer<T> answer, Consumer<Answer<T>> operation) {
        Runnable start = () -> {
            long mine = ++last;
            running = mine;
            startedNanos = clock.nanos();
            operation.accept((value, problem) -> {
                // One that was given up answers while another runs, which it must not end.
                if (running == mine) {
                    next();
                }
                answer.done(value, problem);
            });
        };
        if (running == 0) {
            start.run();
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(start);
        } else {
            answer.done(null, QueuePass.busy());
        }
    }

    /** Goes on without one that has not answered for a minute. */
    void tick() {
        if (running != 0 && clock.nanos() - startedNanos > STUCK_NANOS) {
            next();
        }
    }

    private void next() {
        running = 0;
        Runnable start = waiting.poll();
        if (start != null) {
            start.run();
        }
    }
}
