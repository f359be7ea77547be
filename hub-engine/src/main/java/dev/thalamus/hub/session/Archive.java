package dev.thalamus.hub.session;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that are kept, and the way of their logs to the disk. Confined to the core.
 *
 * <p>Where there is no room the oldest ended ones give way.
 */
final class Archive {
    private static final int FORGOTTEN_AT_ONCE = 100;
    private static final int MOST_HEADER = 1 << 20;
    /** Of memory, for all sessions' participants, knobs and labels: more than twenty thousand usual ones take. */
    private static final long MOST_HEADERS = 256L << 20;

    private final Sessions.Parts parts;
    private final Inboxes inboxes;
    private final LinkedHashMap<String, Session> all = new LinkedHashMap<>();
    private final Set<Session> opening = new LinkedHashSet<>();
    private final ArrayDeque<Session> ended = new ArrayDeque<>();
    private final Map<String, Integer> openBy = new HashMap<>();
    /** Those that must be read again, and could not be. */
    private final Set<Session> unread = new LinkedHashSet<>();
    private final Residency residency;
    private final LogReader reader;
    private final DocumentRoom headers;
    private long forgotten;
    private long forgottenTold;

    Archive(Sessions.Parts parts, Inboxes inboxes) {
        this.parts = parts;
        this.inboxes = inboxes;
        residency = new Residency(parts.limits().memoryBytes());
        reader = new LogReader(parts.store(), residency);
        headers = new DocumentRoom("channels", new DocumentRoom.Bounds(parts.limits().sessions(), MOST_HEADER, MOST_HEADERS));
    }

    @Nullable
    Session find(String id) { return all.get(id); }

    Collection<Session> all() { return all.values(); }

    Sessions.Counts counts(long dropped) {
        return new Sessions.Counts(all.size(), all.size() - ended.size(), forgotten, headers.refused(), dropped);
    }

    long heldBytes() { return residency.bytes(); }

    /** Sessions whose invited have not all answered. */
    List<Session> opening() {
        if (opening.isEmpty()) {
            return List.of();
        }
        opening.removeIf(session -> session.state() != Channel.State.PENDING);
        return List.copyOf(opening);
    }

    /** How many sessions that have not ended an agent opened. */
    int openBy(String creatorId) { return openBy.getOrDefault(creatorId, 0); }

    void put(Session session, byte[] header) {
        Session before = all.put(session.id(), session);
        headers.keep(session.id(), header);
        if (before != null) {
            residency.gone(before);
            ended.remove(before);
        }
        if (session.state() == Channel.State.PENDING) {
            opening.add(session);
        }
        if (session.state().terminal()) {
            ended.add(session);
        } else if (before == null) {
            openBy.merge(session.header.creatorId(), 1, Integer::sum);
        }
    }

    /** A session that never came to be, or is not what the disk says. */
    void remove(Session session) {
        all.remove(session.id());
        headers.free(session.id());
        opening.remove(session);
        residency.gone(session);
        if (session.state().terminal()) {
            ended.remove(session);
        } else {
            openBy.computeIfPresent(session.header.creatorId(), (id, count) -> count == 1 ? null : count - 1);
        }
    }

    void ended(Session session) {
        ended.add(session);
        opening.remove(session);
        openBy.computeIfPresent(session.header.creatorId(), (id, count) -> count == 1 ? null : count - 1);
    }

    /** Lets the oldest ended sessions go until there is room for a new one. */
    void makeRoom(String id, byte[] header) {
        DocumentRoom.Want want = headers.wants(id, header);
        while (want != null && want != DocumentRoom.Want.ONE_SO_LARGE && forgetOldest()) {
            want = headers.wants(id, header);
        }
        if (want != null) {
            throw Refusal.tooLarge(headers.refuse(want, header) + (want == DocumentRoom.Want.ONE_SO_LARGE ? "" : ", and none has ended"));
        }
    }

    /** Lets old ended sessions go while the logs are nearly as large as they may be, and tells how many went since the last time. */
    void shrink() {
        for (int i = 0; i < FORGOTTEN_AT_ONCE && parts.store().bytes() > parts.limits().logBytes() / 10 * 9 && forgetOldest(); i++) {
            // Each one makes room.
        }
        if (forgotten > forgottenTold) {
            parts.events().publish(new HubEvent.SessionsForgotten(parts.clock().wallMillis(), forgotten - forgottenTold, ended.size()));
            forgottenTold = forgotten;
        }
    }

    private boolean forgetOldest() {
        Session oldest = ended.peek();
        if (oldest == null || !parts.store().delete(path(oldest), KnowledgeStore.Done.IGNORED)) {
            return false;
        }
        ended.remove();
        all.remove(oldest.id());
        headers.free(oldest.id());
        residency.gone(oldest);
        forgotten++;
        return true;
    }

