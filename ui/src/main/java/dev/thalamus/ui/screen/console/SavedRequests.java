package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.screen.UiMemory;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Requests with a name, kept from one start to the next without their secrets. Confined to the FX thread. */
final class SavedRequests {
    static final int MOST = 100;
    private static final String KEY = "console.saved.";
    private static final Map<UiMemory, SavedRequests> WINDOWS = new WeakHashMap<>();

    /** A request with a name; its secrets are variables. */
    record Saved(String name, String text) {}

    private final ObservableList<Saved> all = FXCollections.observableArrayList();

    /** Those of a window, the same for every console in it. */
    static SavedRequests of(UiMemory memory) {
        return WINDOWS.computeIfAbsent(memory, SavedRequests::new);
    }

    SavedRequests(UiMemory memory) {
        for (int i = 0; i < MOST; i++) {
            String name = memory.get(KEY + i + ".name", "");
            if (!name.isEmpty()) {
                all.add(new Saved(name, memory.get(KEY + i + ".text", "")));
            }
        }
    }

    /** In the order in which they were saved. */
    ObservableList<Saved> all() { return FXCollections.unmodifiableObservableList(all); }

    boolean full() { return all.size() >= MOST; }

    /**
     * Saves a request; one of the same name is replaced.
     *
     * @return the variables that stand for secrets that were not saved
     */
    Set<String> save(String name, JsonItem request) {
        Set<String> removed = Secrets.none();
        var saved = new Saved(name, Secrets.without(request, removed));
        all.removeIf(other -> other.name().equals(name));
        if (!full()) {
            all.add(saved);
        }
        return removed;
    }

    void remove(Saved saved) { all.remove(saved); }

    /** Puts back what was removed. */
    void restore(Saved saved) {
        if (!full()) {
            all.add(saved);
        }
    }

    void keep(UiMemory memory) {
        for (int i = 0; i < MOST; i++) {
            memory.put(KEY + i + ".name", i < all.size() ? all.get(i).name() : "");
            memory.put(KEY + i + ".text", i < all.size() ? all.get(i).text() : "");
        }
    }
}
