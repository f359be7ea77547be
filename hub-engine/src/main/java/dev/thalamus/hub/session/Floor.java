package dev.thalamus.hub.session;

import static dev.thalamus.hub.identity.Refusal.denied;
import static dev.thalamus.hub.identity.Refusal.protocol;
import static dev.thalamus.hub.session.Sessions.guarded;
import static dev.thalamus.hub.session.Sessions.object;

import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.model.Clause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may speak in a session, to whom, and what comes of it: rules, turns and full inboxes are asked here. Confined to the core. */
final class Floor {
    private final Sessions.Parts parts;
    private final Directory directory;
    private final RuleGate gate;
    private final Archive archive;
    private final Inboxes inboxes;
    private final SessionCourse course;

    Floor(Sessions.Parts parts, Archive archive, Inboxes inboxes, SessionCourse course) {
        this.parts = parts;
        directory = parts.directory();
        gate = parts.gate();
        this.archive = archive;
        this.inboxes = inboxes;
        this.course = course;
    }

    /** Takes an envelope of a participant; told its id when it is in the log for good. */
    void take(Session session, Envelope envelope, Reply<String> reply) {
        AgentRecord sender = directory.needId(envelope.senderId());
        if (parts.clock().steadyMillis() >= session.deadlineMillis && !session.state().terminal()) {
            course.expired(session);
        }
        if (session.state().terminal()) {
            throw protocol(Clause.CHANNEL_IS.of(session.id(), session.state().wire()));
        }
        if (!session.has(sender.id())) {
            throw denied(Clause.NO_PARTICIPANT.of(sender.name(), session.id()));
        }
        for (String id : envelope.audience() == null ? List.<String>of() : envelope.audience()) {
            if (!session.has(id)) {
                throw protocol(Clause.AUDIENCE_OUTSIDE.of(id, session.id()));
            }
        }
        String type = EventTypes.current(envelope.eventType());
        switch (type) {
            case EventTypes.ACK, EventTypes.REJECT -> course.answered(session, envelope, type.equals(EventTypes.ACK), reply);
            case EventTypes.INVITE, EventTypes.OPENED, EventTypes.CLOSED, EventTypes.EXPIRED, EventTypes.VIOLATED ->
                throw denied(Clause.ONLY_HUB.of(type));
            default -> say(session, sender, envelope, reply);
        }
    }

    private void say(Session session, AgentRecord sender, Envelope envelope, Reply<String> reply) {
        List<String> recipients = session.recipients(envelope);
        gate.send(sender, recipients, envelope.depth());
        if (!envelope.isProtocol() && session.state() != Channel.State.ACTIVE) {
            throw protocol(Clause.NOT_ACTIVE.of(session.id()));
        }
        String known = session.known(envelope);
        if (known != null) {
            archive.barrier(session, () -> reply.done(known), reply::refused);
            return;
        }
        List<String> hearing = hearing(sender, recipients);
        if (!envelope.isProtocol()) {
            session.conduct.validate(envelope);
        }
        gate.meter(sender);
        if (!envelope.isProtocol()) {
            hearing = inboxes.inRoom(session, hearing);
        }
        Envelope stamped = course.stamp(envelope);
        course.commit(session, null, List.of(stamped), List.of(hearing), () -> reply.done(stamped.envelopeId()), reply::refused);
        if (!stamped.isProtocol()) {
            for (String recipient : recipients) {
                if (hearing.contains(recipient)) {
                    inboxes.lies(session, recipient, stamped);
                } else {
                    session.passBy(recipient, stamped.envelopeId());
                }
            }
        }
        guarded(() -> course.endWhenOver(session));
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
            throw denied(Clause.NOBODY_HEARS.of(sender.name()));
        }
        return hearing;
    }

    /** Whether someone may say something of that type now; a text where nothing is said. */
    boolean isFor(Session session, String senderId, @Nullable String type) {
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
}
