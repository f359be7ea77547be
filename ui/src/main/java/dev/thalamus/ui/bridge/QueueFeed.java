package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.query.SignalCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The signals that wait for one name, looked at without taking any: read anew when somebody asks for it, once a second at most.
 *
 * <p>Its methods are for the FX thread. Holds at most {@value #LIMIT} rows; what is behind them is counted and can be acted upon.
 */
public final class QueueFeed implements Feed {
    /** Rows read at first, and more with each {@link #more}. */
    public static final int STEP = 1_000;
    /** Most rows held. */
    public static final int LIMIT = 20_000;
    private static final long PERIOD_NANOS = 1_000_000_000;

    /**
     * What was found. Immutable.
     *
     * @param scope what was asked for
     * @param signals how many there are, also those without a row
     * @param bytes of their frames
     * @param problem why it could not be read, or empty
     */
    public record Found(QueueScope scope, long signals, long bytes, long givenUp, String problem) {
        static final Found NOTHING = new Found(QueueScope.ALL, 0, 0, 0, "");
    }

    private record Wish(int epoch, @Nullable QueueScope scope, int rows) {}

    private record Answer(Wish wish, Found found, List<WaitingRow> rows) {}

    private final ObservableList<WaitingRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING);
    private final AtomicReference<@Nullable Answer> arrived = new AtomicReference<>();
    private volatile Wish wish = new Wish(0, null, STEP);
    private volatile boolean reading;

    private Wish granted = wish;
    private long askedNanos;
    private Found next = Found.NOTHING;
    private List<WaitingRow> made = List.of();
    private Consumer<Runnable> around = Runnable::run;

    /** What runs each change of the rows, so that a selection can be kept over it. */
    public void around(Consumer<Runnable> change) {
        around = change;
    }

    /** The rows, oldest first. */
    public ObservableList<WaitingRow> rows() { return rows; }

    public ReadOnlyObjectProperty<Found> found() { return found.getReadOnlyProperty(); }

    /** Looks into the queue of a name through a filter; an empty name shows nothing. The rows of another queue are gone at once. */
    public void look(String name, String filter) {
        Wish before = wish;
        QueueScope scope = name.isEmpty() ? null : QueueScope.of(name).matching(filter);
        if (scope == null || before.scope == null || !before.scope.name().equals(name)) {
            around.accept(rows::clear);
            found.set(Found.NOTHING);
        }
        wish = new Wish(before.epoch + 1, scope, STEP);
    }

    /** Looks again: something has changed. */
    public void refresh() { wish = new Wish(wish.epoch + 1, wish.scope, wish.rows); }

    /** Holds another {@value #STEP} rows. */
    public void more() {
        wish = new Wish(wish.epoch + 1, wish.scope, Math.min(LIMIT, wish.rows + STEP));
    }

    @Override
    public boolean gather(@Nullable Hub hub, long nowNanos) {
        Wish wanted = wish;
        boolean other = wanted.scope == null || !wanted.scope.equals(granted.scope) || wanted.rows != granted.rows;
        if (hub != null && wanted.scope != null && wanted.epoch != granted.epoch && !reading
                && (other || nowNanos - askedNanos >= PERIOD_NANOS)) {
            granted = wanted;
            askedNanos = nowNanos;
            reading = true;
            var read = new ArrayList<WaitingRow>();
            var _ = read(hub, wanted.scope, wanted.rows, read, new SignalRows()).whenComplete((page, problem) -> {
                arrived.set(new Answer(wanted, problem == null
                        ? new Found(wanted.scope, page.signals(), page.bytes(), page.givenUp(), "")
                        : new Found(wanted.scope, 0, 0, 0, message(problem)), read));
                reading = false;
            });
        }
        Answer answer = arrived.getAndSet(null);
        if (answer == null || !answer.wish.equals(granted) || wanted.scope == null || !wanted.scope.equals(answer.wish.scope)) {
            return false;
        }
        next = answer.found;
        made = answer.rows;
        return true;
    }

    @Override
    public void apply() {
        if (!next.scope.equals(wish.scope)) {
            return;
        }
        // What could not be read is not gone: the rows stay as they were.
        if (next.problem().isEmpty() && !made.equals(rows)) {
            around.accept(() -> merge(made));
        }
        found.set(next);
    }

    /** Takes what is gone and adds what is new, in runs, so that a table stays where it is. */
    private void merge(List<WaitingRow> wanted) {
        var ids = new HashSet<Long>(wanted.size() * 2);
        wanted.forEach(row -> ids.add(row.id()));
        for (int end = rows.size(); end > 0; end--) {
            int from = end;
            while (from > 0 && !ids.contains(rows.get(from - 1).id())) {
                from--;
            }
            if (from < end) {
                rows.remove(from, end);
                end = from + 1;
            }
        }
        for (int at = 0; at < wanted.size(); at++) {
            int to = at;
            while (to < wanted.size() && (at == rows.size() || rows.get(at).id() != wanted.get(to).id())) {
                to++;
            }
            rows.addAll(at, wanted.subList(at, to));
            at = to;
        }
    }

    /** Page after page until there are so many rows; the last page tells the sums. Frames are let go page by page. */
    private static CompletableFuture<QueuePage> read(Hub hub, QueueScope scope, int most, List<WaitingRow> into, SignalRows maker) {
        long after = into.isEmpty() ? 0 : into.getLast().id();
        return hub.queues().peek(scope, after, Math.min(STEP, most - into.size())).thenCompose(page -> {
            page.rows().forEach(waiting -> into
                    .add(new WaitingRow(waiting.id(), waiting.expiresAtMillis(), maker.row(SignalCursor.of(waiting.signal())))));
            return page.more() && into.size() < most && !page.rows().isEmpty()
                    ? read(hub, scope, most, into, maker)
                    : CompletableFuture.completedFuture(page);
        });
    }

    private static String message(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return String.valueOf(cause.getMessage());
    }
}
