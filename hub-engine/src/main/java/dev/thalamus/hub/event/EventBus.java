package dev.thalamus.hub.event;

import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Carries events from the hub to its watchers.
 *
 * <p>Thread-safe; {@link #publish} never blocks. Each watcher has its own bounded queue; what does not fit is left out and counted there, so a
 * slow watcher costs nobody but itself.
 */
public final class EventBus {
    private final CopyOnWriteArrayList<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** Hands the event to everyone who watches now. */
    public void publish(HubEvent event) {
        for (Subscription subscription : subscriptions) {
            subscription.offer(event);
        }
    }

    /** Begins to watch; at most {@code capacity} events wait unread. Close it when done. */
    public Subscription subscribe(int capacity) {
        var subscription = new Subscription(this, capacity);
        subscriptions.add(subscription);
        return subscription;
    }

    /** How many watch now. */
    public int watchers() { return subscriptions.size(); }

    void remove(Subscription subscription) { subscriptions.remove(subscription); }
}
