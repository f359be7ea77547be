package dev.thalamus.hub.query;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** A cursor that stands on a record in the heap. Immutable. */
final class RecordCursor implements SignalCursor {
    private final SignalRecord signal;
    private final MemorySegment memory;
    private final FrameLayout layout;

    RecordCursor(SignalRecord signal) {
        this.signal = signal;
        byte[] source = signal.sourceName().getBytes(StandardCharsets.UTF_8);
        byte[] target = signal.targetName().getBytes(StandardCharsets.UTF_8);
        byte[] instance = signal.instance().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[source.length + target.length + instance.length + signal.size()];
        System.arraycopy(source, 0, all, 0, source.length);
        System.arraycopy(target, 0, all, source.length, target.length);
        System.arraycopy(instance, 0, all, source.length + target.length, instance.length);
        System.arraycopy(signal.raw(), 0, all, all.length - signal.size(), signal.size());
        memory = MemorySegment.ofArray(all);
        layout = new FrameLayout();
        layout.place(memory, 0, source.length, target.length, instance.length, signal.size(), signal.type() != null);
    }

    @Override
    public long sequence() { return signal.sequence(); }

    @Override
    public long timeMicros() { return signal.timeMicros(); }

    @Override
    public long latencyNanos() { return signal.latencyNanos(); }

    @Override
    public Protocol protocol() { return signal.protocol(); }

    @Override
    public int type() {
        SignalType type = signal.type();
        return type == null ? -1 : type.code();
    }

    @Override
    public Outcome outcome() { return signal.outcome(); }

    @Override
    public Reason reason() { return signal.reason(); }

    @Override
    public int fanout() { return signal.fanout(); }

    @Override
    public MemorySegment memory() { return memory; }

    @Override
    public long offset(Part part) { return layout.offset(part); }

    @Override
    public int length(Part part) { return layout.length(part); }

    @Override
    public SignalRecord record() { return signal; }
}
