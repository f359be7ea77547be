package dev.thalamus.hub.network;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.knowledge.Changes;
import dev.thalamus.hub.model.Clause;
import java.util.List;
import java.util.stream.Collectors;

/** Sees to it that the disk gets back what memory got back when a change was refused, and says when it does not. Confined to the core. */
final class TakingBack {
    private final List<Changes<?>> all;
    private final EventBus events;
    private final Clock clock;
    private boolean told;

    TakingBack(List<Changes<?>> all, EventBus events, Clock clock) {
        this.all = all;
        this.events = events;
        this.clock = clock;
    }

    /** How many documents the disk has otherwise than memory. */
    int owed() { return all.stream().mapToInt(Changes::owed).sum(); }

    /** Called once a second. */
    void tick() {
        all.forEach(Changes::tick);
        String problem = problem();
        if (!problem.isEmpty() && !told) {
            events.publish(new HubEvent.Fault(clock.wallMillis(), Clause.TAKING_BACK.of(), Clause.TRIED_UNTIL_TAKEN.of(problem)));
        }
        told = !problem.isEmpty();
    }

    /** All is written once more, before the store is closed. */
    void finish() { all.forEach(Changes::finish); }

    /** The store is closed: what is owed still will be found by the next start as it is. */
    void end() {
        if (owed() > 0) {
            System.getLogger(TakingBack.class.getName()).log(System.Logger.Level.ERROR,
                    owed() + " identities and tasks are on the disk as it refused them at first: " + problem());
        }
    }

    private String problem() {
        return all.stream().map(Changes::problem).filter(why -> !why.isEmpty()).distinct().collect(Collectors.joining("; "));
    }
}
