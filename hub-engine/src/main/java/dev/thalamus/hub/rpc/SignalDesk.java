package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Connection;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.Literal;
import dev.thalamus.hub.query.Node;
import dev.thalamus.hub.query.Operator;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalQuery;
import dev.thalamus.hub.query.SignalSchema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history for callers on {@code hub-history}, a piece at a time and one after another, and keeps who wants to be shown new signals.
 *
 * <p>Confined to the core, but for {@link #close}. What reads, never writes: nothing here can hold up a signal.
 */
public final class SignalDesk implements AutoCloseable {
    /** Pieces of work that may wait; more are answered with "busy". */
    private static final int WAITING = 256;
    static final int MOST_WATCHES = 64;

    private final History history;
    private final SerialOwner owner;
    private final ThreadPoolExecutor thread;
    private final List<SignalWatch> watches = new ArrayList<>();
    private long lastId;

    public SignalDesk(History history, SerialOwner owner) {
        this.history = history;
        this.owner = owner;
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("hub-history").factory());
    }

    History history() { return history; }

    /**
     * The filter of a call.
     *
     * @throws RpcError naming what is wrong, and where
     */
    static Filter<SignalCursor> filter(@Nullable String text) {
        return switch (Filter.parse(text == null ? "" : text, SignalSchema.plain())) {
            case Parsed.Good<SignalCursor> good -> good.filter();
            case Parsed.Bad<SignalCursor> bad ->
                throw RpcError.invalid("filter", Clause.AT_PLACE.of(bad.error().start(), bad.error().sentence()));
        };
    }

    /** Both, where {@code field:value} is given. */
    static Filter<SignalCursor> narrowed(Filter<SignalCursor> filter, String field, @Nullable String value) {
        try {
            return value == null ? filter : filter.and(Node.field(field, value));
        } catch (IllegalArgumentException wrong) {
            throw RpcError.invalid(field, Clause.FILE_UNREADABLE.of(wrong.getMessage()));
        }
    }

    /** Only what comes after a page that ended at {@code next}. */
    static Filter<SignalCursor> behind(Filter<SignalCursor> filter, long next, SignalQuery.Order order) {
        Operator operator = order == SignalQuery.Order.NEWEST_FIRST ? Operator.LESS : Operator.AT_LEAST;
        return filter.and(new Node.Compare("seq", operator, List.of(Literal.of(Long.toString(next)))));
    }

    /**
     * Does {@code work} away from the core, and in a later turn what it answers.
     *
     * @param failed run in a turn when the work threw, before that is told as a fault
     * @return false when too much waits already
     */
    boolean away(Supplier<Runnable> work, Runnable failed) {
        try {
            thread.execute(() -> owner.submitElsewhere(Turn.of(done(work, failed))));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    private static Runnable done(Supplier<Runnable> work, Runnable failed) {
        try {
            return work.get();
        } catch (RuntimeException | InternalError fault) { // the latter: a mapped file that could not be read
            return () -> {
                failed.run();
                throw fault;
            };
        }
    }

    /** Shows new signals to a connection from now on, or those from a sequence on. */
    SignalWatch watch(Connection connection, Filter<SignalCursor> filter, boolean whole, long from) {
        if (watches.size() >= MOST_WATCHES) {
            throw new RpcError(RpcError.BUSY, Clause.BUSY.of(Clause.MANY_SUBSCRIPTIONS.of(MOST_WATCHES)));
        }
        var watch = new SignalWatch(++lastId, connection, filter, whole, from);
        watches.add(watch);
        return watch;
    }

    /** Ends a subscription of that connection; null when it has none of that number. */
    @Nullable
    SignalWatch unwatch(Connection connection, long id) {
        for (Iterator<SignalWatch> each = watches.iterator(); each.hasNext();) {
            SignalWatch watch = each.next();
            if (watch.id() == id && watch.connection().link() == connection.link()) {
                each.remove();
                watch.end();
                return watch;
            }
        }
        return null;
    }

    /** Called ten times a second: who takes more is shown what is new. */
    public void tick() {
        watches.removeIf(SignalWatch::over);
        watches.forEach(this::show);
    }

    private void show(SignalWatch watch) {
        if (watch.ready(history.nextSequence()) && away(() -> {
            SignalWatch.Look look = watch.look(history);
            return () -> {
                if (watch.show(look)) {
                    show(watch);
                }
            };
        }, watch::end)) {
            watch.looking();
        }
    }

    @Override
    public void close() { thread.shutdownNow(); }
}
