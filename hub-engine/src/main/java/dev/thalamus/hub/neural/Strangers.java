package dev.thalamus.hub.neural;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.kit.TokenBucket;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.net.Link;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one address beyond this machine may have: links that never said who they are, and registrations in a second.
 *
 * <p>Confined to the core. It remembers an address as long as it has a link, and a minute longer, so that coming and going resets nothing.
 */
final class Strangers {
    private static final long REMEMBERED_NANOS = 60_000_000_000L;

    private static final class Stranger {
        private final TokenBucket registrations;
        private int links;
        private int unregistered;
        private long lastNanos;

        Stranger(int perSecond, long nowNanos) { registrations = new TokenBucket(perSecond, perSecond, nowNanos); }
    }

    private final HubConfig.Limits limits;
    private final Map<String, Stranger> known = new HashMap<>();

    Strangers(HubConfig.Limits limits) { this.limits = limits; }

    /** A link was opened; answers why it may not stay, or null. */
    @Nullable
    String opened(Session session, long nowNanos) {
        Link link = session.link;
        if (link.loopback()) {
            return null;
        }
        session.stranger = true;
        Stranger stranger = known.computeIfAbsent(link.network(), any -> new Stranger(limits.registrationsPerSecond(), nowNanos));
        stranger.lastNanos = nowNanos;
        stranger.links++;
        return ++stranger.unregistered > limits.unregistered()
                ? Clause.MANY_UNREGISTERED.of(limits.unregistered())
                : null;
    }

    /** A link wants to register; answers why it may not, or null. */
    @Nullable
    String registering(Link link, long nowNanos) {
        Stranger stranger = known.get(link.network());
        return link.loopback() || stranger == null || stranger.registrations.take(nowNanos)
                ? null
                : Clause.REGISTERS_OFTEN.of(limits.registrationsPerSecond());
    }

    /** A link is an agent or a hub now. */
    void registered(Link link) {
        Stranger stranger = known.get(link.network());
        if (stranger != null && !link.loopback()) {
            stranger.unregistered--;
        }
    }

    /** A link is over. */
    void ended(Session session, long nowNanos) {
        Stranger stranger = known.get(session.link.network());
        if (stranger != null && session.stranger) {
            stranger.lastNanos = nowNanos;
            stranger.links--;
            stranger.unregistered -= session.known() ? 0 : 1;
        }
    }

    /** Called now and then: forgets who has been gone for a while. */
    void forget(long nowNanos) {
        known.values().removeIf(stranger -> stranger.links <= 0 && nowNanos - stranger.lastNanos > REMEMBERED_NANOS);
    }

    /** Addresses that are remembered now. */
    int size() { return known.size(); }
}
