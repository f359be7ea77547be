package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code queue.list}. */
record QueueList(Core core) implements RpcMethod<QueueList.Params> {
    record Params() {}

    /** What waits for one name; times are seconds since 1970. */
    record Queue(String name, long signals, long bytes, double oldest, double first_expiry, String reason) {}

    record Result(@Doc("names for which something waits") List<Queue> queues) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("queue.list", List.of(1), Role.OPERATOR, Params.class, Result.class, "What waits, and for whom.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        reply.accept(new Result(core.directory().queues().stream().map(queue -> new Queue(queue.name(), queue.signals(), queue.bytes(),
                queue.oldestMillis() / 1e3, queue.firstExpiryMillis() / 1e3, queue.reason().sentence())).toList()));
    }
}
