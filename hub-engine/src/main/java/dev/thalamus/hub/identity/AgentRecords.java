package dev.thalamus.hub.identity;

import dev.thalamus.hub.knowledge.Changes;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The records of agents: in memory by id and by name, and on disk each in a file of its own.
 *
 * <p>Confined to the core. A change holds at once; what the disk refuses later is taken back, so that memory is what a restart would find.
 */
final class AgentRecords {
    private static final String FOLDER = "agents";

    private final KnowledgeStore store;
    private final DocumentRoom room;
    private final Map<String, AgentRecord> byId = new LinkedHashMap<>();
    private final Map<String, AgentRecord> byName = new HashMap<>();
    private final Changes<AgentRecord> changes = new Changes<>(this::takeBack, this::writeAgain);
    private final Borrowed borrowed = new Borrowed();
    private Predicate<AgentRecord> needed = any -> true;
    private Consumer<AgentRecord> gone = any -> {};
    private int restricting;
    private long forgotten;

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

    /** What was refused and is still on the disk. */
    Changes<AgentRecord> changes() { return changes; }

    /** Where there is no room, borrowed identities give way from now on that are not needed; told of each that has. */
    void giveWay(Predicate<AgentRecord> unlessNeeded, Consumer<AgentRecord> told) {
        needed = unlessNeeded;
        gone = told;
    }

    /** How many have given way since the start. */
    long forgotten() { return forgotten; }

    /** An identity is used that was borrowed. */
    AgentRecord used(AgentRecord agent) {
        borrowed.used(agent);
        return agent;
    }

    /** Keeps a record, in place of what is there of its agent, as far as there is room or can be made. */
    AgentRecord save(AgentRecord agent, Done done) {
        byte[] document = Shape.write(agent);
        DocumentRoom.Want want = room.wants(agent.id(), document);
        while (want != null && want != DocumentRoom.Want.ONE_SO_LARGE && forgetIdle(agent.id())) {
            want = room.wants(agent.id(), document);
        }
        if (want != null) {
            throw Refusal.tooLarge(room.refuse(want, document));
        }
        return put(agent, document, done);
    }

    /** Lets the longest unused borrowed identity go that nobody needs, but not that one; false when there is none. */
    private boolean forgetIdle(String butNot) {
        AgentRecord idle = borrowed
                .idle(one -> !one.id().equals(butNot) && !changes.underWay(one.id()) && !needed.test(one));
        if (idle == null || !changes.bring(idle.id(), idle, null, problem -> forgotten(idle, problem),
                told -> store.delete(path(idle.id()), told))) {
            return false;
        }
        letGo(idle.id());
        return true;
    }

    private void forgotten(AgentRecord idle, @Nullable String problem) {
        if (problem == null) {
            forgotten++;
            gone.accept(idle);
        }
    }

    /** As {@link #save}, whatever room there is. */
    AgentRecord saveAnyway(AgentRecord agent, Done done) {
        return put(agent, Shape.write(agent), done);
    }

    private AgentRecord put(AgentRecord agent, byte[] document, Done done) {
        change(agent.id(), agent, done, told -> store.put(path(agent.id()), document, told));
        hold(agent, document);
        return agent;
    }

    void remove(AgentRecord agent, Done done) {
        change(agent.id(), null, done, told -> store.delete(path(agent.id()), told));
        letGo(agent.id());
    }

    private void change(String id, @Nullable AgentRecord wanted, Done done, Predicate<Done> write) {
        if (!changes.bring(id, byId.get(id), wanted, done, write)) {
            throw Refusal.error(Clause.DISK_BEHIND.of());
        }
    }

    private void takeBack(String id, @Nullable AgentRecord kept) {
        letGo(id);
        if (kept != null) {
            hold(kept, Shape.write(kept));
        }
    }

    private boolean writeAgain(String id, @Nullable AgentRecord kept, Done told) {
        return kept == null ? store.delete(path(id), told) : store.put(path(id), Shape.write(kept), told);
    }

    private void hold(AgentRecord agent, byte[] document) {
        AgentRecord before = byId.put(agent.id(), agent);
        restricting += (agent.rule().restricts() ? 1 : 0) - (before != null && before.rule().restricts() ? 1 : 0);
        byName.merge(agent.name(), agent, (there, here) -> there.id().compareTo(here.id()) > 0 ? there : here);
        room.keep(agent.id(), document);
        borrowed.hold(agent);
    }

    private void letGo(String id) {
        AgentRecord gone = byId.remove(id);
        if (gone != null) {
            byName.computeIfPresent(gone.name(), (name, there) -> there.id().equals(id) ? newest(name) : there);
            restricting -= gone.rule().restricts() ? 1 : 0;
            room.free(id);
            borrowed.letGo(id);
        }
    }

    /** Two have a name when one took it while the other's end was on its way to a disk that then refused it. */
    private @Nullable AgentRecord newest(String name) {
        return byId.values().stream().filter(agent -> agent.name().equals(name)).max(Comparator.comparing(AgentRecord::id)).orElse(null);
    }

    private static String path(String id) { return FOLDER + "/" + id + ".json"; }
}
