package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the hub's events, a bounded number a turn; what did not fit in between is counted. */
final class EventFeed implements Feed {
    private static final int WAITING = 4_096;
    private static final int A_TURN = 512;

    private final Consumer<List<HubEvent>> sink;
    private final List<HubEvent> events = new ArrayList<>();
    private @Nullable Hub hub;
    private @Nullable Subscription subscription;
    private volatile long missed;

    EventFeed(Consumer<List<HubEvent>> sink) { this.sink = sink; }

    /** Events that came faster than they were taken. */
    long missed() { return missed; }

    @Override
    public boolean gather(@Nullable Hub current, long nowNanos) {
        if (!Objects.equals(current, hub)) {
            if (subscription != null) {
                subscription.drain(A_TURN, events::add);
                subscription.close();
            }
            hub = current;
            subscription = current == null ? null : current.events().subscribe(WAITING);
        }
        if (subscription != null) {
            subscription.drain(A_TURN, events::add);
            missed = subscription.missed();
        }
        return !events.isEmpty();
    }

    @Override
    public void apply() {
        sink.accept(List.copyOf(events));
        events.clear();
    }
}
