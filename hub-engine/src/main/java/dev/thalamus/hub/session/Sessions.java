package dev.thalamus.hub.session;

import static dev.thalamus.hub.identity.Refusal.error;
import static dev.thalamus.hub.identity.Refusal.notFound;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens sessions, gives what is said in them to the {@link Floor}, and ends them. Confined to the core.
 *
 * <p>An envelope is checked, stamped and folded at once, so that the next one is checked against it; it is handed on and answered when it is on
 * the disk. What is refused at once is thrown.
 */
public final class Sessions {
    /** What sessions stand on. */
    public record Parts(Directory directory, RuleGate gate, KnowledgeStore store, Stamps stamps, Clock clock, EventBus events, Trail trail,
            SessionLimits limits) {}

    private final Parts parts;
    private final Directory directory;
    private final RuleGate gate;
    private final Archive archive;
    private final Shelf shelf;
    private final Inboxes inboxes;
    private final SessionCourse course;
    private final Floor floor;

    public Sessions(Parts parts, Tasks tasks) {
        this.parts = parts;
        directory = parts.directory;
        gate = parts.gate;
        inboxes = new Inboxes(parts);
        archive = new Archive(parts, inboxes);
        shelf = archive.shelf();
        course = new SessionCourse(parts, archive, inboxes, tasks);
        floor = new Floor(parts, archive, inboxes, course);
    }

    /** Who is told of what is said. */
    public void watcher(Watcher told) { course.watcher(told); }

    /** Takes what was kept, at the start; sessions that were opening get their time anew. */
    public void restore() throws IOException {
        archive.restore();
        course.resume();
    }

    public @Nullable Session find(String id) { return shelf.find(id); }

    public Session need(String id) {
        Session session = shelf.find(id);
        if (session == null) {
            throw notFound(Clause.NO_CHANNEL.of(id));
        }
        return session;
    }

    /** All sessions that are kept, oldest first. */
    public Collection<Session> all() { return shelf.all(); }

    /** Opens a session; told when all (or as many as required) of the invited said yes. */
    public Session open(Opening opening, Reply<Channel> reply) {
        AgentRecord creator = directory.needId(opening.creatorId());
        List<String> ids = Headers.parties(opening, directory);
        Channel header = Headers.of(opening, creator, ids, parts.stamps);
        for (String id : header.pendingAcks()) {
            gate.invite(creator, directory.needId(id), opening.type());
        }
        gate.open(creator, opening.type(), shelf.openBy(creator.id()));
        gate.send(creator, header.pendingAcks(), 0);
        byte[] first = SessionFile.header(header);
        shelf.makeRoom(header.channelId(), first);
        var session = new Session(header, parts.clock.steadyMillis());
        session.opener = reply;
        session.inviteDeadline = parts.clock.steadyMillis() + parts.limits.inviteAck().toMillis();
        List<Envelope> invites = header.pendingAcks().stream().map(id -> course.stamp(Headers.invite(header, id))).toList();
        shelf.put(session, first);
        try {
            course.commit(session, first, invites, header.pendingAcks().stream().map(List::of).toList(),
                    opened(session, opening, creator, ids), why -> {
                        session.opener = null; // it is answered now, and not again when the session ends
                        reply.refused(why);
                    });
        } catch (Refusal refused) {
            shelf.remove(session);
            throw refused;
        }
        return session;
    }

    /** Tells of a session whose beginning is on the disk. */
    private Runnable opened(Session session, Opening opening, AgentRecord creator, List<String> ids) {
        List<String> names = ids.stream().map(directory::nameOf).toList();
        return () -> {
            parts.trail.record("channel_created", Map.of("channel_id", session.id(), "creator_id", creator.id(), "manifest_type",
                    opening.type(), "manifest_version", opening.version(), "participants", ids));
            parts.events.publish(
                    new HubEvent.SessionOpened(parts.clock.wallMillis(), session.id(), opening.type(), creator.name(), names));
        };
    }

    /** Takes an envelope of a participant; told its id when it is in the log for good. */
    public void post(Envelope envelope, Reply<String> reply) {
        directory.needId(envelope.senderId());
        floor.take(need(envelope.channelId()), envelope, reply);
    }

    /** Whether someone may say something of that type now; a text where nothing is said. */
    public boolean maySend(Session session, String senderId, @Nullable String type) {
        return floor.isFor(session, senderId, type);
    }

