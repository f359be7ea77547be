package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.capture.Capture;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalSchema;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.HistoryFeed;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.RingList;
import dev.thalamus.ui.bridge.SignalRow;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the stream shows: rows that follow the hub, or stand still because a person reads or paused them. Confined to the FX thread.
 */
final class StreamModel {
    private final Mirror mirror;
    private final HistoryFeed feed;
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ObjectProperty<TimeMode> timeMode = new SimpleObjectProperty<>(TimeMode.ABSOLUTE);
    private final ReadOnlyObjectWrapper<@Nullable SignalRecord> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Capture> capture = new ReadOnlyObjectWrapper<>();
    private Filter<SignalCursor> filter = Filter.all(SignalSchema.plain());
    private long wanted;

    StreamModel(Mirror mirror) {
        this.mirror = mirror;
        feed = mirror.openSignals();
        following.subscribe(this::freeze);
        paused.subscribe(this::freeze);
    }

    HistoryFeed feed() { return feed; }

    RingList<SignalRow> rows() { return feed.rows(); }

    /** Whether the newest row is kept in sight; false stops the rows until it is true again. */
    BooleanProperty following() {
        return following;
    }

    /** Whether a person stopped the view; the hub goes on. */
    BooleanProperty paused() { return paused; }

    ObjectProperty<TimeMode> timeMode() { return timeMode; }

    /** The whole of the selected signal, or null while there is none. */
    ReadOnlyObjectProperty<@Nullable SignalRecord> detail() {
        return detail.getReadOnlyProperty();
    }

    /** The file whose signals it shows instead of the hub's, or null. */
    ReadOnlyObjectProperty<@Nullable Capture> capture() {
        return capture.getReadOnlyProperty();
    }

    /** Shows the signals of a file, from the first; null goes back to the hub's. */
    void show(@Nullable Capture file) {
        select(null);
        paused.set(false);
        capture.set(file);
        feed.source(file);
        narrow(filter);
    }

    /** What is shown: a file's signals or the hub's; empty without a hub. */
    Optional<History> history() {
        Capture file = capture.get();
        return file != null ? Optional.of(file) : mirror.hub().map(Hub::history);
    }

    /** What narrows it now. */
    Filter<SignalCursor> filter() { return filter; }

    void narrow(Filter<SignalCursor> filter) {
        this.filter = filter;
        following.set(true);
        if (filter.isAll()) {
            feed.filter(null);
        } else {
            FilterMatcher<SignalCursor> matcher = filter.matcher(System.currentTimeMillis() * 1_000, ZoneId.systemDefault());
            feed.filter(matcher::test, matcher::givenUp);
        }
    }

    /** Shows the newest again. */
    void resume() {
        paused.set(false);
        following.set(true);
        freeze();
    }

    /** Shows that signal among its neighbours, reading them from the history when they are not here; true when it is here. */
    boolean reveal(long sequence) {
        following.set(false);
        boolean here = indexOf(sequence) >= 0;
        if (!here) {
            feed.around(sequence);
        }
        return here;
    }

    /** The row of a sequence, or -1; rows are in the order of their sequence. */
    int indexOf(long sequence) {
        int low = 0;
        int high = rows().size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long at = rows().get(middle).sequence();
            if (at == sequence) {
                return middle;
            }
            if (at < sequence) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Reads a signal's bytes aside; what arrives after another was wanted is not shown. */
    void select(@Nullable SignalRow row) {
        wanted = row == null ? 0 : row.sequence();
        History history = history().orElse(null);
        if (row == null || history == null) {
            detail.set(null);
            return;
        }
        long sequence = row.sequence();
        FxPump.onFx(mirror.pump().ask(() -> history.read(sequence, 1)), found -> arrived(sequence, found), _ -> detail.set(null));
    }

    private void arrived(long sequence, List<SignalRecord> found) {
        if (wanted == sequence) {
            detail.set(found.isEmpty() || found.getFirst().sequence() != sequence ? null : found.getFirst());
        }
    }

    private void freeze() { feed.freeze(paused.get() || !following.get()); }
}
