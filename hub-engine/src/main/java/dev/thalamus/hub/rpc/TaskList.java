package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.TaskView;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code task.list}. */
record TaskList(Governance desk) implements RpcMethod<TaskList.Params> {
    record Params(
            @Doc(value = "only those of this agent, by name or id", optional = true, example = "\"alice\"") @Nullable String agent,
            @Doc(value = "only those of this session", optional = true) @Nullable String session,
            @Doc(value = "how many; 1,000 when left out", optional = true, least = 1, most = 1_000) int limit) {}

    record Result(@Doc("newest first; of each text the first 500 characters") List<TaskView> tasks) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("task.list", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "The newest tasks that AG2's agents told of.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        List<TaskView> found = desk.tasks(params.agent, params.session, Tell.limit(params.limit, 1_000));
        if (found == null) {
            throw RpcError.invalid("agent", Clause.NOT_KNOWN.of());
        }
        reply.accept(new Result(found));
    }
}
