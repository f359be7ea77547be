package dev.thalamus.hub.neural;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.net.Link;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds links that are dead, stuck or never said who they are. Confined to the core.
 *
 * <p>Nothing is sent to a link before its first message: agents lose what arrives together with the answer to the upgrade.
 */
final class Keepalive {
    /** The cookie of keep-alive pings; those of deliveries are positive. */
    static final long COOKIE = 0;
    private static final long CLOSE_MILLIS = 2_000;

    /** Why a link must end, and whether there is still a point in a close frame. */
    record Verdict(int code, String why, boolean atOnce) {}

    private final HubConfig.Delivery delivery;
    private final HubConfig.Limits limits;

    Keepalive(HubConfig config) {
        this.delivery = config.delivery();
        this.limits = config.limits();
    }

    /** Looks at a link once a second; pings it when it was silent. Null when it may live. */
    @Nullable
    Verdict check(Session session, long now) {
        Link link = session.link;
        if (link.closing()) {
            if (session.closingSinceNanos == 0) {
                session.closingSinceNanos = now;
            }
            return millis(now - session.closingSinceNanos) > CLOSE_MILLIS
                    ? new Verdict(1006, Clause.NO_CLOSE_ANSWER.of(), true)
                    : null;
        }
        Verdict stuck = stuck(session, now);
        return stuck != null ? stuck : silent(session, now);
    }

    /** Whether it should have said who it is by now. */
    boolean overdue(Session session, long now) {
        return !session.introduced && !session.link.closing() && millis(now - session.openedNanos) > limits.firstMessage().toMillis();
    }

    /**
     * The verdict on a link that is {@link #overdue}, after all that its socket held was read and handled: what waited because the hub was busy came in
     * time. Null when it may live.
     */
    @Nullable
    Verdict mute(Session session) {
        return session.introduced || session.link.heldUp()
                ? null
                : new Verdict(1008, Clause.NO_FIRST_MESSAGE.of(limits.firstMessage().toSeconds()), false);
    }

    private @Nullable Verdict stuck(Session session, long now) {
        long written = session.link.writtenBytes();
        if (written != session.lastWritten || session.link.queuedBytes() == 0) {
            session.lastWritten = written;
            session.lastProgressNanos = now;
        }
        if (session.link.queuedBytes() > delivery.hardBytes()) {
            return new Verdict(1013, Clause.TOO_MUCH_WAITS.of(delivery.hardBytes()), true);
        }
        if (millis(now - session.lastProgressNanos) > delivery.stall().toMillis()) {
            return new Verdict(1013, Clause.TOOK_NOTHING.of(delivery.stall().toSeconds()), true);
        }
        return null;
    }

    private @Nullable Verdict silent(Session session, long now) {
        long silence = millis(now - session.link.lastReadNanos());
        if (silence < delivery.ping().toMillis()) {
            session.pingsUnanswered = 0;
            return null;
        }
        if (session.introduced && millis(now - session.lastPingNanos) >= delivery.ping().toMillis()) {
            if (session.pingsUnanswered >= delivery.missedPings()) {
                return new Verdict(1001, Clause.PINGS_UNANSWERED.of(delivery.missedPings()), true);
            }
            session.pingsUnanswered++;
            session.lastPingNanos = now;
            session.link.ping(COOKIE);
        }
        return null;
    }

    private static long millis(long nanos) { return TimeUnit.NANOSECONDS.toMillis(nanos); }
}
