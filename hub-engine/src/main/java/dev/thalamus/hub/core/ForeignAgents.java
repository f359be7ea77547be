package dev.thalamus.hub.core;

import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agents of this hub that speak another protocol than NeuralHub's. Called in turns, only for names that nobody has here. */
public interface ForeignAgents {
    /** There are none. */
    ForeignAgents NONE = new ForeignAgents() {
        @Override
        public @Nullable String idOf(String name) { return null; }

        @Override
        public @Nullable Taken take(String target, String sourceName, byte[] payload, Settled settled) { return null; }
    };

    /** How many are connected. */
    default int online() { return 0; }

    /** Those that are connected. */
    default List<AgentView> views() { return List.of(); }

    /** Told once, in a later turn, what became of a signal that was taken as queued. */
    interface Settled {
        void settled(Outcome outcome, Reason reason);
    }

    /** What became of a signal for one of them. */
    record Taken(String targetName, Outcome outcome, Reason reason, int fanout) {
        /** Whether it waits until somebody says yes to it: {@link Outcome#QUEUED} for no other reason. */
        boolean waitsForYes() {
            return outcome == Outcome.QUEUED && reason == Reason.NONE;
        }
    }

    /** The id of a connected agent, which is as good as a hash; or null. */
    @Nullable
    String idOf(String name);

    /**
     * Takes a signal for a name or id, or answers null when nobody has that one.
     *
     * @param settled called only when the answer's outcome is {@link Outcome#QUEUED}
     */
    @Nullable
    Taken take(String target, String sourceName, byte[] payload, Settled settled);
}
