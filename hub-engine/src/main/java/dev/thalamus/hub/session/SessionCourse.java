package dev.thalamus.hub.session;

import static dev.thalamus.hub.identity.Refusal.protocol;
import static dev.thalamus.hub.session.Sessions.guarded;
import static dev.thalamus.hub.session.Sessions.object;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Brings sessions from their invitations to their end, and says in them what the hub has to say. Confined to the core. */
final class SessionCourse {
    private final Sessions.Parts parts;
    private final Archive archive;
    private final Shelf shelf;
    private final Inboxes inboxes;
    private final Tasks tasks;
    private Watcher watcher = Watcher.NONE;

    SessionCourse(Sessions.Parts parts, Archive archive, Inboxes inboxes, Tasks tasks) {
        this.parts = parts;
        this.archive = archive;
        shelf = archive.shelf();
        this.inboxes = inboxes;
        this.tasks = tasks;
    }

    void watcher(Watcher told) { watcher = told; }

    Envelope stamp(Envelope envelope) { return envelope.stamped(parts.stamps().id(), parts.stamps().now()); }

    /** Folds, writes, and when it is on the disk tells the watcher and whoever waits. */
    void commit(Session session, byte @Nullable [] header, List<Envelope> envelopes, List<List<String>> recipients, Runnable then,
            Consumer<Refusal> failed) {
        archive.append(session, header, envelopes, written -> {
            for (int i = 0; i < envelopes.size(); i++) {
                watcher.said(session, envelopes.get(i), written.get(i), recipients.get(i));
            }
            then.run();
        }, failed);
    }

    /** The hub says something to a session; {@code then} is run when it is on the disk. */
    void announce(Session session, Envelope envelope, Runnable then) {
        Envelope stamped = stamp(envelope);
        commit(session, null, List.of(stamped), List.of(session.recipients(stamped)), then, SessionCourse::ignore);
    }

    /** Goes on after a restart with those that were about to open, and with the tasks of those that were about to end. */
    void resume() {
        endTasks();
        for (Session session : shelf.opening()) {
            if (session.agreed()) {
                guarded(() -> activate(session));
            }
        }
    }

    /** Ends the tasks of sessions whose end is on the disk: also those whose own end the disk did not take when the session ended. */
    private void endTasks() {
        tasks.sessionsEnded(id -> {
            Session session = shelf.find(id);
            return session != null && session.state().terminal() && session.log.settled();
        });
    }

    /** One of the invited says yes or no. */
    void answered(Session session, Envelope envelope, boolean yes, Reply<String> reply) {
        Envelope answer = stamp(new Envelope(envelope.channelId(), envelope.senderId(), null, envelope.eventType(), envelope.eventData(),
                "", envelope.taskId(), envelope.causationId(), envelope.traceId(), envelope.priority(), envelope.depth(), null, "", null));
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
        }, SessionCourse::ignore);
    }

    /** Ends a session; one that has ended stays as it is. */
    void close(Session session, String reason, Reply<Channel> reply) {
        if (!session.state().terminal()) {
            end(session, EventTypes.CLOSED, reason.isEmpty() ? "explicit_close" : reason);
        }
        archive.barrier(session, () -> reply.done(session.channel()), reply::refused);
    }

    /** Closes a session because of an expectation, which {@code data} names with who did not do it. */
    void violated(Session session, ObjectNode data, Runnable taken) {
        end(session, EventTypes.CLOSED, "expectation_violated:" + data.path("expectation").stringValue(""), data, taken);
    }

    /** Ends a session that has outlived its time. */
    void expired(Session session) { end(session, EventTypes.EXPIRED, "ttl_expired"); }

    /** Ends a session whose type says that it is over. */
    void endWhenOver(Session session) {
        String over = session.conduct.over();
        if (over != null && !session.state().terminal()) {
            end(session, EventTypes.CLOSED, over);
        }
    }

    private void end(Session session, String how, String reason) { end(session, how, reason, object(), () -> {}); }

    private void end(Session session, String how, String reason, ObjectNode data, Runnable taken) {
        Envelope last = stamp(Envelope.of(session.id(), session.header.creatorId(), session.parties(), how,
                data.put("reason", reason).put("channel_id", session.id())));
        commit(session, null, List.of(last), List.of(session.parties()), () -> {
            taken.run();
            recordEnd(session, how, reason);
            tasks.sessionEnded(session.id());
            Reply<Channel> opener = session.opener;
            session.opener = null;
            if (opener != null) {
                opener.refused(protocol(reason.equals("invite_timeout")
                        ? "channel '" + session.id() + "' ack timeout"
                        : "channel '" + session.id() + "' closed during handshake: " + reason));
            }
            watcher.ended(session);
        }, SessionCourse::ignore);
        inboxes.over(session);
        shelf.ended(session);
    }

    private void recordEnd(Session session, String how, String reason) {
        parts.trail().record(how.equals(EventTypes.EXPIRED) ? "channel_expired" : "channel_closed",
                Map.of("channel_id", session.id(), "reason", reason));
        parts.events().publish(
                new HubEvent.SessionClosed(parts.clock().wallMillis(), session.id(), session.header.manifest().type(), reason));
    }

    /** Ends what has outlived its time, and the tasks of what has ended. */
    void expire() {
        long now = parts.clock().steadyMillis();
        for (Session session : List.copyOf(shelf.all())) {
            if (!session.state().terminal() && session.broken == null) {
                guarded(() -> endWhenOver(session));
                if (!session.state().terminal() && now >= session.deadlineMillis) {
                    guarded(() -> expired(session));
                }
            }
        }
        endTasks();
    }

    /** Opens what all agreed to, and ends what nobody answered in time. */
    void tick() {
        long now = parts.clock().steadyMillis();
        for (Session session : shelf.opening()) {
            if (session.broken == null && session.agreed()) {
                guarded(() -> activate(session));
            } else if (session.broken == null && now >= session.inviteDeadline) {
                guarded(() -> end(session, EventTypes.CLOSED, "invite_timeout"));
            }
        }
    }

    /** What the hub does of itself has nobody to be told; the archive reports the disk. */
    private static void ignore(Refusal nobody) {
        System.getLogger(Sessions.class.getName()).log(System.Logger.Level.WARNING, nobody.why());
    }
}
