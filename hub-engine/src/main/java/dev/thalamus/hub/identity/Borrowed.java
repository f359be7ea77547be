package dev.thalamus.hub.identity;

import java.util.LinkedHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Identities that hold nothing but the name of an agent of NeuralHub, which can be given another at any time. Confined to the core. */
final class Borrowed {
    /** How many are looked at for one that may give way. */
    private static final int MOST_LOOKED_AT = 1_000;

    /** The longest unused first. */
    private final LinkedHashMap<String, AgentRecord> all = new LinkedHashMap<>(16, 0.75f, true);

    /** A record is kept. */
    void hold(AgentRecord agent) {
        if (agent.borrowed()) {
            all.put(agent.id(), agent);
        } else {
            all.remove(agent.id());
        }
    }

    /** A record is not kept any more. */
    void letGo(String id) { all.remove(id); }

    /** Somebody wants to know who that is. */
    void used(AgentRecord agent) { all.get(agent.id()); }

    /** The longest unused that may go; those that may not are as good as used. Null when none of the first thousand may. */
    @Nullable
    AgentRecord idle(Predicate<AgentRecord> mayGo) {
        for (int i = Math.min(MOST_LOOKED_AT, all.size()); i > 0; i--) {
            AgentRecord oldest = all.firstEntry().getValue();
            if (mayGo.test(oldest)) {
                return oldest;
            }
            used(oldest);
        }
        return null;
    }
}
