package dev.thalamus.hub.identity;

import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The records of agents: in memory by id and by name, and on disk each in a file of its own.
 *
 * <p>Confined to the core. A change holds at once; what the disk refuses later is taken back, so that memory is what a restart would find.
 */
final class AgentRecords {
    private static final String FOLDER = "agents";

    /** What the disk has of an agent while changes are on their way to it. */
    private static final class UnderWay {
        @Nullable
        AgentRecord kept;
        int changes;

        UnderWay(@Nullable AgentRecord kept) { this.kept = kept; }
    }

    private final KnowledgeStore store;
    private final DocumentRoom room;
    private final Map<String, AgentRecord> byId = new LinkedHashMap<>();
    private final Map<String, AgentRecord> byName = new HashMap<>();
    private final Map<String, UnderWay> underWay = new HashMap<>();
    private int restricting;

    AgentRecords(KnowledgeStore store, DocumentRoom room) {
        this.store = store;
        this.room = room;
    }

    /** Takes what was kept, at the start, and shows it. */
    void restore(Consumer<AgentRecord> visitor) throws IOException {
        store.each(FOLDER, (path, records) -> records.forEach(record -> {
            AgentRecord agent = Shape.read(record, AgentRecord.class);
            visitor.accept(agent);
            hold(agent, record);
        }));
    }

    @Nullable
    AgentRecord byId(String id) { return byId.get(id); }

    @Nullable
    AgentRecord byName(String name) { return byName.get(name); }

    Collection<AgentRecord> all() { return byId.values(); }

    /** How many have a rule that forbids more than a new agent's. */
    int restricting() { return restricting; }

    /** How many were not taken since the start, or not as large as they would have become. */
    long refused() { return room.refused(); }

    /** Keeps a record, in place of what is there of its agent, as far as there is room. */
    AgentRecord save(AgentRecord agent, Done done) {
        byte[] document = Shape.write(agent);
        DocumentRoom.Want want = room.wants(agent.id(), document);
        if (want != null) {
            throw Refusal.tooLarge(room.refuse(want, document));
        }
        return put(agent, document, done);
    }

    /** As {@link #save}, whatever room there is. */
    AgentRecord saveAnyway(AgentRecord agent, Done done) {
        return put(agent, Shape.write(agent), done);
    }

    private AgentRecord put(AgentRecord agent, byte[] document, Done done) {
        UnderWay way = begin(agent.id());
        if (!store.put(path(agent), document, problem -> over(agent.id(), way, agent, problem, done))) {
            throw refused(agent.id(), way);
        }
        hold(agent, document);
        return agent;
    }

    void remove(AgentRecord agent, Done done) {
        UnderWay way = begin(agent.id());
        if (!store.delete(path(agent), problem -> over(agent.id(), way, null, problem, done))) {
            throw refused(agent.id(), way);
        }
        letGo(agent.id());
    }

    private UnderWay begin(String id) {
        UnderWay way = underWay.computeIfAbsent(id, any -> new UnderWay(byId.get(id)));
        way.changes++;
        return way;
    }

    private Refusal refused(String id, UnderWay way) {
        end(id, way);
        return Refusal.error(Clause.DISK_BEHIND.of());
    }

    private boolean end(String id, UnderWay way) {
        way.changes--;
        return way.changes == 0 && underWay.remove(id, way);
    }

    /** A change is on disk, or never will be; the last word is that of the last change. */
    private void over(String id, UnderWay way, @Nullable AgentRecord wanted, @Nullable String problem, Done done) {
        if (problem == null) {
            way.kept = wanted;
        }
        if (end(id, way) && problem != null) {
            letGo(id);
            if (way.kept != null) {
                hold(way.kept, Shape.write(way.kept));
            }
        }
        done.done(problem);
    }

    private void hold(AgentRecord agent, byte[] document) {
        AgentRecord before = byId.put(agent.id(), agent);
        restricting += (agent.rule().restricts() ? 1 : 0) - (before != null && before.rule().restricts() ? 1 : 0);
        byName.merge(agent.name(), agent, (there, here) -> there.id().compareTo(here.id()) > 0 ? there : here);
        room.keep(agent.id(), document);
    }

    private void letGo(String id) {
        AgentRecord gone = byId.remove(id);
        if (gone != null) {
            byName.computeIfPresent(gone.name(), (name, there) -> there.id().equals(id) ? null : there);
            restricting -= gone.rule().restricts() ? 1 : 0;
            room.free(id);
        }
    }

    private static String path(AgentRecord agent) { return FOLDER + "/" + agent.id() + ".json"; }
}
