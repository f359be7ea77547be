package dev.thalamus.hub.federation;

import org.jspecify.annotations.Nullable;

/** Tells a peer who our agents are: when one came or went, at most four times a second, and every now and then. Confined to the core. */
final class PresenceFeed {
    private static final long SPACING_NANOS = 250_000_000L;

    private final Surroundings hub;
    private final Roster roster;
    private long sentVersion = -1;
    private long sentNanos;

    PresenceFeed(Surroundings hub, Roster roster) {
        this.hub = hub;
        this.roster = roster;
    }

    /** A link was made: the peer is told at once. */
    void begin() {
        sentVersion = -1;
        sentNanos = 0;
    }

    /** What was said may not have arrived: the peer is told again, soon. */
    void repeat() { sentVersion = -1; }

    void tick(@Nullable PeerLink link, String ownDomain, long now) {
        if (link == null) {
            return;
        }
        long version = hub.core().directory().version();
        boolean changed = version != sentVersion && now - sentNanos >= SPACING_NANOS;
        if (sentNanos == 0 || changed || now - sentNanos >= hub.config().federation().presence().toNanos()) {
            sentVersion = version;
            sentNanos = now;
            roster.messages(ownDomain).forEach(bytes -> link.link.sendBinary(bytes, 0, bytes.length));
        }
    }
}
