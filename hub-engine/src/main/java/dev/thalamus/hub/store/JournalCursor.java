package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.JournalFormat.BYTE;
import static dev.thalamus.hub.store.JournalFormat.INT;
import static dev.thalamus.hub.store.JournalFormat.LONG;
import static dev.thalamus.hub.store.JournalFormat.unsigned;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.FrameLayout;
import dev.thalamus.hub.query.SignalCursor;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Stands on one record of a segment after another. Confined to the scanning thread. */
final class JournalCursor implements SignalCursor {
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.values());
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final List<Reason> REASONS = List.of(Reason.values());

    private final FrameLayout layout = new FrameLayout();
    private MemorySegment memory = MemorySegment.NULL;
    private long at;
    private boolean laidOut;

    void place(MemorySegment segment, long offset) {
        memory = segment;
        at = offset;
        laidOut = false;
    }

    @Override
    public long sequence() { return memory.get(LONG, at + JournalFormat.SEQUENCE); }

    @Override
    public long timeMicros() { return memory.get(LONG, at + JournalFormat.TIME); }

    @Override
    public long latencyNanos() { return memory.get(LONG, at + JournalFormat.LATENCY); }

    @Override
    public Protocol protocol() { return pick(PROTOCOLS, JournalFormat.PROTOCOL); }

    @Override
    public int type() { return memory.get(BYTE, at + JournalFormat.TYPE); }

    @Override
    public Outcome outcome() { return pick(OUTCOMES, JournalFormat.OUTCOME); }

    @Override
    public Reason reason() { return pick(REASONS, JournalFormat.REASON); }

    @Override
    public int fanout() { return memory.get(INT, at + JournalFormat.FANOUT); }

    @Override
    public MemorySegment memory() { return memory; }

    @Override
    public long offset(Part part) {
        layOut();
        return layout.offset(part);
    }

    @Override
    public int length(Part part) {
        layOut();
        return layout.length(part);
    }

    @Override
    public SignalRecord record() {
        return new SignalRecord(sequence(), timeMicros(), latencyNanos(), protocol(), SignalType.ofCode(type()), outcome(), reason(),
                text(Part.SOURCE_NAME), text(Part.TARGET_NAME), text(Part.INSTANCE), fanout(), bytes(Part.FRAME));
    }

    private void layOut() {
        if (!laidOut) {
            layout.place(memory, at + JournalFormat.HEADER, unsigned(memory, at + JournalFormat.SOURCE_LENGTH),
                    unsigned(memory, at + JournalFormat.TARGET_LENGTH), unsigned(memory, at + JournalFormat.INSTANCE_LENGTH),
                    memory.get(INT, at + JournalFormat.FRAME_LENGTH), type() >= 0);
            laidOut = true;
        }
    }

    /** A newer Thalamus may have written what this one does not know. */
    private <E> E pick(List<E> all, int field) {
        int index = memory.get(BYTE, at + field);
        return all.get(index >= 0 && index < all.size() ? index : 0);
    }
}
