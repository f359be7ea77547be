package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.QueueOperations;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.QueueScope;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code queue.peek}. */
record QueuePeek(QueueOperations queues) implements RpcMethod<QueuePeek.Params> {
    private static final int PAGE = 50;

    record Params(
            @Doc(value = QueueParams.NAME, example = "\"ventas\"") String name,
            @Doc(value = QueueParams.IDS, optional = true) @Nullable JsonNode ids,
            @Doc(value = QueueParams.FILTER, optional = true) @Nullable String filter,
            @Doc(value = QueueParams.FIRST, optional = true, least = 0) long first,
            @Doc(value = QueueParams.OLDER, optional = true, least = 0) long older_than_s,
            @Doc(value = "the id of the last row of the page before", optional = true, least = 0) long after,
            @Doc(value = "rows of a page; 50 when left out", optional = true, least = 1, most = 1_000) int limit,
            @Doc(value = "whole payloads instead of previews", optional = true) boolean whole) {}

    /** One that waits; times are seconds since 1970. */
    record Row(long id, double expires, SignalShape signal) {}

    record Result(
            @Doc("how many the scope holds") long signals,
            @Doc("how many bytes their frames have") long bytes,
            @Doc("oldest first") List<Row> rows,
            @Doc("for the next page, or null") @Nullable Long after,
            @Doc("how many a pattern was too expensive for") long given_up) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("queue.peek", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "Look at waiting signals; nothing is consumed or moved.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        QueueScope scope = QueueParams.scope(params.name, params.ids, params.filter, params.first, params.older_than_s);
        QueueParams.<dev.thalamus.hub.model.QueuePage>run(reply,
                answer -> queues.peek(scope, params.after, params.limit == 0 ? PAGE : params.limit, answer),
                (page, to) -> to.accept(new Result(page.signals(), page.bytes(),
                        page.rows().stream().map(row -> new Row(row.id(), row.expiresAtMillis() / 1e3,
                                SignalShape.of(row.signal(), params.whole))).toList(),
                        page.more() ? page.rows().getLast().id() : null, page.givenUp())));
    }
}
