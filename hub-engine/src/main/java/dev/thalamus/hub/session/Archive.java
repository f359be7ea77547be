package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of sessions' logs to the disk, and back where memory is ahead of it. Confined to the core.
 *
 * <p>The sessions themselves stand on the {@link Shelf}.
 */
final class Archive {
    private final Sessions.Parts parts;
    private final Inboxes inboxes;
    private final Shelf shelf;
    /** Those that must be read again, and could not be. */
    private final Set<Session> unread = new LinkedHashSet<>();
    private final Residency residency;
    private final LogReader reader;

    Archive(Sessions.Parts parts, Inboxes inboxes) {
        this.parts = parts;
        this.inboxes = inboxes;
        residency = new Residency(parts.limits().memoryBytes());
        shelf = new Shelf(parts, residency);
        reader = new LogReader(parts.store(), residency);
    }

    Shelf shelf() { return shelf; }

    /** Bytes of the logs that are held in memory. */
    long heldBytes() { return residency.bytes(); }

    /** Folds envelopes and writes them; {@code written} gets their bytes when they are on the disk. */
    void append(Session session, byte @Nullable [] header, List<Envelope> envelopes, Consumer<List<byte[]>> written,
            Consumer<Refusal> failed) {
        if (session.broken != null) {
            throw Refusal.error(Clause.LOG_READ_AGAIN.of(session.id(), session.broken));
        }
        var json = new ArrayList<byte[]>(envelopes.size() + 1);
        long size = 0;
        for (Envelope envelope : envelopes) {
            byte[] line = SessionFile.line(envelope);
            size += line.length;
            json.add(line);
            if (session.log.bytes + size > parts.limits().sessionBytes() && !EventTypes.milestone(envelope.eventType())) {
                throw Refusal.protocol(Clause.LOG_FULL.of(session.id(), parts.limits().sessionBytes()));
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
                shelf.remove(session);
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
        again.stream().filter(shelf::has).forEach(this::reload);
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
        if (session.cursorsMoved && shelf.has(session)) {
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
        shelf.put(session, records.getFirst());
        residency.used(session);
        inboxes.restored(session, whole.envelopes());
        return session;
    }

    private static String path(Session session) { return SessionFile.path(session); }
}
