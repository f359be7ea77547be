package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.HubSnapshot;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks for a snapshot four times a second, and never again before the last was answered. */
final class SnapshotFeed implements Feed {
    private static final long PERIOD_NANOS = 250_000_000;

    /** Takes what is true now; {@code snapshot} is null when there is no hub. FX thread. */
    interface Sink {
        void show(@Nullable Hub hub, @Nullable HubSnapshot snapshot, long nanos);
    }

    private record Answer(Hub hub, HubSnapshot snapshot, long nanos) {}

    private final Sink sink;
    private final AtomicReference<@Nullable Answer> arrived = new AtomicReference<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private @Nullable Hub known;
    private long askedNanos;
    private @Nullable Answer answer;

    SnapshotFeed(Sink sink) { this.sink = sink; }

    @Override
    public boolean gather(@Nullable Hub hub, long nowNanos) {
        boolean changed = !Objects.equals(hub, known);
        if (changed) {
            known = hub;
            askedNanos = nowNanos - PERIOD_NANOS;
            answer = null;
        }
        Answer came = arrived.getAndSet(null);
        if (came != null && came.hub.equals(hub)) {
            answer = came;
        }
        if (hub != null && nowNanos - askedNanos >= PERIOD_NANOS && asked.compareAndSet(false, true)) {
            askedNanos = nowNanos;
            var _ = hub.snapshot().whenComplete((snapshot, problem) -> {
                if (problem == null) {
                    arrived.set(new Answer(hub, snapshot, System.nanoTime()));
                }
                asked.set(false);
            });
        }
        return changed || answer != null;
    }

    @Override
    public void apply() {
        Answer shown = answer;
        answer = null;
        if (shown == null) {
            sink.show(known, null, System.nanoTime());
        } else {
            sink.show(shown.hub, shown.snapshot, shown.nanos);
        }
    }
}
