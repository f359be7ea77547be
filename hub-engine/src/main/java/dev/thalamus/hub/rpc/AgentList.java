package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code agent.list}. */
record AgentList(Status status) implements RpcMethod<AgentList.Params> {
    record Params() {}

    record Result(List<Status.Info> agents) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("agent.list", List.of(1), Role.GUEST, Params.class, Result.class, "The connected agents.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { reply.accept(new Result(status.agents())); }
}
