package dev.thalamus.ui.fake;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalVisitor;
import java.util.ArrayList;
import java.util.List;

/** A history in memory that forgets the oldest. Thread-safe. */
public final class FakeHistory implements History {
    private final SignalRecord[] ring;
    private long next = 1;
    private long missed;
    private volatile Runnable onScanBack = () -> {};
    private volatile Runnable onRead = () -> {};

    public FakeHistory(int capacity) { ring = new SignalRecord[capacity]; }

    public synchronized void add(SignalRecord signal) {
        if (signal.sequence() != next) {
            throw new IllegalArgumentException("expected sequence " + next + ", not " + signal.sequence());
        }
        ring[(int) (next++ % ring.length)] = signal;
    }

    public synchronized void miss(long count) { missed += count; }

    @Override
    public synchronized long firstSequence() { return Math.max(1, next - ring.length); }

    @Override
    public synchronized long nextSequence() { return next; }

    /** What happens before anybody reads signals, on the thread that does. */
    public void onRead(Runnable deed) { onRead = deed; }

    @Override
    public List<SignalRecord> read(long from, int max) {
        onRead.run();
        return found(from, max);
    }

    private synchronized List<SignalRecord> found(long from, int max) {
        var found = new ArrayList<SignalRecord>();
        for (long at = Math.max(from, firstSequence()); at < next && found.size() < max; at++) {
            found.add(at(at));
        }
        return found;
    }

    @Override
    public synchronized long scan(long from, long to, SignalVisitor visitor) {
        long at = Math.max(from, firstSequence());
        while (at < Math.min(to, next)) {
            if (!visitor.visit(SignalCursor.of(at(at++)))) {
                break;
            }
        }
        return at;
    }

    /** What happens before anybody looks back, on the thread that does. */
    public void onScanBack(Runnable deed) { onScanBack = deed; }

    @Override
    public long scanBack(long from, long to, SignalVisitor visitor) {
        onScanBack.run();
        return backwards(from, to, visitor);
    }

    private synchronized long backwards(long from, long to, SignalVisitor visitor) {
        long at = Math.min(from, next);
        while (at > Math.max(to, firstSequence())) {
            if (!visitor.visit(SignalCursor.of(at(--at)))) {
                break;
            }
        }
        return at;
    }

    @Override
    public synchronized long sequenceAt(long timeMicros) {
        long at = firstSequence();
        while (at < next && at(at).timeMicros() < timeMicros) {
            at++;
        }
        return at;
    }

    @Override
    public synchronized long missed() { return missed; }

    @Override
    public synchronized long bytes() { return (next - firstSequence()) * 300; }

    private SignalRecord at(long sequence) { return ring[(int) (sequence % ring.length)]; }
}