    /** Folds envelopes and writes them; {@code written} gets their bytes when they are on the disk. */
    void append(Session session, byte @Nullable [] header, List<Envelope> envelopes, Consumer<List<byte[]>> written,
            Consumer<Refusal> failed) {
        if (session.broken != null) {
            throw Refusal.error("the log of channel '" + session.id() + "' is being read again: " + session.broken);
        }
        var json = new ArrayList<byte[]>(envelopes.size() + 1);
        long size = 0;
        for (Envelope envelope : envelopes) {
            byte[] line = SessionFile.line(envelope);
            size += line.length;
            json.add(line);
            if (session.log.bytes + size > parts.limits().sessionBytes() && !EventTypes.milestone(envelope.eventType())) {
                throw Refusal.protocol("the log of channel '" + session.id() + "' is full (" + parts.limits().sessionBytes() + " bytes)");
            }
        }
        List<byte[]> records = new ArrayList<>(json);
        if (header != null) {
            records.addFirst(header);
        }
        if (!parts.store().append(path(session), records, problem -> settled(session, json, problem, written, failed))) {
            throw Sessions.busy();
        }
        long now = parts.clock().steadyMillis();
        for (int i = 0; i < envelopes.size(); i++) {
            session.fold(envelopes.get(i), json.get(i), now);
        }
        residency.used(session);
    }

    private void settled(Session session, List<byte[]> json, @Nullable String problem, Consumer<List<byte[]>> written,
            Consumer<Refusal> failed) {
        if (problem == null) {
            session.log.committed += json.size();
            written.accept(json);
        } else {
            failed.accept(Refusal.error(problem));
            if (session.broken == null) {
                session.broken = problem;
                reload(session);
            }
        }
    }

    /** What is in memory is ahead of the disk: the session becomes again what the disk says. */
    private void reload(Session session) {
        boolean asked = parts.store().read(path(session), (records, problem) -> {
            if (problem == null) {
                remove(session);
                inboxes.over(session);
                Session again = restore(path(session), records);
                if (again != null) {
                    again.opener = session.opener;
                    String last = again.log.lastId;
                    session.cursors.forEach((agent, id) -> inboxes.acknowledge(again, agent, id.compareTo(last) < 0 ? id : last));
                }
            } else {
                unread.add(session);
            }
        });
        if (!asked) {
            unread.add(session);
        }
    }

    /** Called once a second: what could not be read is tried again. */
    void readAgain() {
        List<Session> again = List.copyOf(unread);
        unread.clear();
        again.stream().filter(session -> all.get(session.id()) == session).forEach(this::reload);
    }

    /** Runs {@code then} when everything that was written so far is on the disk. */
    void barrier(Session session, Runnable then, Consumer<Refusal> failed) {
        if (session.log.settled()) {
            then.run();
        } else if (!parts.store().append(path(session), List.of(), problem -> {
            if (problem == null) {
                then.run();
            } else {
                failed.accept(Refusal.error(problem));
            }
        })) {
            throw Sessions.busy();
        }
    }

    /** The envelopes that are on the disk. */
    void read(Session session, Reply<List<byte[]>> reply) { reader.read(session, reply); }

    /** Writes down who acknowledged what; false when it is to be tried again. */
    boolean saveCursors(Session session) {
        if (session.cursorsMoved && all.get(session.id()) == session) {
            session.cursorsMoved = session.broken != null
                    || !parts.store().append(path(session), List.of(SessionFile.acknowledged(session.cursors)), problem -> {
                        if (problem != null) {
                            session.cursorsMoved = true;
                            inboxes.unsaved(session);
                        }
                    });
            return !session.cursorsMoved;
        }
        return true;
    }

    /** An expectation was missed, and nobody is told but the record: kept for whoever looks later. A disk that is behind loses no more than that. */
    void missed(Session session, Misses.Miss miss) {
        session.misses.add(miss);
        if (session.broken == null) {
            parts.store().append(path(session), List.of(SessionFile.missed(miss)), KnowledgeStore.Done.IGNORED);
        }
    }

    void restore() throws IOException { parts.store().each(SessionFile.FOLDER, this::restore); }

    /** What was read from the disk is kept: its clocks run on, and who is invited gets the time anew. */
    private @Nullable Session restore(String path, List<byte[]> records) {
        SessionFile.Whole whole = SessionFile.read(records, parts.clock(), parts.stamps());
        if (whole == null) {
            System.getLogger(Archive.class.getName()).log(System.Logger.Level.WARNING,
                    path + " does not begin as a session and is left alone");
            return null;
        }
        Session session = whole.session();
        session.inviteDeadline = parts.clock().steadyMillis() + parts.limits().inviteAck().toMillis();
        put(session, records.getFirst());
        residency.used(session);
        inboxes.restored(session, whole.envelopes());
        return session;
    }

    private static String path(Session session) { return SessionFile.path(session); }
}
