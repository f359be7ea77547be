package dev.thalamus.hub.query;

import dev.thalamus.hub.model.SignalRecord;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter asked of the history, page by page, from one end to the other.
 *
 * <p>Confined to one thread, except {@link #cancel}. It sees what the history held when it was made; what is forgotten meanwhile is passed over.
 */
public final class SignalQuery {
    private final History history;
    private final FilterMatcher<SignalCursor> matcher;
    private final Order order;
    private final SequenceRange range;
    private long at;
    private volatile boolean cancelled;

    /** From which end the history is read. */
    public enum Order {
        NEWEST_FIRST, OLDEST_FIRST
    }

    /** Why a page ended. */
    public enum End {
        /** It holds as many as were asked for; there may be more. */
        FULL,
        /** It looked at as many as it should; there may be more. */
        PAUSED, CANCELLED,
        /** All was looked at. */
        COMPLETE
    }

    /**
     * What a page cost.
     *
     * @param scanned signals looked at for this page
     * @param matched signals accepted for this page
     * @param left sequences not looked at yet, at most
     * @param givenUp signals since the beginning that a pattern was too expensive for; they count as not matching
     */
    public record Progress(long scanned, long matched, long left, long givenUp, End end) {}

    /** Signals in the query's order. Immutable. */
    public record Page(List<SignalRecord> signals, Progress progress) {
        public Page {
            signals = List.copyOf(signals);
        }
    }

    /** Begins at the end that {@code order} says; {@code nowMicros} and {@code zone} as for {@link Filter#matcher}. */
    public SignalQuery(History history, Filter<SignalCursor> filter, Order order, long nowMicros, ZoneId zone) {
        this.history = history;
        this.order = order;
        matcher = filter.matcher(nowMicros, zone);
        range = SequenceRange.of(filter, history, nowMicros, zone);
        at = order == Order.NEWEST_FIRST ? range.to() : range.from();
    }

    /** The next matches: at most {@code limit}, looking at no more than {@code maxScan} signals. */
    public Page next(int limit, long maxScan) {
        List<SignalRecord> found = new ArrayList<>();
        if (limit <= 0) {
            return new Page(found, new Progress(0, 0, left(), matcher.givenUp(), End.FULL));
        }
        Progress progress = run(maxScan, signal -> {
            found.add(signal.record());
            return found.size() < limit;
        });
        return new Page(found, progress);
    }

    /** Shows the next matches to {@code visitor} until it has enough, looking at no more than {@code maxScan} signals. */
    public Progress run(long maxScan, SignalVisitor visitor) {
        var run = new Run(maxScan, visitor);
        if (left() > 0 && !cancelled && maxScan > 0) {
            at = order == Order.NEWEST_FIRST ? history.scanBack(at, range.from(), run) : history.scan(at, range.to(), run);
        }
        End end = cancelled ? End.CANCELLED : left() == 0 ? End.COMPLETE : run.enough ? End.FULL : End.PAUSED;
        return new Progress(run.scanned, run.matched, left(), matcher.givenUp(), end);
    }

    /** Ends the page being read at once, and all further ones. Any thread. */
    public void cancel() { cancelled = true; }

    /** Where the next page begins: with that sequence, or newest first below it. */
    public long position() { return at; }

    private long left() { return Math.max(0, order == Order.NEWEST_FIRST ? at - range.from() : range.to() - at); }

    /** Looks at one signal after another. What stops it is asked after a signal was looked at, so that none is passed over. */
    private final class Run implements SignalVisitor {
        private final long maxScan;
        private final SignalVisitor visitor;
        private long scanned;
        private long matched;
        private boolean enough;

        Run(long maxScan, SignalVisitor visitor) {
            this.maxScan = maxScan;
            this.visitor = visitor;
        }

        @Override
        public boolean visit(SignalCursor signal) {
            scanned++;
            if (matcher.test(signal)) {
                matched++;
                enough = !visitor.visit(signal);
            }
            return !enough && scanned < maxScan && !cancelled;
        }
    }
}
