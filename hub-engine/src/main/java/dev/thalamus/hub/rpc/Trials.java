package dev.thalamus.hub.rpc;

import dev.thalamus.hub.model.DryRunWatch;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The trial of a rule that runs now, for who named it as it began. Thread-safe; a hub tries one rule at a time, so one is all it keeps.
 */
final class Trials {
    /** How far one is. Immutable but for the wish to stop it. */
    record Trial(String id, long looked, long of, AtomicBoolean stopped) {}

    private volatile @Nullable Trial running;

    /** Follows a trial from its first step on. */
    DryRunWatch watch(String id) {
        var stopped = new AtomicBoolean();
        return (looked, of) -> {
            running = new Trial(id, looked, of, stopped);
            return !stopped.get();
        };
    }

    /** The trial of that name, once it has made a step and until its answer is there. */
    Optional<Trial> find(String id) {
        return Optional.ofNullable(running).filter(trial -> trial.id.equals(id));
    }

    /** It has its answer. */
    void ended(String id) {
        if (find(id).isPresent()) {
            running = null;
        }
    }
}