    /** A recipient has handled an envelope, and with it all before it in that session. */
    public void acknowledge(String agentId, String channelId, String envelopeId) {
        Session session = channelId.isEmpty() ? inboxes.sessionOf(agentId, envelopeId) : shelf.find(channelId);
        if (session != null && session.has(agentId) && envelopeId.compareTo(session.log.lastId) <= 0) {
            inboxes.acknowledge(session, agentId, envelopeId);
        }
    }

    /** The envelopes of a session that are on the disk, as they were sent; read anew where they are not held. */
    public void read(Session session, Reply<List<byte[]>> reply) {
        archive.read(session, reply);
    }

    /** The newest answer of someone to an envelope, while the session is open; no bytes when there is none. */
    public void answerTo(Session session, String senderId, String causationId, Reply<byte[]> reply) {
        if (session.state().terminal()) {
            reply.done(SessionLog.NOTHING);
        } else {
            archive.read(session, Replies.map(reply, lines -> session.log.answer(senderId, causationId, lines)));
        }
    }

    /** Sessions in which something lies above both an agent's cursor and {@code since}, and from where on. Ended ones are told once. */
    public Map<Session, String> missed(String agentId, String since) {
        var missed = new LinkedHashMap<Session, String>();
        for (Session session : shelf.all()) {
            String from = session.cursor(agentId).compareTo(since) > 0 ? session.cursor(agentId) : since;
            if (session.has(agentId) && session.log.lastId.compareTo(from) > 0) {
                missed.put(session, from);
            }
        }
        return missed;
    }

    /** Everything of an ended session was handed to a participant: it is not told again. */
    public void toldOfEnd(Session session, String agentId) {
        if (session.state().terminal()) {
            inboxes.acknowledge(session, agentId, session.log.lastId);
        }
    }

    /** An envelope as it lies in the log. */
    public static Envelope envelope(byte[] json) { return SessionFile.envelope(json); }

    /** Whether an agent is in a session that has not ended. */
    public boolean engages(String agentId) {
        return shelf.openWith(agentId) > 0;
    }

    /** An identity is gone: so is its place for messages. */
    public void forget(String agentId) { inboxes.forget(agentId); }

    /** How many messages an agent has not acknowledged. */
    public int unacknowledged(String agentId) {
        return inboxes.unacknowledged(agentId);
    }

    /** What was counted: sessions kept and open, and since the start those that gave way, were refused for want of room, and messages dropped. */
    public record Counts(int kept, int open, long forgotten, long refused, long dropped) {}

    public Counts counts() { return shelf.counts(inboxes.dropped()); }

    /** Bytes of the logs that are held in memory. */
    long heldBytes() { return archive.heldBytes(); }

    /** Called once a second, and before the end: writes down who acknowledged what, and makes room. */
    public void save() {
        archive.readAgain();
        inboxes.save(archive);
        shelf.shrink();
    }

    /** Ends a session; one that has ended stays as it is. */
    public void close(Session session, String reason, Reply<Channel> reply) {
        course.close(session, reason, reply);
    }

    /** The hub says something to a session; {@code then} is run when it is on the disk. */
    void announce(Session session, Envelope envelope, Runnable then) {
        course.announce(session, envelope, then);
    }

    /** An expectation was missed about which nothing is said in the session. */
    void missed(Session session, Misses.Miss miss) {
        archive.missed(session, miss);
    }

    /**
     * Closes a session because of an expectation, which {@code data} names with who did not do it.
     *
     * @param taken run when the end is on the disk, before that goes on the record
     */
    void violated(Session session, ObjectNode data, Runnable taken) { course.violated(session, data, taken); }

    /** Ends what has outlived its time; told the rest by {@link Tasks#expire}. */
    public void expire() { course.expire(); }

    /** Called ten times a second: invitations that nobody answered end. */
    public void tick() { course.tick(); }

    /** A sweep goes on although the disk does not take one of its changes; it comes by again. */
    static void guarded(Runnable work) {
        guarded(work, () -> {});
    }

    /** @param undo run when it was not taken */
    static void guarded(Runnable work, Runnable undo) {
        try {
            work.run();
        } catch (Refusal later) {
            undo.run();
            System.getLogger(Sessions.class.getName()).log(System.Logger.Level.DEBUG, later.why());
        }
    }

    static ObjectNode object() { return JsonNodeFactory.instance.objectNode(); }

    /** For the errors of others on this floor. */
    static Refusal busy() { return error(Clause.DISK_BEHIND_OR_FULL.of()); }
}
