package dev.thalamus.ui.bridge;

import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.ui.bridge.HistoryFeed.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One pass of a filter over a history: forwards to what comes, backwards to what was before it began, each within a bound a turn. Confined to the
 * reader's thread.
 */
final class HistoryScan {
    /** Records looked at forwards in one turn. */
    static final int FORWARD = 12_000;
    /** Records behind the newest at which it gives up to show each and skips to the newest. */
    static final int BEHIND = 5 * FORWARD;
    /** Rows that surround a signal, or stay while nothing moves. */
    static final int SCREENFUL = 1_000;
    /** Records looked at backwards in one turn. */
    private static final int BACK = 50_000;
    private static final long BUDGET_NANOS = 12_000_000;

    private final History history;
    private final Sieve sieve;
    private final SignalRows maker;
    private final List<SignalRow> newer = new ArrayList<>();
    private final List<SignalRow> older = new ArrayList<>();
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
    private boolean hungry;

    /**
     * What passes.
     *
     * @param filter null lets everything pass
     * @param undecided how many signals the filter could not decide up to now
     */
    record Sieve(@Nullable Predicate<? super SignalCursor> filter, LongSupplier undecided) {
        static final Sieve OPEN = new Sieve(null, () -> 0);

        private boolean passes(SignalCursor signal) { return filter == null || filter.test(signal); }
    }

    /**
     * @param from the sequence at which it begins, in both directions
     * @param skipped signals of this history that were not shown before it began
     */
    HistoryScan(History history, Sieve sieve, SignalRows maker, long from, long skipped) {
        this.history = history;
        this.sieve = sieve;
        this.maker = maker;
        this.skipped = skipped;
        head = from;
        tail = from;
        seen = from;
        undecidedBefore = sieve.undecided.getAsLong();
    }

    boolean isOf(@Nullable History other) { return history.equals(other); }

    /** Whether older records lie before it that may have to be shown. */
    boolean hungry() { return hungry; }

    long skipped() { return skipped; }

    boolean isFarBehind() { return history.nextSequence() - tail > BEHIND; }

    /** Rows found after those of before, oldest first. */
    List<SignalRow> newer() { return newer; }

    /** Rows found before those of before, newest first. */
    List<SignalRow> older() { return older; }

    /** How many rows were found and not yet taken. */
    int step() { return newer.size() + older.size(); }

    /** The rows found are shown. */
    void taken() {
        newer.clear();
        older.clear();
    }

    /** Goes on to the newest. */
    void readNewer() {
        waitingMatches = 0;
        undecidedBefore += undecidedWaiting;
        undecidedWaiting = 0;
        long next = history.nextSequence();
        long from = next - tail > BEHIND ? next - FORWARD : Math.max(tail, history.firstSequence());
        skipped += from - tail;
        tail = history.scan(from, Math.min(next, from + FORWARD), signal -> {
            if (sieve.passes(signal)) {
                newer.add(maker.row(signal));
            }
            return true;
        });
        seen = tail;
        newerMatches += newer.size();
        held = Math.min(HistoryFeed.CAPACITY, held + newer.size());
    }

    /** Counts what passes of what came, and leaves it where it is. */
    void countWaiting() {
        long next = history.nextSequence();
        if (sieve.filter == null) {
            waitingMatches = next - tail;
            return;
        }
        long before = sieve.undecided.getAsLong();
        seen = history.scan(Math.max(seen, history.firstSequence()), Math.min(next, seen + BACK), signal -> {
            if (sieve.passes(signal)) {
                waitingMatches++;
            }
            return true;
        });
        undecidedWaiting += sieve.undecided.getAsLong() - before;
    }

    /** Looks backwards for rows to fill the table with, and counts what there is no room for. */
    void readOlder(boolean frozen, long nowNanos) {
        long room = (frozen ? SCREENFUL : HistoryFeed.CAPACITY) - held;
        long first = history.firstSequence();
        boolean stops = sieve.filter == null || frozen;
        hungry = head > first && !(stops && room <= 0);
        if (!hungry) {
            return;
        }
        long deadline = nowNanos + BUDGET_NANOS;
        int[] looked = {0, 0};
        head = history.scanBack(head, Math.max(first, head - BACK), signal -> {
            if (sieve.passes(signal)) {
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

    Progress progress() {
        long total = history.count();
        boolean all = sieve.filter == null;
        return new Progress(total, all ? total : newerMatches + olderMatches + waitingMatches, all || head <= history.firstSequence(),
                waitingMatches, skipped, history.missed(), sieve.undecided.getAsLong() - undecidedBefore);
    }
}
