package dev.thalamus.hub.session;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Rule;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.model.Clause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies unacknowledged before whom, and who has acknowledged what since it was last written down. Confined to the core. */
final class Inboxes {
    private final Sessions.Parts parts;
    private final Directory directory;
    private final Map<String, Inbox> all = new HashMap<>();
    private final Set<Session> moved = new HashSet<>();
    private long dropped;

    Inboxes(Sessions.Parts parts) {
        this.parts = parts;
        directory = parts.directory();
    }

    /** A session was read from the disk: what nobody acknowledged lies in the inboxes again. */
    void restored(Session session, List<Envelope> envelopes) {
        if (session.state().terminal()) {
            return;
        }
        for (Envelope envelope : envelopes) {
            if (!envelope.isProtocol()) {
                session.recipients(envelope).stream().filter(to -> session.cursor(to).compareTo(envelope.envelopeId()) < 0)
                        .forEach(to -> of(to).add(envelope.envelopeId(), session, Integer.MAX_VALUE));
            }
        }
    }

    /** Makes room in full inboxes as their rules say, or refuses; answers who gets it. */
    List<String> inRoom(Session session, List<String> recipients) {
        List<String> to = recipients;
        for (String id : recipients) {
            AgentRecord one = directory.byId(id);
            Inbox inbox = all.get(id);
            Rule.Inbox rule = one == null ? Rule.DEFAULT.limits().inbox() : one.rule().limits().inbox();
            if (one == null || inbox == null || rule.cap() == 0 || inbox.size() < rule.cap()) {
                continue;
            }
            parts.gate().hit(one, RuleGate.Limit.INBOX);
            switch (rule.overflow()) {
                case REJECT -> throw new Refusal(Refusal.Code.INBOX_FULL,
                        Clause.INBOX_FULL.of(one.name(), inbox.size()));
                case DROP_OLDEST -> {
                    inbox.dropOldest(id);
                    dropped(one, inbox, session, "oldest");
                }
                case DROP_NEWEST -> {
                    inbox.dropped++;
                    to = to.stream().filter(other -> !other.equals(id)).toList();
                    dropped(one, inbox, session, "newest");
                }
            }
        }
        return to;
    }

    private void dropped(AgentRecord of, Inbox inbox, Session session, String which) {
        moved.add(session);
        dropped++;
        parts.trail().record("inbox_dropped",
                Map.of("agent_id", of.id(), "channel_id", session.id(), "which", which, "dropped", inbox.dropped));
        if (Long.bitCount(inbox.dropped) == 1) {
            parts.events().publish(new HubEvent.InboxPressure(parts.clock().wallMillis(), of.name(), inbox.size(), inbox.dropped));
        }
    }

    /** An envelope lies before a recipient from now on. */
    void lies(Session session, String recipient, Envelope envelope) {
        Inbox inbox = of(recipient);
        if (inbox.add(envelope.envelopeId(), session, mark(recipient))) {
            parts.events().publish(
                    new HubEvent.InboxPressure(parts.clock().wallMillis(), directory.nameOf(recipient), inbox.size(), inbox.dropped));
        }
    }

    /** A participant has handled an envelope of the session, and with it all before it. */
    void acknowledge(Session session, String agentId, String envelopeId) {
        if (session.acknowledged(agentId, envelopeId)) {
            moved.add(session);
            of(agentId).acknowledged(session, envelopeId, mark(agentId));
        }
    }

    private int mark(String agentId) {
        AgentRecord agent = directory.byId(agentId);
        return agent == null ? Integer.MAX_VALUE : agent.rule().limits().inbox().mark();
    }

    /** The session in which an envelope waits for an agent, or null. */
    @Nullable
    Session sessionOf(String agentId, String envelopeId) {
        Inbox inbox = all.get(agentId);
        return inbox == null ? null : inbox.sessionOf(envelopeId);
    }

    /** A session is over, or is not what the disk says: what lies there keeps nobody out any more. */
    void over(Session session) {
        for (String id : session.parties()) {
            Inbox inbox = all.get(id);
            if (inbox != null) {
                inbox.over(session);
                if (inbox.size() == 0 && directory.byId(id) == null) {
                    all.remove(id);
                }
            }
        }
    }

    /** An identity is gone; what lies before it still goes with its session. */
    void forget(String agentId) {
        all.computeIfPresent(agentId, (id, inbox) -> inbox.size() == 0 ? null : inbox);
    }

    int unacknowledged(String agentId) {
        Inbox inbox = all.get(agentId);
        return inbox == null ? 0 : inbox.size();
    }

    /** Messages that were given up because an inbox was full, since the start. */
    long dropped() { return dropped; }

    /** Writes down who acknowledged what. */
    void save(Archive archive) { moved.removeIf(archive::saveCursors); }

    /** What was written down of a session did not get to the disk. */
    void unsaved(Session session) { moved.add(session); }

    private Inbox of(String agentId) { return all.computeIfAbsent(agentId, any -> new Inbox()); }
}
