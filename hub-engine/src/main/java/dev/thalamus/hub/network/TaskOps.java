package dev.thalamus.hub.network;

import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.session.Task;
import dev.thalamus.hub.session.Tasks;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What clients tell and ask about tasks. Confined to the core. Only the owner changes a task. */
final class TaskOps {
    private final Tasks tasks;

    TaskOps(Tasks tasks) { this.tasks = tasks; }

    void observe(Call call) {
        Task told = call.record("metadata", Task.class);
        call.own(told.ownerId());
        tasks.observe(told, call.afterwards(null));
    }

    void get(Call call) {
        call.known();
        call.answer(tasks.need(call.text("task_id")));
    }

    void list(Call call) {
        call.known();
        call.answerAll(
                tasks.list(call.textOrNull("agent_id"), call.textOrNull("channel_id"), state(call), Math.max(0, call.number("limit", 50)))
                        .stream().map(Shape::write));
    }

    void update(Call call) {
        JsonNode result = call.value("result");
        tasks.update(owned(call), state(call), call.objectOrNull("progress"), result.isNull() ? null : result, call.textOrNull("error"),
                call.afterwards(null));
    }

    /** Clients' own events are taken and not put on the record: anyone could claim anything. */
    void event(Call call) {
        owned(call);
        call.text("kind");
        call.answer((Object) null);
    }

    void checkpoint(Call call) { tasks.checkpoint(owned(call), call.value("state"), call.afterwards(null)); }

    void readCheckpoint(Call call) { call.answer(tasks.checkpoint(owned(call))); }

    private String owned(Call call) {
        Task task = tasks.need(call.text("task_id"));
        call.own(task.ownerId());
        return task.taskId();
    }

    private static Task.@Nullable State state(Call call) {
        String state = call.textOrNull("state");
        return state == null ? null : Task.State.of(state);
    }
}
