package dev.thalamus.hub.query;

import dev.thalamus.hub.model.SignalRecord;
import java.util.ArrayList;
import java.util.List;

/** A history in a list, sequences from 1. */
final class ListHistory implements History {
    final List<SignalRecord> signals = new ArrayList<>();

    void add(SignalRecord signal) { signals.add(signal); }

    @Override
    public long firstSequence() { return 1; }

    @Override
    public long nextSequence() { return signals.size() + 1L; }

    @Override
    public List<SignalRecord> read(long from, int max) { return signals.stream().skip(Math.max(0, from - 1)).limit(max).toList(); }

    @Override
    public long scan(long from, long to, SignalVisitor visitor) {
        long at = Math.max(1, from);
        while (at < Math.min(to, nextSequence()) && visitor.visit(SignalCursor.of(signals.get((int) at++ - 1)))) {
            // The visitor does the work.
        }
        return at;
    }

    @Override
    public long scanBack(long from, long to, SignalVisitor visitor) {
        long at = Math.min(from, nextSequence());
        while (at > Math.max(1, to) && visitor.visit(SignalCursor.of(signals.get((int) --at - 1)))) {
            // The visitor does the work.
        }
        return at;
    }

    @Override
    public long sequenceAt(long timeMicros) {
        return signals.stream().filter(signal -> signal.timeMicros() >= timeMicros).findFirst().map(SignalRecord::sequence)
                .orElse(nextSequence());
    }

    @Override
    public long missed() { return 0; }

    @Override
    public long bytes() { return 0; }
}
