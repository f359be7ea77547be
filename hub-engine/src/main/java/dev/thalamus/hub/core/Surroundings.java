package dev.thalamus.hub.core;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.store.Answer;
import dev.thalamus.hub.store.Store;

/** What the parts of the core work with. Immutable. */
record Surroundings(Store store, SerialOwner owner, Clock clock, Registry registry, Plasticity plasticity, Counters counters,
        EventBus events) {
    /** An answer of the store, taken in a turn, which the store's own threads do not run: they have the next commit to see to. */
    <T> Answer<T> turned(Answer<T> answer) {
        return (value, problem) -> owner.submitElsewhere(Turn.of(() -> answer.done(value, problem)));
    }

    /** Something went wrong that costs nobody a signal, and that people should know. */
    void fault(String what, String why) {
        events.publish(new HubEvent.Fault(clock.wallMillis(), what, why));
    }
}
