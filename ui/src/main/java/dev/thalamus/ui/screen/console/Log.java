package dev.thalamus.ui.screen.console;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What was sent from this window, the newest first. Confined to the FX thread.
 *
 * <p>Keeps {@value #MOST} exchanges and {@value #SIZE} characters at most; the oldest give way and are counted. It is not written to disk: requests
 * may hold secrets.
 */
final class Log {
    static final int MOST = 300;
    static final long SIZE = 16L << 20;

    private final ObservableList<Exchange> exchanges = FXCollections.observableArrayList();
    private final ObservableList<Exchange> shown = FXCollections.unmodifiableObservableList(exchanges);
    private final ReadOnlyLongWrapper forgotten = new ReadOnlyLongWrapper();

    ObservableList<Exchange> exchanges() { return shown; }

    /** How many gave way. */
    ReadOnlyLongProperty forgotten() { return forgotten.getReadOnlyProperty(); }

    void add(Exchange exchange) {
        exchanges.addFirst(exchange);
        trim();
    }

    /** To be called when an answer has come: it takes room. */
    void trim() {
        long size = exchanges.stream().mapToLong(Exchange::size).sum();
        while (exchanges.size() > MOST || size > SIZE && exchanges.size() > 1) {
            size -= exchanges.removeLast().size();
            forgotten.set(forgotten.get() + 1);
        }
    }

    /** Empties it; what was in it can be put back with {@link #restore}. */
    List<Exchange> clear() {
        var all = new ArrayList<>(exchanges);
        exchanges.clear();
        return all;
    }

    void restore(List<Exchange> before) {
        exchanges.addAll(before);
        trim();
    }
}
