package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.KeyView;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code key.list}. */
record KeyList(Governance desk) implements RpcMethod<KeyList.Params> {
    record Params(@Doc(value = "the keys of this name only", optional = true, example = "\"alice\"") @Nullable String name) {}

    record Result(List<KeyView> keys) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("key.list", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "API keys by id and name, also of names that have not registered yet; what opens them is not told.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { reply.accept(new Result(desk.keys(params.name))); }
}
