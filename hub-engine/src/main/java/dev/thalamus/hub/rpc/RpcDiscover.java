package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** {@code rpc.discover}: the OpenRPC document. */
record RpcDiscover(Supplier<JsonNode> document) implements RpcMethod<RpcDiscover.Params> {
    record Params() {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("rpc.discover", List.of(1), Role.GUEST, Params.class, JsonNode.class, "This interface as an OpenRPC document.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { reply.accept(document.get()); }
}
