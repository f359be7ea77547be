package dev.thalamus.hub.core;

import dev.thalamus.hub.store.Backlog;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store how old the rest is of queues that were emptied in part: only the store knows. Confined to the core.
 *
 * <p>Once a second, a few names at a time, so that a drain of thousands costs no question a signal.
 */
final class QueueAges {
    private static final int NAMES_A_TICK = 32;

    private final Surroundings hub;
    private int asked;

    QueueAges(Surroundings hub) { this.hub = hub; }

    /** Called once a second, while anything waits. */
    void tick() {
        asked = 0;
        hub.registry().forEachName(name -> {
            if (asked < NAMES_A_TICK && name.stale()) {
                asked++;
                ask(name);
            }
        });
    }

    private void ask(Name name) {
        if (hub.store().backlogs(name.text, hub.turned((backlogs, problem) -> tell(name, backlogs)))) {
            name.any.asked();
            name.instances.values().forEach(Name.Waiting::asked);
        }
    }

    /** What could not be read leaves the times as they are: never later than the truth. */
    private static void tell(Name name, @Nullable List<Backlog> backlogs) {
        if (backlogs != null) {
            tell(name.any, null, backlogs);
            name.instances.forEach((hash, waiting) -> tell(waiting, hash, backlogs));
        }
    }

    private static void tell(Name.Waiting waiting, @Nullable String instance, List<Backlog> backlogs) {
        long oldest = Long.MAX_VALUE;
        long firstExpiry = Long.MAX_VALUE;
        for (Backlog backlog : backlogs) {
            if (Objects.equals(backlog.instance(), instance)) {
                oldest = backlog.oldestMillis();
                firstExpiry = backlog.firstExpiryMillis();
            }
        }
        waiting.told(oldest, firstExpiry);
    }
}
