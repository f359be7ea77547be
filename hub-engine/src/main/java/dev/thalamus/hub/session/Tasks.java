package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.model.TaskView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tasks that agents told of, with their checkpoints. Confined to the core. */
public final class Tasks {
    private static final String FOLDER = "tasks";
    private static final int MOST_SHOWN = 500;

    /** @param until when it ends by its owner's rule, where the owner says nothing itself; clients are not shown it */
    private record Kept(Task task, @Nullable JsonNode checkpoint, @Nullable String until) {
        Kept now(Task other) { return new Kept(other, checkpoint, until); }

        /** When it ends, ISO 8601; null for never. */
        @Nullable
        String end() { return task.expiresAt() == null ? until : task.expiresAt(); }
    }

    /** When an open task ends: as it was said, and in steady time, so that a jump of the wall clock ends nothing. */
    private record Deadline(String iso, long steadyMillis) {}

    private final Directory directory;
    private final RuleGate gate;
    private final KnowledgeStore store;
    private final Stamps stamps;
    private final Clock clock;
    private final Trail trail;
    private final DocumentRoom room;
    private final Map<String, Deadline> deadlines = new HashMap<>();
    private final LinkedHashMap<String, Kept> all = new LinkedHashMap<>();
    private final Map<String, Integer> openBy = new HashMap<>();

    public Tasks(Sessions.Parts parts, DocumentRoom room) {
        directory = parts.directory();
        gate = parts.gate();
        store = parts.store();
        stamps = parts.stamps();
        clock = parts.clock();
        trail = parts.trail();
        this.room = room;
    }

    public void restore() throws IOException {
        store.each(FOLDER, (path, records) -> records.forEach(record -> keep(Shape.read(record, Kept.class), record)));
    }

    /** How many are kept. */
    public int count() { return all.size(); }

    /** How many were not taken since the start, or not as large as they would have become. */
    public long refused() {
        return room.refused();
    }

    public Task need(String id) { return kept(id).task; }

    private Kept kept(String id) {
        Kept kept = all.get(id);
        if (kept == null) {
            throw Refusal.notFound("task not found: " + id);
        }
        return kept;
    }

    /** The newest tasks of an owner, of a session, in a state; null for any. */
    public List<Task> list(@Nullable String ownerId, @Nullable String channelId, Task.@Nullable State state, int limit) {
        return all.sequencedValues().reversed().stream().map(Kept::task)
                .filter(task -> (ownerId == null || ownerId.equals(task.ownerId()))
                        && (channelId == null || channelId.equals(task.channelId()))
                        && (state == null || state == task.state()))
                .limit(limit).toList();
    }

    /** The newest tasks as people are shown them; null for those of any owner or session. */
    public List<TaskView> look(@Nullable String ownerId, @Nullable String channelId, int limit) {
        return all.sequencedValues().reversed().stream()
                .filter(kept -> (ownerId == null || ownerId.equals(kept.task.ownerId()))
                        && (channelId == null || channelId.equals(kept.task.channelId())))
                .limit(limit).map(this::view).toList();
    }

