package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance.Told;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers of the operator's desk as results: what stands against it is the member {@code problem}. Stateless. */
final class Tell {
    /** A result that is a value, or says why there is none. */
    record Result(
            @Doc("the answer; absent when there is a problem") @Nullable Object value,
            @Doc("what stands against it, or null") @Nullable String problem) {}

    private Tell() {}

    /** Told at once as an error where that is still possible, later in the result. */
    static <T> Told<T> to(Consumer<Object> reply, Function<T, Object> shape) {
        return (value, problem) -> reply.accept(new Result(value == null ? null : shape.apply(value), problem));
    }

    static <T> Told<T> to(Consumer<Object> reply) { return to(reply, value -> value); }

    static int limit(int asked, int most) { return asked <= 0 ? most : Math.min(asked, most); }
}
