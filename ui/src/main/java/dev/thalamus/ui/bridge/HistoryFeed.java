package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.ui.bridge.HistoryScan.Sieve;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The newest signals of the history that pass a filter, as rows of a table.
 *
 * <p>New signals are read forwards, older ones backwards from where it began, so that the newest matches of a filter show first; both within a
 * bound a turn; while older ones are looked for it asks for turns between. It holds {@value #CAPACITY} rows; older ones stay in the history. While frozen its rows do not move: what comes waits in the
 * history and is counted. Wishes and results belong to the FX thread, reading to the reader's.
 */
public final class HistoryFeed implements Feed {
    /** Rows held. */
    public static final int CAPACITY = 100_000;
    /** Rows come in steps: each lays out every row in sight anew, and nobody reads a page faster than this. */
    private static final long QUIET_STEP_NANOS = 50_000_000, BUSY_STEP_NANOS = 120_000_000;
    /** Rows in a step from which on it is busy. */
    private static final int BUSY = 20;
    private static final long ABSENCE_NANOS = 1_000_000_000;

    private final RingList<SignalRow> rows = new RingList<>(CAPACITY);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final SignalRows maker = new SignalRows();
    private volatile @Nullable History source;
    private volatile Wish wish = new Wish(0, Sieve.OPEN, false, Long.MAX_VALUE);

    private @Nullable HistoryScan scan;
    private Wish granted = wish;
    private long gathered;
    private int lastStep;
    private boolean cleared;
    private Progress reached = Progress.NONE;

    /**
     * How far the reading is. Immutable.
     *
     * @param total signals that the history holds
     * @param matched those of them that pass the filter, as far as it has looked
     * @param complete whether it has looked at all
     * @param waiting signals that came since it was frozen and pass the filter
     * @param skipped signals that came faster than they could be shown
     * @param missed signals that the history itself could not take
     * @param undecided those that the filter could not decide, because a pattern was too expensive for them; they do not pass
     */
    public record Progress(long total, long matched, boolean complete, long waiting, long skipped, long missed, long undecided) {
        static final Progress NONE = new Progress(0, 0, true, 0, 0, 0, 0);

        /** Signals that never came into the view. */
        public long notShown() { return skipped + missed; }
    }

    private record Wish(int epoch, Sieve sieve, boolean frozen, long from) {}

    /** The rows, oldest first. */
    public RingList<SignalRow> rows() { return rows; }

    public ReadOnlyObjectProperty<Progress> progress() { return progress.getReadOnlyProperty(); }

    /** Reads that history instead of the hub's; null goes back to the hub's. */
    public void source(@Nullable History history) {
        source = history;
    }

    /** Begins anew with what passes {@code filter}; null lets everything pass. It runs on the reader's thread. */
    public void filter(@Nullable Predicate<? super SignalCursor> filter) {
        filter(filter, Sieve.OPEN.undecided());
    }

    /** The same with a filter that tells how many signals it could not decide; asked on the reader's thread. */
    public void filter(@Nullable Predicate<? super SignalCursor> filter, LongSupplier undecided) {
        wish = new Wish(wish.epoch + 1, new Sieve(filter, undecided), false, Long.MAX_VALUE);
    }

    /** Keeps the rows as they are, or goes on with what came in the meantime. */
    public void freeze(boolean frozen) {
        if (wish.frozen != frozen) {
            wish = new Wish(wish.epoch, wish.sieve, frozen, wish.from);
        }
    }

    /** Shows the rows around that sequence, frozen. */
    public void around(long sequence) {
        wish = new Wish(wish.epoch + 1, wish.sieve, true, sequence + HistoryScan.SCREENFUL / 2);
    }

    @Override
    public boolean gather(@Nullable Hub hub, long nowNanos) {
        Wish wanted = wish;
        History chosen = source;
        History now = chosen != null ? chosen : hub == null ? null : hub.history();
        HistoryScan at = scan != null && scan.isOf(now) ? scan : null;
        if (at != null && wanted == granted && nowNanos - gathered < (lastStep >= BUSY ? BUSY_STEP_NANOS : QUIET_STEP_NANOS)) {
            if (at.hungry()) {
                at.readOlder(wanted.frozen, nowNanos);
            }
            return false;
        }
        boolean returned = nowNanos - gathered > ABSENCE_NANOS || granted.frozen && !wanted.frozen;
        boolean renewed = wanted.epoch != granted.epoch;
        gathered = nowNanos;
        granted = wanted;
        if (now == null) {
            return forget();
        }
        if (at == null || renewed) {
            at = begin(now, wanted.sieve, Math.min(wanted.from, now.nextSequence()));
        } else if (returned && !wanted.frozen && at.isFarBehind()) {
            at = begin(now, wanted.sieve, now.nextSequence());
        }
        if (wanted.frozen) {
            at.countWaiting();
        } else {
            at.readNewer();
        }
        at.readOlder(wanted.frozen, nowNanos);
        lastStep = at.step();
        Progress next = at.progress();
        boolean news = cleared || lastStep > 0 || !next.equals(reached);
        reached = next;
        return news;
    }

    @Override
    public boolean hungry() { return scan != null && scan.hungry(); }

    @Override
    public void apply() {
        if (cleared) {
            rows.clear();
            cleared = false;
        }
        if (scan != null) {
            rows.append(scan.newer());
            rows.prepend(scan.older().reversed());
            scan.taken();
        }
        progress.set(reached);
    }

    private boolean forget() {
        if (scan == null) {
            return false;
        }
        scan = null;
        cleared = true;
        reached = Progress.NONE;
        return true;
    }

    private HistoryScan begin(History now, Sieve sieve, long from) {
        HistoryScan next = new HistoryScan(now, sieve, maker, from, scan != null && scan.isOf(now) ? scan.skipped() : 0);
        scan = next;
        cleared = true;
        return next;
    }
}
