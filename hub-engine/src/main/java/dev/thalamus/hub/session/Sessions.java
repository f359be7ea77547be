package dev.thalamus.hub.session;

import static dev.thalamus.hub.identity.Refusal.denied;
import static dev.thalamus.hub.identity.Refusal.error;
import static dev.thalamus.hub.identity.Refusal.notFound;
import static dev.thalamus.hub.identity.Refusal.protocol;

import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Rule;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens sessions, takes what is said in them, and ends them. Confined to the core.
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
    private final Stamps stamps;
    private final Archive archive;
    private final Tasks tasks;
    private final Map<String, Inbox> inboxes = new HashMap<>();
    private final Set<Session> moved = new HashSet<>();
    private Watcher watcher = Watcher.NONE;
    private long dropped;

    public Sessions(Parts parts, Tasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        directory = parts.directory;
        gate = parts.gate;
        stamps = parts.stamps;
        archive = new Archive(parts, this::restored);
    }

    /** Who is told of what is said. */
    public void watcher(Watcher told) { watcher = told; }

    /** Takes what was kept, at the start; sessions that were opening get their time anew. */
    public void restore() throws IOException {
        archive.restore();
        for (Session session : archive.all()) {
            if (session.state() == Channel.State.PENDING && session.agreed()) {
                activate(session);
            }
        }
    }

    /** A session was read from the disk: its clocks run on, and what nobody acknowledged lies in the inboxes again. */
    private void restored(Session session, List<Envelope> envelopes) {
        session.inviteDeadline = parts.clock.steadyMillis() + parts.limits.inviteAck().toMillis();
        if (!session.state().terminal()) {
            for (Envelope envelope : envelopes) {
                if (!envelope.isProtocol()) {
                    session.recipients(envelope).stream().filter(to -> session.cursor(to).compareTo(envelope.envelopeId()) < 0)
                            .forEach(to -> inbox(to).add(envelope.envelopeId(), session, Integer.MAX_VALUE));
                }
            }
        }
    }

    public @Nullable Session find(String id) { return archive.find(id); }

    public Session need(String id) {
        Session session = archive.find(id);
        if (session == null) {
            throw notFound("channel not found: " + id);
        }
        return session;
    }

    /** All sessions that are kept, oldest first. */
    public Collection<Session> all() { return archive.all(); }

    /** Opens a session; told when all (or as many as required) of the invited said yes. */
    public Session open(Opening opening, Reply<Channel> reply) {
        AgentRecord creator = directory.needId(opening.creatorId());
        if (opening.participants().isEmpty()) {
            throw protocol("participants must not be empty");
        }
        var ids = new ArrayList<String>(opening.participants().size() + 1);
        for (String id : opening.participants()) {
            directory.needId(id);
            if (ids.contains(id)) {
                throw protocol("duplicate participant: " + id);
            }
            ids.add(id);
        }
        if (!ids.contains(creator.id())) {
            ids.addFirst(creator.id());
        }
        Channel header = Headers.of(opening, creator, ids, stamps);
        for (String id : header.pendingAcks()) {
            gate.invite(creator, directory.needId(id), opening.type());
        }
        gate.open(creator, opening.type(), archive.openBy(creator.id()));
        gate.send(creator, header.pendingAcks(), 0);
        byte[] first = Archive.header(header);
        archive.makeRoom(header.channelId(), first);
        var session = new Session(header, parts.clock.steadyMillis());
        session.opener = reply;
        session.inviteDeadline = parts.clock.steadyMillis() + parts.limits.inviteAck().toMillis();
        List<Envelope> invites = header.pendingAcks().stream().map(id -> stamp(Headers.invite(header, id))).toList();
        archive.put(session, first);
        parts.trail.record("channel_created", Map.of("channel_id", session.id(), "creator_id", creator.id(), "manifest_type",
                opening.type(), "manifest_version", opening.version(), "participants", ids));
        try {
            commit(session, first, invites, header.pendingAcks().stream().map(List::of).toList(), () -> {},
                    reply::refused);
        } catch (Refusal refused) {
            archive.remove(session);
            throw refused;
        }
        parts.events.publish(new HubEvent.SessionOpened(parts.clock.wallMillis(), session.id(), opening.type(), creator.name(),
                ids.stream().map(directory::nameOf).toList()));
        return session;
    }

    /** Takes an envelope of a participant; told its id when it is in the log for good. */
    public void post(Envelope envelope, Reply<String> reply) {
        AgentRecord sender = directory.needId(envelope.senderId());
        Session session = need(envelope.channelId());
        if (parts.clock.steadyMillis() >= session.deadlineMillis && !session.state().terminal()) {
            end(session, EventTypes.EXPIRED, "ttl_expired");
        }
        if (session.state().terminal()) {
            throw protocol("channel '" + session.id() + "' is " + session.state().wire());
        }
        if (!session.has(sender.id())) {
            throw denied("'" + sender.name() + "' is not a participant of channel '" + session.id() + "'");
        }
        for (String id : envelope.audience() == null ? List.<String>of() : envelope.audience()) {
            if (!session.has(id)) {
                throw protocol("audience names '" + id + "', who is not a participant of channel '" + session.id() + "'");
            }
        }
        String type = EventTypes.current(envelope.eventType());
        switch (type) {
            case EventTypes.ACK, EventTypes.REJECT -> answerInvite(session, envelope, type.equals(EventTypes.ACK), reply);
            case EventTypes.INVITE, EventTypes.OPENED, EventTypes.CLOSED, EventTypes.EXPIRED, EventTypes.VIOLATED ->
                throw denied("only the hub says " + type);
            default -> say(session, sender, envelope, reply);
        }
    }

    private void say(Session session, AgentRecord sender, Envelope envelope, Reply<String> reply) {
        List<String> recipients = session.recipients(envelope);
        gate.send(sender, recipients, envelope.depth());
        if (!envelope.isProtocol() && session.state() != Channel.State.ACTIVE) {
            throw protocol("channel '" + session.id() + "' is not active");
        }
        String known = session.known(envelope);
        if (known != null) {
            archive.barrier(session, () -> reply.done(known), reply::refused);
            return;
        }
        List<String> hearing = hearing(sender, recipients);
        if (!envelope.isProtocol()) {
            session.conduct.validate(envelope);
            hearing = inRoom(session, hearing);
        }
        gate.meter(sender);
        Envelope stamped = stamp(envelope);
        var all = new ArrayList<>(List.of(stamped));
        List<List<String>> to = new ArrayList<>(List.of(hearing));
        commit(session, null, all, to, () -> reply.done(stamped.envelopeId()), reply::refused);
        if (!stamped.isProtocol()) {
            for (String recipient : recipients) {
                if (hearing.contains(recipient)) {
                    lies(session, recipient, stamped);
                } else {
                    session.passBy(recipient, stamped.envelopeId());
                }
            }
        }
        guarded(() -> endWhenOver(session));
    }

    private void endWhenOver(Session session) {
        String over = session.conduct.over();
        if (over != null && !session.state().terminal()) {
            end(session, EventTypes.CLOSED, over);
        }
    }

    /** Those who take something from the sender; a message that nobody takes is refused. */
    private List<String> hearing(AgentRecord sender, List<String> recipients) {
        if (!gate.armed()) {
            return recipients;
        }
        var hearing = new ArrayList<String>(recipients);
        hearing.removeIf(id -> {
            AgentRecord one = directory.byId(id);
            if (one == null || gate.hears(one, sender.name())) {
                return false;
            }
            gate.hit(one, RuleGate.Limit.INBOUND_FROM);
            return true;
        });
        if (hearing.isEmpty() && !recipients.isEmpty()) {
            throw denied("nobody in this channel takes anything from '" + sender.name() + "'");
        }
        return hearing;
    }

    /** Makes room in full inboxes as their rules say, or refuses; answers who gets it. */
    private List<String> inRoom(Session session, List<String> recipients) {
        List<String> to = recipients;
        for (String id : recipients) {
            AgentRecord one = directory.byId(id);
            Inbox inbox = inboxes.get(id);
            Rule.Inbox rule = one == null ? Rule.DEFAULT.limits().inbox() : one.rule().limits().inbox();
            if (one == null || inbox == null || rule.cap() == 0 || inbox.size() < rule.cap()) {
                continue;
            }
            gate.hit(one, RuleGate.Limit.INBOX);
            switch (rule.overflow()) {
                case REJECT -> throw new Refusal(Refusal.Code.INBOX_FULL,
                        "the inbox of '" + one.name() + "' is full: " + inbox.size() + " messages are unacknowledged");
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
        parts.trail.record("inbox_dropped",
                Map.of("agent_id", of.id(), "channel_id", session.id(), "which", which, "dropped", inbox.dropped));
        if (Long.bitCount(inbox.dropped) == 1) {
            parts.events.publish(new HubEvent.InboxPressure(parts.clock.wallMillis(), of.name(), inbox.size(), inbox.dropped));
        }
    }

    private void lies(Session session, String recipient, Envelope envelope) {
        AgentRecord one = directory.byId(recipient);
        Inbox inbox = inbox(recipient);
        if (inbox.add(envelope.envelopeId(), session, one == null ? Integer.MAX_VALUE : one.rule().limits().inbox().mark())) {
            parts.events.publish(
                    new HubEvent.InboxPressure(parts.clock.wallMillis(), directory.nameOf(recipient), inbox.size(), inbox.dropped));
        }
    }

    private void answerInvite(Session session, Envelope envelope, boolean yes, Reply<String> reply) {
        Envelope answer = stamp(new Envelope(envelope.channelId(), envelope.senderId(), null, envelope.eventType(), envelope.eventData(),
                "",
                envelope.taskId(), envelope.causationId(), envelope.traceId(), envelope.priority(), envelope.depth(), null, "", null));
        boolean asked = session.pending.contains(envelope.senderId());
        boolean opening = session.state() == Channel.State.PENDING && asked;
        commit(session, null, List.of(answer), List.of(List.of()), () -> reply.done(answer.envelopeId()), reply::refused);
        if (opening && yes && session.agreed()) {
            guarded(() -> activate(session));
        } else if (opening && !yes && session.refusedByInvited()) {
            guarded(() -> end(session, EventTypes.CLOSED, "invite_rejected"));
        }
    }

    private void activate(Session session) {
        Envelope opened = stamp(Envelope.of(session.id(), session.header.creatorId(), session.parties(), EventTypes.OPENED,
                object().put("channel_id", session.id())));
        commit(session, null, List.of(opened), List.of(session.parties()), () -> {
            Reply<Channel> opener = session.opener;
            session.opener = null;
            if (opener != null) {
                opener.done(session.channel());
            }
        }, Sessions::ignore);
    }

    /** Ends a session; one that has ended stays as it is. */
    public void close(Session session, String reason, Reply<Channel> reply) {
        if (!session.state().terminal()) {
            end(session, EventTypes.CLOSED, reason.isEmpty() ? "explicit_close" : reason);
        }
        archive.barrier(session, () -> reply.done(session.channel()), reply::refused);
    }

    private void end(Session session, String how, String reason) { end(session, how, reason, object()); }

    private void end(Session session, String how, String reason, ObjectNode data) {
        tasks.sessionEnded(session.id());
        boolean expired = how.equals(EventTypes.EXPIRED);
        Envelope last = stamp(Envelope.of(session.id(), session.header.creatorId(), session.parties(), how,
                data.put("reason", reason).put("channel_id", session.id())));
        commit(session, null, List.of(last), List.of(session.parties()), () -> {
            Reply<Channel> opener = session.opener;
            session.opener = null;
            if (opener != null) {
                opener.refused(protocol(reason.equals("invite_timeout")
                        ? "channel '" + session.id() + "' ack timeout"
                        : "channel '" + session.id() + "' closed during handshake: " + reason));
            }
            watcher.ended(session);
        }, Sessions::ignore);
        session.parties().forEach(id -> inbox(id).over(session));
        archive.ended(session);
        parts.trail.record(expired ? "channel_expired" : "channel_closed", Map.of("channel_id", session.id(), "reason", reason));
        parts.events.publish(new HubEvent.SessionClosed(parts.clock.wallMillis(), session.id(), session.header.manifest().type(), reason));
    }

    /** Folds, writes, and when it is on the disk tells the watcher and whoever waits. */
    private void commit(Session session, byte @Nullable [] header, List<Envelope> envelopes, List<List<String>> recipients, Runnable then,
            java.util.function.Consumer<Refusal> failed) {
        archive.append(session, header, envelopes, written -> {
            for (int i = 0; i < envelopes.size(); i++) {
                watcher.said(session, envelopes.get(i), written.get(i), recipients.get(i));
            }
            then.run();
        }, failed);
    }

    /** The hub says something to a session. */
    void announce(Session session, Envelope envelope) {
        Envelope stamped = stamp(envelope);
        commit(session, null, List.of(stamped), List.of(session.recipients(stamped)), () -> {}, Sessions::ignore);
    }

    /** Closes a session because of an expectation, which {@code data} names with who did not do it. */
    void violated(Session session, ObjectNode data) {
        end(session, EventTypes.CLOSED, "expectation_violated:" + data.path("expectation").stringValue(""), data);
    }

    /** Whether someone may say something of that type now; a text where nothing is said. */
    public boolean maySend(Session session, String senderId, @Nullable String type) {
        if (session.state() != Channel.State.ACTIVE || !session.has(senderId) || directory.byId(senderId) == null) {
            return false;
        }
        try {
            session.conduct.validate(Envelope.of(session.id(), senderId, null, type == null ? EventTypes.TEXT : type, object()));
            return true;
        } catch (Refusal no) {
            return false;
        }
    }

    /** A recipient has handled an envelope, and with it all before it in that session. */
    public void acknowledge(String agentId, String channelId, String envelopeId) {
        Session session = channelId.isEmpty() ? inbox(agentId).sessionOf(envelopeId) : archive.find(channelId);
        if (session != null && session.has(agentId) && envelopeId.compareTo(session.log.lastId) <= 0
                && session.acknowledged(agentId, envelopeId)) {
            moved.add(session);
            AgentRecord agent = directory.byId(agentId);
            inbox(agentId).acknowledged(session, envelopeId, agent == null ? Integer.MAX_VALUE : agent.rule().limits().inbox().mark());
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
            archive.read(session, Replies.map(reply, lines -> session.log.answer(senderId, causationId)));
        }
    }

    /** Sessions in which something lies above both an agent's cursor and {@code since}, and from where on. Ended ones are told once. */
    public Map<Session, String> missed(String agentId, String since) {
        var missed = new LinkedHashMap<Session, String>();
        for (Session session : archive.all()) {
            String from = session.cursor(agentId).compareTo(since) > 0 ? session.cursor(agentId) : since;
            if (session.has(agentId) && session.log.lastId.compareTo(from) > 0) {
                missed.put(session, from);
            }
        }
        return missed;
    }

    /** Everything of an ended session was handed to a participant: it is not told again. */
    public void toldOfEnd(Session session, String agentId) {
        if (session.state().terminal() && session.acknowledged(agentId, session.log.lastId)) {
            moved.add(session);
        }
    }

    /** An envelope as it lies in the log. */
    public static Envelope envelope(byte[] json) { return Archive.envelope(json); }

    /** How many messages an agent has not acknowledged. */
    public int unacknowledged(String agentId) {
        Inbox inbox = inboxes.get(agentId);
        return inbox == null ? 0 : inbox.size();
    }

    /** What was counted: sessions kept and open, and since the start those that gave way, were refused for want of room, and messages dropped. */
    public record Counts(int kept, int open, long forgotten, long refused, long dropped) {}

    public Counts counts() { return archive.counts(dropped); }

    /** Bytes of the logs that are held in memory. */
    long heldBytes() { return archive.heldBytes(); }

    /** Ends what has outlived its time; told the rest by {@link Tasks#expire}. */
    public void expire() {
        long now = parts.clock.steadyMillis();
        for (Session session : List.copyOf(archive.all())) {
            if (!session.state().terminal() && session.broken == null) {
                guarded(() -> endWhenOver(session));
                if (!session.state().terminal() && now >= session.deadlineMillis) {
                    guarded(() -> end(session, EventTypes.EXPIRED, "ttl_expired"));
                }
            }
        }
    }

    /** Called ten times a second: invitations that nobody answered end. */
    public void tick() {
        long now = parts.clock.steadyMillis();
        for (Session session : archive.opening()) {
            if (session.broken == null && session.agreed()) {
                guarded(() -> activate(session));
            } else if (session.broken == null && now >= session.inviteDeadline) {
                guarded(() -> end(session, EventTypes.CLOSED, "invite_timeout"));
            }
        }
    }

    /** Called once a second, and before the end: writes down who acknowledged what, and makes room. */
    public void save() {
        for (Session session : moved) {
            archive.saveCursors(session);
        }
        moved.clear();
        archive.shrink();
    }

    private Envelope stamp(Envelope envelope) { return envelope.stamped(stamps.id(), stamps.now()); }

    private Inbox inbox(String agentId) { return inboxes.computeIfAbsent(agentId, any -> new Inbox()); }

    /** A sweep goes on although the disk does not take one of its changes; it comes by again. */
    static void guarded(Runnable work) {
        try {
            work.run();
        } catch (Refusal later) {
            System.getLogger(Sessions.class.getName()).log(System.Logger.Level.DEBUG, later.why());
        }
    }

    static ObjectNode object() { return JsonNodeFactory.instance.objectNode(); }

    /** What the hub does of itself has nobody to be told; the archive reports the disk. */
    private static void ignore(Refusal nobody) {
        System.getLogger(Sessions.class.getName()).log(System.Logger.Level.WARNING, nobody.why());
    }

    /** For the errors of others on this floor. */
    static Refusal busy() { return error("the hub's disk is behind or full; try again"); }
}
