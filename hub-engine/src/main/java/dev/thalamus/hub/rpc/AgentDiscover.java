package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code agent.discover}. */
record AgentDiscover(Core core) implements RpcMethod<AgentDiscover.Params> {
    record Params(@Doc(value = "the agent's name", example = "\"ventas\"") String name) {}

    record Result(String agent_id, @Doc("hash of its newest instance, or null") @Nullable String neural_hash, boolean online) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("agent.discover", List.of(1), Role.GUEST, Params.class, Result.class,
                "Whether an agent of that name is connected.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        String hash = core.directory().hashOf(params.name);
        reply.accept(new Result(params.name, hash, hash != null));
    }
}
