package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.QueueView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names for which something waits, in the order in which the hub told of them. Confined to the FX thread. */
public final class QueueRows {
    private static final long SECOND = 1_000_000_000L;

    private final Map<String, QueueRow> byName = new HashMap<>();
    private List<QueueRow> rows = List.of();
    private long sampledNanos;

    public List<QueueRow> rows() { return rows; }

    /** The queue of that name; empty when nothing waits for it. */
    public Optional<QueueRow> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    void update(List<QueueView> views, long nowMillis, long nowNanos) {
        boolean sample = nowNanos - sampledNanos >= SECOND;
        sampledNanos = sample ? nowNanos : sampledNanos;
        var next = new ArrayList<QueueRow>(views.size());
        for (QueueView view : views) {
            QueueRow row = byName.computeIfAbsent(view.name(), _ -> new QueueRow(view, nowMillis, nowNanos));
            row.update(view, nowMillis, nowNanos, sample);
            next.add(row);
        }
        byName.values().retainAll(new HashSet<>(next));
        rows = List.copyOf(next);
    }
}
