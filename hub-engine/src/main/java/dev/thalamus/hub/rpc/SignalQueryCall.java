package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalQuery;
import dev.thalamus.hub.query.SignalQuery.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code signal.query}: what the history holds. A connection that closes ends its question. */
record SignalQueryCall(SignalDesk desk) implements RpcMethod<SignalQueryCall.Params> {
    private static final int PAGE = 100;
    private static final long PIECE = 100_000;
    private static final long MOST_SCANNED = 2_000_000;
    private static final long PAYLOADS = 256 << 10;

    record Params(
            @Doc(value = "the filter language of docs/filters.md; everything when left out", optional = true, example = "\"from:ventas size>4k\"") @Nullable String filter,
            @Doc(value = "only what was routed since then: 10m, 09:41, 2026-11-21T09:41", optional = true, example = "\"10m\"") @Nullable String since,
            @Doc(value = "only what was routed before then", optional = true) @Nullable String until,
            @Doc(value = "from which end; NEWEST_FIRST when left out", optional = true) @Nullable Order order,
            @Doc(value = "the next of the page before; 0 for the first page", optional = true, least = 0) long next,
            @Doc(value = "rows of a page; 100 when left out", optional = true, least = 1, most = 1_000) int limit,
            @Doc(value = "whole payloads instead of previews", optional = true) boolean whole) {}

    record Result(
            @Doc("in the order asked for") List<SignalShape> signals,
            @Doc("how many were looked at") long scanned,
            @Doc("for the next page, or null when all was looked at") @Nullable Long next,
            @Doc("how many a pattern was too expensive for; they count as not matching") long given_up) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("signal.query", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "Search the history of routed signals; a page ends after 256 KiB of payloads or 2,000,000 signals looked at, too.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        Order order = params.order == null ? Order.NEWEST_FIRST : params.order;
        Filter<SignalCursor> filter = SignalDesk.narrowed(SignalDesk.narrowed(SignalDesk.filter(params.filter), "since", params.since),
                "until", params.until);
        if (params.next > 0) {
            filter = SignalDesk.behind(filter, params.next, order);
        }
        new Search(caller, new SignalQuery(desk.history(), filter, order, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
                ZoneId.systemDefault()), params, reply).on();
    }

    /** One question being answered, piece by piece, so that others get their turn between two. */
    private final class Search {
        private final Caller caller;
        private final SignalQuery query;
        private final Consumer<Object> reply;
        private final boolean whole;
        private final int limit;
        private final List<SignalShape> rows = new ArrayList<>();
        private long payloads;
        private long scanned;

        Search(Caller caller, SignalQuery query, Params params, Consumer<Object> reply) {
            this.caller = caller;
            this.query = query;
            this.reply = reply;
            whole = params.whole;
            limit = params.limit == 0 ? PAGE : params.limit;
        }

        void on() {
            if (!desk.away(this::piece, () -> reply.accept(new RpcError(RpcError.INTERNAL, Clause.INTERNAL_ERROR.of())))) {
                reply.accept(new RpcError(RpcError.BUSY, Clause.BUSY.of(Clause.MANY_HISTORY_QUESTIONS.of())));
            }
        }

        private Runnable piece() {
            SignalQuery.Progress progress = query.run(PIECE, signal -> {
                SignalShape row = SignalShape.of(signal.record(), whole);
                rows.add(row);
                payloads += row.payload().length();
                return rows.size() < limit && payloads < PAYLOADS;
            });
            scanned += progress.scanned();
            if (progress.end() == SignalQuery.End.PAUSED && scanned < MOST_SCANNED) {
                return () -> {
                    if (caller.connection() == null || !caller.connection().link().ended()) {
                        on();
                    }
                };
            }
            Long next = progress.end() == SignalQuery.End.COMPLETE ? null : query.position();
            Encoded answer = Encoded.of(new Result(rows, scanned, next, progress.givenUp()));
            return () -> reply.accept(answer);
        }
    }
}
