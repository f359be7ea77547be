package dev.thalamus.hub.core;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells agents of each other's coming and going.
 *
 * <p>Confined to the core. Few agents are told at once; among many, notices are gathered and written together. Each costs one message to everyone, so
 * above a limit of connected agents they are left out, which is counted and reported.
 */
final class Presence {
    private static final int AT_ONCE = 64;

    private record Notice(Agent about, byte[] message) {}

    private final int limit;
    private final Registry registry;
    private final Counters counters;
    private final EventBus events;
    private final List<Notice> gathered = new ArrayList<>();
    private boolean limited;

    Presence(int limit, Registry registry, Counters counters, EventBus events) {
        this.limit = limit;
        this.registry = registry;
        this.counters = counters;
        this.events = events;
    }

    /** Tells everyone but {@code about}. */
    void tell(Agent about, byte[] message, long nowMillis) {
        int online = registry.online();
        if (online > limit) {
            counters.presenceLeftOut += online;
            if (!limited) {
                limited = true;
                events.publish(new HubEvent.PresenceLimited(nowMillis, limit, counters.presenceLeftOut));
            }
            return;
        }
        limited = false;
        gathered.add(new Notice(about, message));
        if (online <= AT_ONCE) {
            flush();
        }
    }

    /** Writes what was gathered. */
    void flush() {
        if (gathered.isEmpty()) {
            return;
        }
        registry.forEachAgent(agent -> {
            for (Notice notice : gathered) {
                if (notice.about != agent && notice.about.link != agent.link) {
                    agent.link.sendBinary(notice.message, 0, notice.message.length);
                }
            }
        });
        gathered.clear();
    }
}
