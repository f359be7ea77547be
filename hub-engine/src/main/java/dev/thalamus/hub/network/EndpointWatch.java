package dev.thalamus.hub.network;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.net.Link;

/** Ends connections that are dead, stuck, or never said anything, and tries again to pay what could not be read. Confined to the core. */
final class EndpointWatch {
    private static final long COOKIE = 0;
    private static final long CLOSE_NANOS = 2_000_000_000L;

    /** Ends a connection, and says why. */
    interface Ending {
        void end(Endpoint endpoint, int code, String why);
    }

    private final HubConfig config;
    private final SerialOwner owner;
    private final Deliveries deliveries;
    private final Ending ending;

    EndpointWatch(HubConfig config, SerialOwner owner, Deliveries deliveries, Ending ending) {
        this.config = config;
        this.owner = owner;
        this.deliveries = deliveries;
        this.ending = ending;
    }

    private void mute(Endpoint endpoint) {
        if (!endpoint.introduced && !endpoint.link.heldUp() && !endpoint.link.closing()) {
            ending.end(endpoint, 1008, Clause.NO_FIRST_MESSAGE.of(config.limits().firstMessage().toSeconds()));
        }
    }

    /** Looks at a connection, once a second. */
    void check(Endpoint endpoint, long now) {
        HubConfig.Delivery delivery = config.delivery();
        Link link = endpoint.link;
        if (link.closing()) {
            endpoint.closingSinceNanos = endpoint.closingSinceNanos == 0 ? now : endpoint.closingSinceNanos;
            if (now - endpoint.closingSinceNanos > CLOSE_NANOS) {
                link.end(1006, Clause.NO_CLOSE_ANSWER.of());
            }
            return;
        }
        if (endpoint.waits) {
            endpoint.waits = false;
            deliveries.pay(endpoint);
        }
        if (link.writtenBytes() != endpoint.lastWritten || link.queuedBytes() == 0) {
            endpoint.lastWritten = link.writtenBytes();
            endpoint.lastProgressNanos = now;
        }
        if (!endpoint.introduced && now - endpoint.openedNanos > config.limits().firstMessage().toNanos()) {
            // What waited because the hub was busy came in time.
            link.readThen(() -> owner.submit(Turn.of(() -> mute(endpoint))));
        } else if (now - endpoint.lastProgressNanos > delivery.stall().toNanos()) {
            ending.end(endpoint, 1013, Clause.TOOK_NOTHING.of(delivery.stall().toSeconds()));
        } else if (now - link.lastReadNanos() < delivery.ping().toNanos()) {
            endpoint.pingsUnanswered = 0;
        } else if (now - endpoint.lastPingNanos >= delivery.ping().toNanos()) {
            if (endpoint.pingsUnanswered >= delivery.missedPings()) {
                ending.end(endpoint, 1001, Clause.PINGS_UNANSWERED.of(delivery.missedPings()));
            } else {
                endpoint.pingsUnanswered++;
                endpoint.lastPingNanos = now;
                link.ping(COOKIE);
            }
        }
    }
}
