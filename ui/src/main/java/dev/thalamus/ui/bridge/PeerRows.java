package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.PeerView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The other hubs, by domain. Confined to the FX thread. */
public final class PeerRows {
    private final Map<String, PeerRow> byDomain = new HashMap<>();
    private final ObservableList<PeerRow> rows = FXCollections.observableArrayList();
    private final ObservableList<PeerRow> shown = FXCollections.unmodifiableObservableList(rows);

    /** Changes only when peers are added or removed; how one stands is in its row. */
    public ObservableList<PeerRow> rows() {
        return shown;
    }

    public Optional<PeerRow> named(String domain) { return Optional.ofNullable(byDomain.get(domain)); }

    void update(List<PeerView> views, long nowMillis, long nowNanos) {
        var next = new ArrayList<PeerRow>(views.size());
        for (PeerView view : views) {
            PeerRow row = byDomain.computeIfAbsent(view.remote().domain(), _ -> new PeerRow(view, nowMillis, nowNanos));
            row.update(view, nowMillis, nowNanos);
            next.add(row);
        }
        byDomain.values().retainAll(new HashSet<>(next));
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
    }
}
