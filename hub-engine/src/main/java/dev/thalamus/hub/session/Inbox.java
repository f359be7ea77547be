package dev.thalamus.hub.session;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What lies unacknowledged before one agent, in all of its sessions, by rising ids. Confined to the core.
 *
 * <p>By ids and not as it came: after a start, or when a log was read again, sessions come one after the other.
 */
final class Inbox {
    private final TreeMap<String, Session> unacknowledged = new TreeMap<>();
    private boolean told;
    /** Deliveries that were given up because it was full. */
    long dropped;

    int size() { return unacknowledged.size(); }

    /** Adds one; true when that reached the mark at which somebody should be told. */
    boolean add(String envelopeId, Session session, int mark) {
        unacknowledged.put(envelopeId, session);
        boolean reached = size() >= mark && !told;
        told |= reached;
        return reached;
    }

    /** Everything of a session up to an envelope was acknowledged. */
    void acknowledged(Session session, String envelopeId, int mark) {
        unacknowledged.headMap(envelopeId, true).values().removeIf(of -> of == session);
        told &= size() >= mark;
    }

    /** Gives the oldest up: for that agent it counts as acknowledged. */
    void dropOldest(String agentId) {
        Map.Entry<String, Session> oldest = unacknowledged.pollFirstEntry();
        if (oldest != null) {
            oldest.getValue().acknowledged(agentId, oldest.getKey());
            dropped++;
        }
    }

    /** The session in which that envelope waits, or null. */
    @Nullable
    Session sessionOf(String envelopeId) { return unacknowledged.get(envelopeId); }

    /** A session is over: what lies there keeps nobody out any more. */
    void over(Session session) {
        unacknowledged.values().removeIf(of -> of == session);
    }
}
