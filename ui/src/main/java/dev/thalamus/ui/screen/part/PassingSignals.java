package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import dev.thalamus.ui.bridge.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells which signals passed since the last look, a sample of them when there are many. Gathers on the reader's thread, tells on the FX thread.
 */
public final class PassingSignals implements Feed {
    /** Signals told of at once. */
    public static final int SAMPLE = 48;
    private static final int LOOKED_AT = 4_000;

    /** A signal that passed; {@code target} is empty for a broadcast. */
    public record Passed(String source, String target, int type) {}

    /**
     * What passed since the last look.
     *
     * @param count all of it
     * @param sample evenly taken, {@value #SAMPLE} at most
     */
    public record Batch(long count, List<Passed> sample) {}

    private final Consumer<Batch> sink;
    private @Nullable History history;
    private long next;
    private Batch gathered = new Batch(0, List.of());

    public PassingSignals(Consumer<Batch> sink) { this.sink = sink; }

    @Override
    public boolean gather(@Nullable Hub hub, long nowNanos) {
        History now = hub == null ? null : hub.history();
        if (now == null || !now.equals(history)) {
            history = now;
            next = now == null ? 0 : now.nextSequence();
            return false;
        }
        long end = now.nextSequence(), count = end - next;
        if (count <= 0) {
            return false;
        }
        long from = Math.max(next, end - LOOKED_AT), step = Math.max(1, Math.ceilDiv(end - from, SAMPLE));
        var sample = new ArrayList<Passed>();
        now.scan(from, end, signal -> {
            if (signal.type() >= 0 && (signal.sequence() - from) % step == 0) {
                sample.add(new Passed(name(signal, Part.SOURCE_NAME, Part.SOURCE), name(signal, Part.TARGET_NAME, Part.TARGET),
                        signal.type()));
            }
            return true;
        });
        next = end;
        gathered = new Batch(count, sample);
        return true;
    }

    @Override
    public void apply() { sink.accept(gathered); }

    private static String name(SignalCursor signal, Part resolved, Part written) {
        return signal.text(signal.length(resolved) > 0 ? resolved : written);
    }
}
