package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.RemoteAgents;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code hub.remote_agents}. */
record HubRemoteAgents(RemoteAgents remotes) implements RpcMethod<HubRemoteAgents.Params> {
    record Params(@Doc(value = "only this domain", optional = true, example = "\"empresa-b.com\"") @Nullable String domain) {}

    record Entry(String name, String domain, String hash, boolean online, double last_seen) {}

    record Result(List<Entry> agents) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("hub.remote_agents", List.of(1), Role.GUEST, Params.class, Result.class,
                "The agents of other hubs, as those reported them.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        reply.accept(new Result(remotes.all().stream()
                .filter(remote -> params.domain == null || params.domain.equals(remote.domain()))
                .map(remote -> new Entry(remote.name(), remote.domain(), remote.hash(), remote.online(), remote.lastSeen())).toList()));
    }
}
