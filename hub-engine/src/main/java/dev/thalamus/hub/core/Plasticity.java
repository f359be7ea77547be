package dev.thalamus.hub.core;

import dev.thalamus.hub.config.HubConfig.Learning;
import dev.thalamus.hub.model.Synapse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The synapses: what is learned from signals and from {@code synapse_update}.
 *
 * <p>Confined to the core. Synapses are between names, because hashes change at every start of an agent; an explicit update may name whatever it
 * likes. Changes are gathered and saved about once a second.
 */
public final class Plasticity {
    private record Key(String source, String target) {}

    private final Learning settings;
    private final Map<Key, SynapseCell> cells = new HashMap<>();
    private final List<SynapseCell> dirty = new ArrayList<>();
    /** What the store still has and nobody any more; at most as many as there may be synapses, the rest goes at the next start. */
    private final Map<Key, Synapse> lost = new LinkedHashMap<>();
    private long forgotten;

    /** @param restored what the store has, the longest unused first; beyond the limit the first are forgotten */
    Plasticity(Learning settings, List<Synapse> restored) {
        this.settings = settings;
        int most = Math.max(0, restored.size() - settings.synapses());
        restored.subList(0, most).forEach(this::lose);
        for (Synapse synapse : restored.subList(most, restored.size())) {
            cells.put(new Key(synapse.source(), synapse.target()), new SynapseCell(synapse));
        }
    }

    /** A signal from one name to another had that fate. */
    void learned(Name source, Name target, boolean success, long nowMillis) {
        if (settings.mode() != Learning.Mode.LEARNED) {
            return;
        }
        SynapseCell cell = source.lastTarget == target ? source.lastSynapse : source.synapses.get(target);
        if (cell == null) {
            cell = cell(source.text, target.text, nowMillis);
            cell.owner = source;
            cell.ownerKey = target;
            source.synapses.put(target, cell);
        }
        source.lastTarget = target;
        source.lastSynapse = cell;
        use(cell, success, nowMillis);
    }

    /** An agent says how a transmission went. */
    public void told(String source, String target, boolean success, long nowMillis) {
        if (settings.mode() != Learning.Mode.OFF) {
            use(cell(source, target, nowMillis), success, nowMillis);
        }
    }

    /** Hands the changed synapses to {@code save} and the forgotten ones to {@code forget}; what these refuse is handed again. */
    void flush(Predicate<List<Synapse>> save, Predicate<List<Synapse>> forget) {
        if (!lost.isEmpty() && forget.test(List.copyOf(lost.values()))) {
            lost.clear();
        }
        if (!dirty.isEmpty() && save.test(dirty.stream().map(SynapseCell::snapshot).toList())) {
            dirty.forEach(cell -> cell.dirty = false);
            dirty.clear();
        }
    }

    /** All synapses. */
    public List<Synapse> all() { return cells.values().stream().map(SynapseCell::snapshot).toList(); }

    public int size() { return cells.size(); }

    /** How many gave way because there were more than the limit. */
    public long forgotten() { return forgotten; }

    private void use(SynapseCell cell, boolean success, long nowMillis) {
        cell.use(success, nowMillis);
        if (!cell.dirty) {
            cell.dirty = true;
            dirty.add(cell);
        }
    }

    private SynapseCell cell(String source, String target, long nowMillis) {
        var key = new Key(source, target);
        SynapseCell cell = cells.get(key);
        if (cell == null) {
            lost.remove(key);
            if (cells.size() >= settings.synapses()) {
                forgetOldest();
            }
            cell = new SynapseCell(Synapse.fresh(source, target, nowMillis));
            cells.put(key, cell);
        }
        return cell;
    }

    private void lose(Synapse synapse) {
        forgotten++;
        if (lost.size() < settings.synapses()) {
            lost.put(new Key(synapse.source(), synapse.target()), synapse);
        }
    }

    /** Makes room for a tenth at once, so that the search does not happen for every new synapse. */
    private void forgetOldest() {
        var byAge = new ArrayList<>(cells.entrySet());
        byAge.sort(java.util.Comparator.comparingLong(entry -> entry.getValue().lastUsedMillis));
        for (var entry : byAge.subList(0, Math.max(1, byAge.size() / 10))) {
            cells.remove(entry.getKey());
            SynapseCell cell = entry.getValue();
            lose(cell.snapshot());
            cell.forgotten = true;
            if (cell.owner != null) {
                cell.owner.synapses.remove(cell.ownerKey);
                cell.owner.lastTarget = null;
                cell.owner.lastSynapse = null;
            }
        }
        // Or a store that takes nothing would let those that are waiting to be saved grow without a bound.
        dirty.removeIf(cell -> cell.forgotten);
    }
}
