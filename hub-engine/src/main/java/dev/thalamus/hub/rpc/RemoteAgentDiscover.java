package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.RemoteAgents;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import java.util.List;
import java.util.function.Consumer;

/** {@code remote_agent.discover}. */
record RemoteAgentDiscover(RemoteAgents remotes) implements RpcMethod<RemoteAgentDiscover.Params> {
    record Params(@Doc(value = "name@domain", example = "\"vendedor@empresa-b.com\"") String name) {}

    record Result(boolean exists, boolean online, @Doc("seconds since 1970 by its hub's clock, 0 when unknown") double last_seen) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("remote_agent.discover", List.of(1), Role.GUEST, Params.class, Result.class,
                "Whether an agent of another hub is known and reachable.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        int at = params.name.indexOf('@');
        if (at < 1 || at == params.name.length() - 1) {
            throw RpcError.invalid("name", Clause.NO_NAME_AT_DOMAIN.of());
        }
        RemoteAgents.Remote remote = remotes.find(params.name.substring(0, at), params.name.substring(at + 1));
        reply.accept(remote == null ? new Result(false, false, 0) : new Result(true, remote.online(), remote.lastSeen()));
    }
}
