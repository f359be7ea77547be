package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
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
    private static final int MOST_CHECKPOINT = 512 << 10;

    /** @param until when it ends by its owner's rule, where the owner says nothing itself; clients are not shown it */
    private record Kept(Task task, @Nullable JsonNode checkpoint, @Nullable String until) {
        Kept now(Task other) { return new Kept(other, checkpoint, until); }
    }

    private final Directory directory;
    private final RuleGate gate;
    private final KnowledgeStore store;
    private final Stamps stamps;
    private final Trail trail;
    private final int most;
    private final LinkedHashMap<String, Kept> all = new LinkedHashMap<>();
    private final Map<String, Integer> openBy = new HashMap<>();

    public Tasks(Directory directory, RuleGate gate, KnowledgeStore store, Stamps stamps, Trail trail, int most) {
        this.directory = directory;
        this.gate = gate;
        this.store = store;
        this.stamps = stamps;
        this.trail = trail;
        this.most = most;
    }

    public void restore() throws IOException {
        store.each(FOLDER, (path, records) -> records.forEach(record -> put(Shape.read(record, Kept.class))));
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

    /** An owner tells of a task, for the first time or again. */
    public void observe(Task told, KnowledgeStore.Done done) {
        AgentRecord owner = directory.needId(told.ownerId());
        Kept before = all.get(told.taskId());
        if (before != null && !before.task.ownerId().equals(told.ownerId())) {
            throw Refusal.denied("task '" + told.taskId() + "' belongs to another agent");
        }
        if (before == null) {
            gate.task(owner, openBy.getOrDefault(owner.id(), 0));
            makeRoom();
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
        save(kept.now(now), done);
        if (now.state().terminal()) {
            ended(now, "");
        }
    }

    public void checkpoint(String id, JsonNode state, KnowledgeStore.Done done) {
        if (state.toString().length() > MOST_CHECKPOINT) {
            throw Refusal.protocol("a checkpoint has at most " + MOST_CHECKPOINT + " characters of JSON");
        }
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
        long now = Stamps.micros(stamps.now());
        expire(kept -> {
            String end = kept.task.expiresAt() == null ? kept.until : kept.task.expiresAt();
            return end != null && Stamps.micros(end) <= now;
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
                    save(kept.now(now), KnowledgeStore.Done.IGNORED);
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

    private void makeRoom() {
        if (all.size() < most) {
            return;
        }
        Iterator<Kept> oldest = all.values().iterator();
        while (oldest.hasNext()) {
            Kept one = oldest.next();
            if (one.task.state().terminal()) {
                oldest.remove();
                store.delete(path(one.task.taskId()), KnowledgeStore.Done.IGNORED);
                return;
            }
        }
        throw Refusal.error("the hub has as many tasks as it may (" + most + "), and none has ended");
    }

    private void save(Kept kept, KnowledgeStore.Done done) {
        if (!store.put(path(kept.task.taskId()), Shape.write(kept), done)) {
            throw Sessions.busy();
        }
        put(kept);
    }

    private void put(Kept kept) {
        Kept before = all.put(kept.task.taskId(), kept);
        int change = (kept.task.state().terminal() ? 0 : 1) - (before == null || before.task.state().terminal() ? 0 : 1);
        if (change != 0) {
            openBy.merge(kept.task.ownerId(), change, Integer::sum);
            openBy.values().removeIf(count -> count <= 0);
        }
    }

    /** Ids are the clients' own; a file's name is not. */
    private static String path(String taskId) {
        return FOLDER + "/" + UUID.nameUUIDFromBytes(taskId.getBytes(StandardCharsets.UTF_8)) + ".json";
    }
}