    private TaskView view(Kept kept) {
        Task task = kept.task;
        String progress = task.progress().toString();
        return new TaskView(task.taskId(), directory.nameOf(task.ownerId()), shown(task.spec().title()), shown(task.spec().capability()),
                task.state().wire(), task.createdAt(), shown(task.startedAt()), shown(task.lastProgressAt()), shown(task.completedAt()),
                shown(kept.end()), shown(task.channelId()), shown(task.error()), shown(progress), kept.checkpoint != null);
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    /** An owner tells of a task, for the first time or again. */
    public void observe(Task told, KnowledgeStore.Done done) {
        AgentRecord owner = directory.needId(told.ownerId());
        Kept before = all.get(told.taskId());
        if (before != null && !before.task.ownerId().equals(told.ownerId())) {
            throw Refusal.denied("task '" + told.taskId() + "' belongs to another agent");
        }
        if (before == null) {
            gate.task(owner, openBy.getOrDefault(owner.id(), 0));
            String created = stamps.now();
            long ttl = owner.rule().limits().taskTtlDefault().seconds();
            save(new Kept(told.stamped(created), null, ttl == 0 ? null : Stamps.iso(Stamps.micros(created) + ttl * 1_000_000L)), done);
        } else {
            save(before.now(before.task.observedAgain(told)), done);
        }
    }

    /** Progress or an end; a task that has ended stays as it is. */
    public void update(String id, Task.@Nullable State state, @Nullable ObjectNode progress, @Nullable JsonNode result,
            @Nullable String error, KnowledgeStore.Done done) {
        Kept kept = kept(id);
        if (kept.task.state().terminal()) {
            done.done(null);
            return;
        }
        Task now = kept.task.updated(state, progress, result, error, stamps.now());
        if (now.state().terminal() && progress == null && result == null && (error == null || error.isEmpty())) {
            put(kept.now(now), Shape.write(kept.now(now)), done); // a task can end although there is no room for more
        } else {
            save(kept.now(now), done);
        }
        if (now.state().terminal()) {
            ended(now, "");
        }
    }

    public void checkpoint(String id, JsonNode state, KnowledgeStore.Done done) {
        Kept kept = kept(id);
        save(new Kept(kept.task, state, kept.until), done);
    }

    public @Nullable JsonNode checkpoint(String id) { return kept(id).checkpoint; }

    /** Ends the tasks of a session that ends. */
    void sessionEnded(String channelId) {
        expire(kept -> channelId.equals(kept.task.channelId()), "session_closed");
    }

    /** Ends what has outlived its time. */
    public void expire() {
        long now = clock.steadyMillis();
        expire(kept -> {
            Deadline end = deadlines.get(kept.task.taskId());
            return end != null && end.steadyMillis <= now;
        }, "ttl_expired");
    }

    private void expire(java.util.function.Predicate<Kept> which, String why) {
        if (openBy.isEmpty()) {
            return;
        }
        for (Kept kept : List.copyOf(all.values())) {
            if (!kept.task.state().terminal() && which.test(kept)) {
                Sessions.guarded(() -> {
                    Task now = kept.task.updated(Task.State.EXPIRED, null, null, null, stamps.now());
                    Kept then = kept.now(now);
                    put(then, Shape.write(then), KnowledgeStore.Done.IGNORED);
                    ended(now, why);
                });
            }
        }
    }

    private void ended(Task task, String why) {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("task_id", task.taskId());
        fields.put("owner_id", task.ownerId());
        fields.put("channel_id", task.channelId());
        fields.put("outcome", task.state().wire());
        fields.put("capability", task.spec().capability());
        fields.put("reason", why);
        trail.record("task_terminated", fields);
    }

    private void save(Kept kept, KnowledgeStore.Done done) {
        byte[] document = Shape.write(kept);
        String id = kept.task.taskId();
        DocumentRoom.Want want = room.wants(id, document);
        while (want != null && want != DocumentRoom.Want.ONE_SO_LARGE && forgetOldest(id)) {
            want = room.wants(id, document);
        }
        if (want != null) {
            throw Refusal.tooLarge(room.refuse(want, document) + (want == DocumentRoom.Want.ONE_SO_LARGE ? "" : ", and none has ended"));
        }
        put(kept, document, done);
    }

    /** Lets the oldest ended task go, but not that one; false when none has ended. */
    private boolean forgetOldest(String butNot) {
        for (Kept one : all.values()) {
            Task task = one.task;
            if (task.state().terminal() && !task.taskId().equals(butNot)) {
                if (!store.delete(path(task.taskId()), KnowledgeStore.Done.IGNORED)) {
                    throw Sessions.busy();
                }
                all.remove(task.taskId());
                room.free(task.taskId());
                trail.record("task_forgotten", Map.of("task_id", task.taskId(), "owner_id", task.ownerId()));
                return true;
            }
        }
        return false;
    }

    private void put(Kept kept, byte[] document, KnowledgeStore.Done done) {
        if (!store.put(path(kept.task.taskId()), document, done)) {
            throw Sessions.busy();
        }
        keep(kept, document);
    }

    private void keep(Kept kept, byte[] document) {
        Kept before = all.put(kept.task.taskId(), kept);
        room.keep(kept.task.taskId(), document);
        deadline(kept);
        int change = (kept.task.state().terminal() ? 0 : 1) - (before == null || before.task.state().terminal() ? 0 : 1);
        if (change != 0) {
            openBy.merge(kept.task.ownerId(), change, Integer::sum);
            openBy.values().removeIf(count -> count <= 0);
        }
    }

    private void deadline(Kept kept) {
        String id = kept.task.taskId();
        String end = kept.end();
        Deadline before = deadlines.get(id);
        if (end == null || kept.task.state().terminal()) {
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
