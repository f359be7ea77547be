package dev.thalamus.app.attach;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalVisitor;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest signals of a hub elsewhere, under that hub's own numbers. Thread-safe.
 *
 * <p>Holds {@value #MOST} signals and {@value #BYTES} bytes at most; the oldest give way. What the hub could not tell in time is counted as missed.
 */
final class HeardSignals implements History {
    static final int MOST = 50_000;
    static final long BYTES = 64L << 20;

    private final SignalRecord[] ring = new SignalRecord[MOST];
    private int begin;
    private int size;
    private long next = 1;
    private long bytes;
    private long missed;

    /** From now on signals are heard, the first with that number. */
    synchronized void from(long sequence) {
        next = Math.max(next, sequence);
    }

    /** @param notTold signals that the hub skipped since the connection began */
    synchronized void hear(List<SignalRecord> signals, long notTold) {
        for (SignalRecord signal : signals) {
            if (signal.sequence() >= next) {
                while (size == MOST || size > 0 && bytes + signal.size() > BYTES) {
                    bytes -= ring[begin].size();
                    begin = (begin + 1) % MOST;
                    size--;
                }
                ring[(begin + size++) % MOST] = signal;
                bytes += signal.size();
                next = signal.sequence() + 1;
            }
        }
        missed = Math.max(missed, notTold);
    }

    private SignalRecord at(int index) { return ring[(begin + index) % MOST]; }

    /** The place of the first signal with that number or a larger one. */
    private int place(long sequence) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).sequence() < sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private synchronized List<SignalRecord> between(long from, long to, int max, boolean newest) {
        int first = place(from);
        int end = place(to);
        if (newest) {
            first = Math.max(first, end - max);
        }
        end = Math.min(end, first + max);
        var found = new ArrayList<SignalRecord>(Math.max(0, end - first));
        for (int i = first; i < end; i++) {
            found.add(at(i));
        }
        return found;
    }

    @Override
    public synchronized long firstSequence() { return size == 0 ? next : at(0).sequence(); }

    @Override
    public synchronized long nextSequence() { return next; }

    @Override
    public synchronized long count() { return size; }

    @Override
    public List<SignalRecord> read(long from, int max) { return between(from, Long.MAX_VALUE, max, false); }

    @Override
    public long scan(long from, long to, SignalVisitor visitor) {
        for (SignalRecord signal : between(from, to, MOST, false)) {
            if (!visitor.visit(SignalCursor.of(signal))) {
                return signal.sequence() + 1;
            }
        }
        return Math.max(from, to);
    }

    @Override
    public long scanBack(long from, long to, SignalVisitor visitor) {
        for (SignalRecord signal : between(to, from, MOST, true).reversed()) {
            if (!visitor.visit(SignalCursor.of(signal))) {
                return signal.sequence();
            }
        }
        return Math.min(from, to);
    }

    @Override
    public synchronized long sequenceAt(long timeMicros) {
        for (int i = 0; i < size; i++) {
            if (at(i).timeMicros() >= timeMicros) {
                return at(i).sequence();
            }
        }
        return next;
    }

    @Override
    public synchronized long missed() { return missed; }

    @Override
    public synchronized long bytes() { return bytes; }
}
