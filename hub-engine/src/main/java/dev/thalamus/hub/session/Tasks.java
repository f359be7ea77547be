package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.knowledge.Changes;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.TaskView;
import dev.thalamus.hub.session.TaskRecords.Kept;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tasks that agents told of, with their checkpoints. Confined to the core. */
public final class Tasks {
    private static final int MOST_SHOWN = 500;

    private final Directory directory;
    private final RuleGate gate;
    private final Stamps stamps;
    private final Trail trail;
    private final TaskRecords records;

    public Tasks(Sessions.Parts parts, DocumentRoom room) {
        directory = parts.directory();
        gate = parts.gate();
        stamps = parts.stamps();
        trail = parts.trail();
        records = new TaskRecords(parts, room);
    }

    public void restore() throws IOException { records.restore(); }

    /** How many are kept. */
    public int count() { return records.count(); }

    /** How many were not taken since the start, or not as large as they would have become. */
    public long refused() {
        return records.refused();
    }

    /** What became of changes that the disk refused. */
    public Changes<?> changes() { return records.changes(); }

    public Task need(String id) { return kept(id).task(); }

    private Kept kept(String id) {
        Kept kept = records.find(id);
        if (kept == null) {
            throw Refusal.notFound(Clause.NO_TASK.of(id));
        }
        return kept;
    }

    /** The newest tasks of an owner, of a session, in a state; null for any. */
    public List<Task> list(@Nullable String ownerId, @Nullable String channelId, Task.@Nullable State state, int limit) {
        return records.newestFirst().stream().map(Kept::task)
                .filter(task -> (ownerId == null || ownerId.equals(task.ownerId()))
                        && (channelId == null || channelId.equals(task.channelId()))
                        && (state == null || state == task.state()))
                .limit(limit).toList();
    }

    /** The newest tasks as people are shown them; null for those of any owner or session. */
    public List<TaskView> look(@Nullable String ownerId, @Nullable String channelId, int limit) {
        return records.newestFirst().stream()
                .filter(kept -> (ownerId == null || ownerId.equals(kept.task().ownerId()))
                        && (channelId == null || channelId.equals(kept.task().channelId())))
                .limit(limit).map(this::view).toList();
    }

    private TaskView view(Kept kept) {
        Task task = kept.task();
        String progress = task.progress().toString();
        return new TaskView(task.taskId(), directory.nameOf(task.ownerId()), shown(task.spec().title()), shown(task.spec().capability()),
                task.state().wire(), task.createdAt(), shown(task.startedAt()), shown(task.lastProgressAt()), shown(task.completedAt()),
                shown(kept.end()), shown(task.channelId()), shown(task.error()), shown(progress), kept.checkpoint() != null);
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    /** An owner tells of a task, for the first time or again. */
    public void observe(Task told, KnowledgeStore.Done done) {
        AgentRecord owner = directory.needId(told.ownerId());
        Kept before = records.find(told.taskId());
        if (before != null && !before.task().ownerId().equals(told.ownerId())) {
            throw Refusal.denied(Clause.TASK_OF_OTHER.of(told.taskId()));
        }
        if (before == null) {
            gate.task(owner, records.openBy(owner.id()));
            String created = stamps.now();
            long ttl = owner.rule().limits().taskTtlDefault().seconds();
            records.save(new Kept(told.stamped(created), null, ttl == 0 ? null : Stamps.iso(Stamps.micros(created) + ttl * 1_000_000L)),
                    done);
        } else {
            records.save(before.now(before.task().observedAgain(told)), done);
        }
    }

    /** Progress or an end; a task that has ended stays as it is, and that is told when its end is on the disk. */
    public void update(String id, Task.@Nullable State state, @Nullable ObjectNode progress, @Nullable JsonNode result,
            @Nullable String error, KnowledgeStore.Done done) {
        Kept kept = kept(id);
        if (kept.task().state().terminal()) {
            records.whenKept(id, onDisk -> done.done(onDisk == null || onDisk.open() ? Sessions.busy().why() : null));
            return;
        }
        Task now = kept.task().updated(state, progress, result, error, stamps.now());
        boolean ends = now.state().terminal();
        KnowledgeStore.Done told = ends ? ended(now, "", done) : done;
        if (ends && progress == null && result == null && (error == null || error.isEmpty())) {
            records.saveAnyway(kept.now(now), told); // a task can end although there is no room for more
        } else {
            records.save(kept.now(now), told);
        }
    }

    public void checkpoint(String id, JsonNode state, KnowledgeStore.Done done) {
        Kept kept = kept(id);
        records.save(new Kept(kept.task(), state, kept.until()), done);
    }

    public @Nullable JsonNode checkpoint(String id) { return kept(id).checkpoint(); }

    /** Ends the tasks of a session that ends. */
    void sessionEnded(String channelId) { sessionsEnded(channelId::equals); }

    /** Ends the tasks of sessions that have ended. */
    void sessionsEnded(Predicate<String> ended) {
        expire(kept -> kept.task().channelId() != null && ended.test(kept.task().channelId()), "session_closed");
    }

    /** Ends what has outlived its time. */
    public void expire() { expire(records::overdue, "ttl_expired"); }

    private void expire(Predicate<Kept> which, String why) {
        for (Kept kept : records.open()) {
            if (which.test(kept)) {
                Sessions.guarded(() -> {
                    Task now = kept.task().updated(Task.State.EXPIRED, null, null, null, stamps.now());
                    records.saveAnyway(kept.now(now), ended(now, why, KnowledgeStore.Done.IGNORED));
                });
            }
        }
    }

    /** Writes down that a task has ended when its record is kept. */
    private KnowledgeStore.Done ended(Task task, String why, KnowledgeStore.Done done) {
        return problem -> {
            if (problem == null) {
                var fields = new TreeMap<String, @Nullable Object>();
                fields.put("task_id", task.taskId());
                fields.put("owner_id", task.ownerId());
                fields.put("channel_id", task.channelId());
                fields.put("outcome", task.state().wire());
                fields.put("capability", task.spec().capability());
                fields.put("reason", why);
                trail.record("task_terminated", fields);
            }
            done.done(problem);
        };
    }
}
