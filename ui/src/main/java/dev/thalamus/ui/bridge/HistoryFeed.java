package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    /** Records looked at forwards in one turn. */
    static final int FORWARD = 12_000;
    /** Records behind the newest at which it gives up to show each and skips to the newest. */
    static final int BEHIND = 5 * FORWARD;
    /** Records looked at backwards in one turn. */
    static final int BACK = 50_000;
    private static final int SCREENFUL = 1_000;
    /** Rows come in steps: each lays out every row in sight anew, and nobody reads a page faster than this. */
    private static final long QUIET_STEP_NANOS = 50_000_000, BUSY_STEP_NANOS = 120_000_000;
    /** Rows in a step from which on it is busy. */
    private static final int BUSY = 20;
    private static final long BUDGET_NANOS = 12_000_000;
    private static final long ABSENCE_NANOS = 1_000_000_000;

    private final RingList<SignalRow> rows = new RingList<>(CAPACITY);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final SignalRows maker = new SignalRows();
    private volatile @Nullable History source;
    private volatile Wish wish = new Wish(0, null, HistoryFeed::noneUndecided, false, Long.MAX_VALUE);

    private @Nullable History history;
    private Wish granted = wish;
    private long head;
    private long tail;
    private long seen;
    private long held;
    private long newerMatches;
    private long olderMatches;
    private long waitingMatches;
    /** What the filter, which counts each test anew, could not decide of signals that are tested once more. */
    private long undecidedBefore;
    private long undecidedWaiting;
    private long skipped;
    private long gathered;
    private int lastStep;
    /** Older records lie before it that may have to be shown. */
    private boolean hungry;

    private boolean cleared;
    private final List<SignalRow> newer = new ArrayList<>();
    private final List<SignalRow> older = new ArrayList<>();
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

    private record Wish(int epoch, @Nullable Predicate<? super SignalCursor> filter, LongSupplier undecided, boolean frozen, long from) {}

    /** The rows, oldest first. */
    public RingList<SignalRow> rows() { return rows; }

    public ReadOnlyObjectProperty<Progress> progress() { return progress.getReadOnlyProperty(); }

    /** Reads that history instead of the hub's; null goes back to the hub's. */
    public void source(@Nullable History history) {
        source = history;
    }

    /** Begins anew with what passes {@code filter}; null lets everything pass. It runs on the reader's thread. */
    public void filter(@Nullable Predicate<? super SignalCursor> filter) {
        filter(filter, HistoryFeed::noneUndecided);
    }

    /** The same with a filter that tells how many signals it could not decide; asked on the reader's thread. */
    public void filter(@Nullable Predicate<? super SignalCursor> filter, LongSupplier undecided) {
        wish = new Wish(wish.epoch + 1, filter, undecided, false, Long.MAX_VALUE);
    }

    /** Keeps the rows as they are, or goes on with what came in the meantime. */
    public void freeze(boolean frozen) {
        if (wish.frozen != frozen) {
            wish = new Wish(wish.epoch, wish.filter, wish.undecided, frozen, wish.from);
        }
    }

    /** Shows the rows around that sequence, frozen. */
    public void around(long sequence) {
        wish = new Wish(wish.epoch + 1, wish.filter, wish.undecided, true, sequence + SCREENFUL / 2);
    }

    @Override
    public boolean gather(@Nullable Hub hub, long nowNanos) {
        Wish wanted = wish;
        History chosen = source;
        History now = chosen != null ? chosen : hub == null ? null : hub.history();
        boolean same = now != null && now.equals(history) && wanted == granted;
        if (now != null && same && nowNanos - gathered < (lastStep >= BUSY ? BUSY_STEP_NANOS : QUIET_STEP_NANOS)) {
            if (hungry) {
                readOlder(now, wanted, nowNanos);
            }
            return false;
        }
        boolean returned = nowNanos - gathered > ABSENCE_NANOS || granted.frozen && !wanted.frozen;
        gathered = nowNanos;
        if (now == null) {
            return forget(wanted);
        }
        if (!now.equals(history) || wanted.epoch != granted.epoch) {
            skipped = now.equals(history) ? skipped : 0;
            begin(now, wanted, Math.min(wanted.from, now.nextSequence()));
        } else if (returned && !wanted.frozen && now.nextSequence() - tail > BEHIND) {
            begin(now, wanted, now.nextSequence());
        }
        granted = wanted;
        if (wanted.frozen) {
            countWaiting(now, wanted);
        } else {
            readNewer(now, wanted);
        }
        readOlder(now, wanted, nowNanos);
        lastStep = newer.size() + older.size();
        Progress next = progressOf(now, wanted);
        boolean news = cleared || !newer.isEmpty() || !older.isEmpty() || !next.equals(reached);
        reached = next;
        return news;
    }

    @Override
    public boolean hungry() { return hungry; }

    @Override
    public void apply() {
        if (cleared) {
            rows.clear();
        }
        rows.append(newer);
        Collections.reverse(older);
        rows.prepend(older);
        progress.set(reached);
        cleared = false;
        newer.clear();
        older.clear();
    }

    private boolean forget(Wish wanted) {
        granted = wanted;
        hungry = false;
        if (history == null) {
            return false;
        }
        history = null;
        cleared = true;
        newer.clear();
        older.clear();
        reached = Progress.NONE;
        return true;
    }

    private void begin(History now, Wish wanted, long from) {
        history = now;
        head = from;
        tail = from;
        seen = from;
        held = 0;
        newerMatches = 0;
        olderMatches = 0;
        waitingMatches = 0;
        undecidedBefore = wanted.undecided.getAsLong();
        undecidedWaiting = 0;
        cleared = true;
        newer.clear();
        older.clear();
    }

    private void readNewer(History now, Wish wanted) {
        waitingMatches = 0;
        undecidedBefore += undecidedWaiting;
        undecidedWaiting = 0;
        long next = now.nextSequence();
        long from = next - tail > BEHIND ? next - FORWARD : Math.max(tail, now.firstSequence());
        skipped += from - tail;
        tail = now.scan(from, Math.min(next, from + FORWARD), signal -> {
            if (wanted.filter == null || wanted.filter.test(signal)) {
                newer.add(maker.row(signal));
            }
            return true;
        });
        seen = tail;
        newerMatches += newer.size();
        held = Math.min(CAPACITY, held + newer.size());
    }

    private void countWaiting(History now, Wish wanted) {
        long next = now.nextSequence();
        if (wanted.filter == null) {
            waitingMatches = next - tail;
            return;
        }
        long before = wanted.undecided.getAsLong();
        seen = now.scan(Math.max(seen, now.firstSequence()), Math.min(next, seen + BACK), signal -> {
            if (wanted.filter.test(signal)) {
                waitingMatches++;
            }
            return true;
        });
        undecidedWaiting += wanted.undecided.getAsLong() - before;
    }

    private void readOlder(History now, Wish wanted, long nowNanos) {
        long room = (wanted.frozen ? SCREENFUL : CAPACITY) - held;
        long first = now.firstSequence();
        boolean stops = wanted.filter == null || wanted.frozen;
        hungry = head > first && !(stops && room <= 0);
        if (!hungry) {
            return;
        }
        long deadline = nowNanos + BUDGET_NANOS;
        int[] looked = {0, 0};
        head = now.scanBack(head, Math.max(first, head - BACK), signal -> {
            if (wanted.filter == null || wanted.filter.test(signal)) {
                olderMatches++;
                if (looked[1] < room) {
                    looked[1]++;
                    older.add(maker.row(signal));
                }
            }
            return !(stops && looked[1] >= room) && ((++looked[0] & 0xFF) != 0 || System.nanoTime() < deadline);
        });
        held += looked[1];
        hungry = head > first && !(stops && looked[1] >= room);
    }

    private Progress progressOf(History now, Wish wanted) {
        long first = now.firstSequence();
        long total = now.count();
        boolean all = wanted.filter == null;
        return new Progress(total, all ? total : newerMatches + olderMatches + waitingMatches, all || head <= first, waitingMatches,
                skipped,
                now.missed(), wanted.undecided.getAsLong() - undecidedBefore);
    }

    private static long noneUndecided() { return 0; }
}
