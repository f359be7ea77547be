package dev.thalamus.hub.core;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.QueuedSignal;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalSchema;
import dev.thalamus.hub.store.Answer;
import dev.thalamus.hub.store.Pending;
import dev.thalamus.hub.store.QueueSlice;
import dev.thalamus.hub.store.StoreException;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the waiting signals of a scope, oldest first.
 *
 * <p>Confined to the core; the filter runs on the store's reader, slice after slice, so that who drains a queue meanwhile is not held up.
 */
final class QueuePass {
    private final Surroundings hub;
    private final QueueScope scope;
    private final long queuedUpTo;
    private final @Nullable FilterMatcher<SignalCursor> matcher;
    private long matched;

    /** @throws IllegalArgumentException when the filter is none; the message names where */
    QueuePass(Surroundings hub, QueueScope scope) {
        this.hub = hub;
        this.scope = scope;
        queuedUpTo = scope.olderThanMillis() == 0 ? Long.MAX_VALUE : hub.clock().steadyMillis() - scope.olderThanMillis();
        matcher = scope.filter().isBlank() ? null : switch (Filter.parse(scope.filter(), SignalSchema.plain())) {
            case Parsed.Good<SignalCursor> good -> good.filter().matcher(hub.clock().wallMicros(), ZoneId.systemDefault());
            case Parsed.Bad<SignalCursor> bad ->
                throw new IllegalArgumentException(Clause.FILTER_AT.of(bad.error().start(), bad.error().sentence()));
        };
    }

    /** A stored signal as people see it. */
    static QueuedSignal shown(Pending row) {
        String instance = row.instance();
        return new QueuedSignal(row.id(), row.expiresAtMillis(), new SignalRecord(row.id(), row.queuedAtMillis() * 1_000, 0, row.protocol(),
                SignalType.ofCode(row.type()), Outcome.QUEUED, Reason.NONE, row.sourceName(), row.name(), instance == null ? "" : instance,
                0,
                row.frame()));
    }

    long queuedUpTo() { return queuedUpTo; }

    /** Whether nothing but the store's own numbers is needed to count the scope. */
    boolean plain() {
        return matcher == null && scope.ids().isEmpty() && scope.first() == 0;
    }

    long givenUp() { return matcher == null ? 0 : matcher.givenUp(); }

    /**
     * Walks from behind {@code afterId} until {@code visitor} has enough or the scope ends.
     *
     * @param visitor called in turns; false ends the pass
     * @param over told how it ended: true when the scope may hold more
     */
    void run(long afterId, Predicate<Pending> visitor, Answer<Boolean> over) {
        Predicate<Pending> accepts = matcher == null ? row -> true : row -> matcher.test(SignalCursor.of(shown(row).signal()));
        boolean asked = hub.store().slice(scope, queuedUpTo, accepts, afterId,
                hub.turned((slice, problem) -> arrived(slice, problem, visitor, over)));
        if (!asked) {
            over.done(null, busy());
        }
    }

    private void arrived(@Nullable QueueSlice slice, @Nullable StoreException problem, Predicate<Pending> visitor, Answer<Boolean> over) {
        if (slice == null) {
            over.done(null, problem);
            return;
        }
        for (Pending row : slice.rows()) {
            if (scope.first() > 0 && matched == scope.first()) {
                over.done(false, null);
                return;
            }
            matched++;
            if (!visitor.test(row)) {
                over.done(true, null);
                return;
            }
        }
        if (slice.more()) {
            run(slice.at(), visitor, over);
        } else {
            over.done(false, null);
        }
    }

    /** The store has too much to do; nothing was done. */
    static StoreException busy() {
        return new StoreException(Clause.STORE_BUSY.of());
    }

    /** An answer that reports a problem, or goes on with the value. */
    static <T, U> Answer<T> then(Answer<U> last, Consumer<T> next) {
        return (value, problem) -> {
            if (value == null) {
                last.done(null, problem);
            } else {
                next.accept(value);
            }
        };
    }
}
