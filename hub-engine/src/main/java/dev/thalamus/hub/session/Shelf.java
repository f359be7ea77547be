package dev.thalamus.hub.session;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions that are kept; where there is no room the oldest ended ones give way. Confined to the core. */
final class Shelf {
    private static final int FORGOTTEN_AT_ONCE = 100;
    private static final int MOST_HEADER = 1 << 20;
    /** Of memory, for all sessions' participants, knobs and labels: more than twenty thousand usual ones take. */
    private static final long MOST_HEADERS = 256L << 20;

    private final Sessions.Parts parts;
    private final Residency residency;
    private final LinkedHashMap<String, Session> all = new LinkedHashMap<>();
    private final Set<Session> opening = new LinkedHashSet<>();
    private final ArrayDeque<Session> ended = new ArrayDeque<>();
    private final Map<String, Integer> openBy = new HashMap<>();
    private final Map<String, Integer> openWith = new HashMap<>();
    private final DocumentRoom headers;
    private long forgotten;
    private long forgottenTold;

    /** @param residency told of sessions that are not kept any more */
    Shelf(Sessions.Parts parts, Residency residency) {
        this.parts = parts;
        this.residency = residency;
        headers = new DocumentRoom("channels", new DocumentRoom.Bounds(parts.limits().sessions(), MOST_HEADER, MOST_HEADERS));
    }

    @Nullable
    Session find(String id) { return all.get(id); }

    /** Whether it is kept: one that was read again is another than before. */
    boolean has(Session session) {
        return all.get(session.id()) == session;
    }

    Collection<Session> all() { return all.values(); }

    Sessions.Counts counts(long dropped) {
        return new Sessions.Counts(all.size(), all.size() - ended.size(), forgotten, headers.refused(), dropped);
    }

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

    /** In how many sessions that have not ended an agent is. */
    int openWith(String agentId) { return openWith.getOrDefault(agentId, 0); }

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
            count(session, 1);
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
            count(session, -1);
        }
    }

    private void count(Session open, int change) {
        count(openBy, open.header.creatorId(), change);
        open.parties().forEach(id -> count(openWith, id, change));
    }

    private static void count(Map<String, Integer> of, String id, int change) {
        of.merge(id, change, (before, more) -> before + more == 0 ? null : before + more);
    }

    void ended(Session session) {
        ended.add(session);
        opening.remove(session);
        count(session, -1);
    }

    /** Lets the oldest ended sessions go until there is room for a new one. */
    void makeRoom(String id, byte[] header) {
        DocumentRoom.Want want = headers.wants(id, header);
        while (want != null && want != DocumentRoom.Want.ONE_SO_LARGE && forgetOldest()) {
            want = headers.wants(id, header);
        }
        if (want != null) {
            throw Refusal.tooLarge(headers.refuseThoughEndedGiveWay(want, header));
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
        if (oldest == null || !parts.store().delete(SessionFile.path(oldest), KnowledgeStore.Done.IGNORED)) {
            return false;
        }
        ended.remove();
        all.remove(oldest.id());
        headers.free(oldest.id());
        residency.gone(oldest);
        forgotten++;
        return true;
    }
}
