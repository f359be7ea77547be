package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.knowledge.Changes;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The records of tasks, in memory and each in a file of its own, and when they end.
 *
 * <p>Confined to the core. A change holds at once; what the disk refuses later is taken back. Where there is no room the oldest ended ones give way.
 */
final class TaskRecords {
    private static final String FOLDER = "tasks";

    /** @param until when it ends by its owner's rule, where the owner says nothing itself; clients are not shown it */
    record Kept(Task task, @Nullable JsonNode checkpoint, @Nullable String until) {
        Kept now(Task other) { return new Kept(other, checkpoint, until); }

        /** When it ends, ISO 8601; null for never. */
        @Nullable
        String end() { return task.expiresAt() == null ? until : task.expiresAt(); }

        boolean open() { return !task.state().terminal(); }
    }

    /** When an open task ends: as it was said, and in steady time, so that a jump of the wall clock ends nothing. */
    private record Deadline(String iso, long steadyMillis) {}

    private final KnowledgeStore store;
    private final Clock clock;
    private final Trail trail;
    private final DocumentRoom room;
    private final LinkedHashMap<String, Kept> all = new LinkedHashMap<>();
    private final Map<String, Deadline> deadlines = new HashMap<>();
    private final Map<String, Integer> openBy = new HashMap<>();
    private final Changes<Kept> changes = new Changes<>(this::takeBack, this::writeAgain);

    TaskRecords(Sessions.Parts parts, DocumentRoom room) {
        store = parts.store();
        clock = parts.clock();
        trail = parts.trail();
        this.room = room;
    }

    void restore() throws IOException {
        store.each(FOLDER, (path, records) -> records.forEach(record -> hold(Shape.read(record, Kept.class), record)));
    }

    int count() { return all.size(); }

    long refused() { return room.refused(); }

    Changes<Kept> changes() { return changes; }

    @Nullable
    Kept find(String id) { return all.get(id); }

    Collection<Kept> newestFirst() { return all.sequencedValues().reversed(); }

    /** Those that have not ended, oldest first. */
    List<Kept> open() {
        return openBy.isEmpty() ? List.of() : all.values().stream().filter(Kept::open).toList();
    }

    int openBy(String ownerId) { return openBy.getOrDefault(ownerId, 0); }

    /** Tells what the disk has of a task when all that was changed of it until now has come there or was refused; null for nothing. */
    void whenKept(String id, Consumer<@Nullable Kept> told) {
        if (!changes.underWay(id)) {
            told.accept(all.get(id));
        } else if (!store.read(path(id), (records, problem) -> told.accept(changes.kept(id, all.get(id))))) {
            throw Sessions.busy();
        }
    }

    /** Whether a task has outlived its time. */
    boolean overdue(Kept kept) {
        Deadline end = deadlines.get(kept.task.taskId());
        return end != null && end.steadyMillis <= clock.steadyMillis();
    }

    /** Keeps a record, in place of what is there of its task, as far as there is room or can be made. */
    void save(Kept kept, Done done) {
        byte[] document = Shape.write(kept);
        String id = kept.task.taskId();
        DocumentRoom.Want want = room.wants(id, document);
        while (want != null && want != DocumentRoom.Want.ONE_SO_LARGE && forgetOldest(id)) {
            want = room.wants(id, document);
        }
        if (want != null) {
            throw Refusal.tooLarge(room.refuseThoughEndedGiveWay(want, document));
        }
        put(kept, document, done);
    }

    /** As {@link #save}, whatever room there is. */
    void saveAnyway(Kept kept, Done done) { put(kept, Shape.write(kept), done); }

    /** Lets the oldest ended task go, but not that one; false when none has ended. */
    private boolean forgetOldest(String butNot) {
        for (Kept one : all.values()) {
            String id = one.task.taskId();
            if (!one.open() && !id.equals(butNot)) {
                change(id, null, problem -> forgotten(one.task, problem), told -> store.delete(path(id), told));
                letGo(id);
                return true;
            }
        }
        return false;
    }

    private void forgotten(Task task, @Nullable String problem) {
        if (problem == null) {
            trail.record("task_forgotten", Map.of("task_id", task.taskId(), "owner_id", task.ownerId()));
        }
    }

    private void put(Kept kept, byte[] document, Done done) {
        String id = kept.task.taskId();
        change(id, kept, done, told -> store.put(path(id), document, told));
        hold(kept, document);
    }

    private void change(String id, @Nullable Kept wanted, Done done, Predicate<Done> write) {
        if (!changes.bring(id, all.get(id), wanted, done, write)) {
            throw Sessions.busy();
        }
    }

    private void takeBack(String id, @Nullable Kept kept) {
        if (kept == null) {
            letGo(id);
        } else {
            boolean gone = !all.containsKey(id);
            hold(kept, Shape.write(kept));
            if (gone) {
                all.putFirst(id, kept); // it had given way as the oldest
            }
        }
    }

    private boolean writeAgain(String id, @Nullable Kept kept, Done told) {
        return kept == null ? store.delete(path(id), told) : store.put(path(id), Shape.write(kept), told);
    }

    private void hold(Kept kept, byte[] document) {
        Kept before = all.put(kept.task.taskId(), kept);
        room.keep(kept.task.taskId(), document);
        deadline(kept);
        opened(kept, (kept.open() ? 1 : 0) - (before != null && before.open() ? 1 : 0));
    }

    private void letGo(String id) {
        Kept gone = all.remove(id);
        if (gone != null) {
            room.free(id);
            deadlines.remove(id);
            opened(gone, gone.open() ? -1 : 0);
        }
    }

    private void opened(Kept of, int change) {
        if (change != 0) {
            openBy.merge(of.task.ownerId(), change, Integer::sum);
            openBy.values().removeIf(count -> count <= 0);
        }
    }

    private void deadline(Kept kept) {
        String id = kept.task.taskId();
        String end = kept.end();
        Deadline before = deadlines.get(id);
        if (end == null || !kept.open()) {
            deadlines.remove(id);
        } else if (before == null || !before.iso.equals(end)) {
            deadlines.put(id, new Deadline(end, clock.steadyMillis() + Stamps.micros(end) / 1_000 - clock.wallMillis()));
        }
    }

    /** Ids are the clients' own; a file's name is not. */
    private static String path(String taskId) {
        return FOLDER + "/" + UUID.nameUUIDFromBytes(taskId.getBytes(StandardCharsets.UTF_8)) + ".json";
    }
}
