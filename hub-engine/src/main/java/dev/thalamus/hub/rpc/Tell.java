package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance.Told;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers of the operator's desk as results, and what stands against them as errors. Stateless. */
final class Tell {
    /** A result that is a value. */
    record Result(@Doc("the answer") @Nullable Object value) {}

    private Tell() {}

    static <T> Told<T> to(Consumer<Object> reply) {
        return (value, problem) -> reply.accept(problem == null ? new Result(value) : new RpcError(RpcError.REFUSED, problem));
    }

    static int limit(int asked, int most) { return asked == 0 ? most : asked; }
}
