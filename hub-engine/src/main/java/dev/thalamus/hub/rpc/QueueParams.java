package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.QueueOperations;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.store.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The scope of an operation on waiting signals, as calls give it; what is left out does not narrow it. */
record QueueParams(
        @Doc(value = NAME, example = "\"ventas\"") String name,
        @Doc(value = IDS, optional = true, example = "[17, 18]") @Nullable JsonNode ids,
        @Doc(value = FILTER, optional = true, example = "\"from:ana size>4k\"") @Nullable String filter,
        @Doc(value = FIRST, optional = true, least = 0) long first,
        @Doc(value = OLDER, optional = true, least = 0) long older_than_s) {
    static final String NAME = "whose queue; empty for everyone's";
    static final String IDS = "only these, by the ids that queue.peek shows";
    static final String FILTER = "only what this filter accepts";
    static final String FIRST = "no more than the oldest so many; 0 for all";
    static final String OLDER = "only what has waited so many seconds";

    /** What came of it. */
    record Changed(
            long signals,
            long bytes,
            @Doc("for queue.restore, valid for at least 10 seconds; null when there is nothing to undo") @Nullable String undo,
            @Doc("what stays as it was, by name and reason") List<Left> left,
            @Doc("whether the scope held more than one call takes (10,000 signals or 16 MiB)") boolean more) {}

    /** Signals that stay as they were. */
    record Left(String name, long signals, String reason) {}

    QueueScope scope() { return scope(name, ids, filter, first, older_than_s); }

    static QueueScope scope(String name, @Nullable JsonNode ids, @Nullable String filter, long first, long olderThanSeconds) {
        var chosen = new ArrayList<Long>();
        if (ids != null && !ids.isNull()) {
            for (JsonNode id : ids.isArray() ? ids : List.<JsonNode>of()) {
                if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                    throw RpcError.invalid("ids", Clause.NO_WHOLE_NUMBERS.of());
                }
                chosen.add(id.longValue());
            }
            if (chosen.isEmpty()) {
                throw RpcError.invalid("ids", Clause.NO_IDS.of());
            }
        }
        return new QueueScope(name, chosen, filter == null ? "" : filter, first,
                Math.min(olderThanSeconds, Long.MAX_VALUE / 1_000) * 1_000);
    }

    /** Runs an operation and answers what came of it. */
    static void change(Consumer<Object> reply, Consumer<Answer<QueueChange>> operation) {
        run(reply, operation, (change, to) -> to.accept(new Changed(change.signals(), change.bytes(),
                change.undo().isEmpty() ? null : change.undo(), change.left().stream().map(left -> new Left(left.name(), left.signals(),
                        left.reason() == Reason.NONE ? "on its way already" : left.reason().sentence())).toList(),
                change.more())));
    }

    static <T> void run(Consumer<Object> reply, Consumer<Answer<T>> operation, BiConsumer<T, Consumer<Object>> shape) {
        try {
            operation.accept((value, problem) -> {
                if (value == null) {
                    reply.accept(new RpcError(RpcError.BUSY, Clause.BUSY.of(problem == null ? "" : problem.getMessage())));
                } else {
                    shape.accept(value, reply);
                }
            });
        } catch (IllegalArgumentException wrong) {
            throw new RpcError(RpcError.INVALID_PARAMS, Clause.INVALID_PARAMS.of(wrong.getMessage()));
        }
    }

    /** One that takes a scope and nothing else. */
    static void change(QueueOperations queues, QueueParams params, Consumer<Object> reply,
            Operation operation) {
        change(reply, answer -> operation.run(queues, params.scope(), answer));
    }

    /** What is done with a scope. */
    interface Operation {
        void run(QueueOperations queues, QueueScope scope, Answer<QueueChange> answer);
    }
}
