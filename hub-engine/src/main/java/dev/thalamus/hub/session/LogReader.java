package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads logs from memory, or anew where they are not held. Confined to the core. */
final class LogReader {
    /** Logs that are read at once, and callers that wait for one of them; more are answered with "busy". */
    private static final int MOST_READING = 8;
    private static final int MOST_ASKING = 64;

    private final KnowledgeStore store;
    private final Residency residency;
    /** Who waits for a log that is being read. */
    private final Map<Session, List<Reply<List<byte[]>>>> reading = new HashMap<>();

    LogReader(KnowledgeStore store, Residency residency) {
        this.store = store;
        this.residency = residency;
    }

    /** The envelopes that are on the disk. */
    void read(Session session, Reply<List<byte[]>> reply) {
        List<byte[]> lines = session.log.lines();
        if (lines != null) {
            residency.used(session);
            reply.done(session.log.settled() ? lines : lines.subList(0, session.log.committed));
            return;
        }
        List<Reply<List<byte[]>>> asking = reading.get(session);
        if (asking != null && asking.size() < MOST_ASKING) {
            asking.add(reply);
        } else if (asking != null || reading.size() >= MOST_READING) {
            reply.refused(Sessions.busy());
        } else {
            reading.put(session, new ArrayList<>(List.of(reply)));
            if (!store.read(SessionFile.path(session), (records, problem) -> wasRead(session, records, problem))) {
                reading.remove(session);
                reply.refused(Sessions.busy());
            }
        }
    }

    /** One reading answers all who asked meanwhile: answers for one path come in the order of the calls, so nobody misses what he was told of. */
    private void wasRead(Session session, List<byte[]> records, @Nullable String problem) {
        List<Reply<List<byte[]>>> asking = Objects.requireNonNull(reading.remove(session));
        if (problem != null) {
            asking.forEach(one -> one.refused(Refusal.error(problem)));
            return;
        }
        List<byte[]> found = SessionFile.envelopes(records);
        session.log.hold(found.stream().map(SessionFile::envelope).toList(), found);
        residency.used(session);
        List<byte[]> lines = found.subList(0, Math.min(found.size(), session.log.committed));
        asking.forEach(one -> one.done(lines));
    }
}
