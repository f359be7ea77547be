package dev.thalamus.ui.screen.queues;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.QueueRow;
import dev.thalamus.ui.bridge.QueueRow.Values;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which queues the table shows, in which order. Confined to the FX thread. */
final class QueuesModel {
    /**
     * What waits in all. Immutable.
     *
     * @param shown queues that the filter leaves
     * @param oldestMillis the longest that a signal has waited
     */
    record Sum(int queues, int shown, long signals, long bytes, long oldestMillis) {
        static final Sum NONE = new Sum(0, 0, 0, 0, 0);
    }

    private static final Comparator<Values> BY_NAME = Comparator.comparing((Values values) -> values.queue().name(),
            String.CASE_INSENSITIVE_ORDER);

    private final Mirror mirror;
    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Sum> sum = new ReadOnlyObjectWrapper<>(Sum.NONE);
    private @Nullable Filter<QueueView> filter;
    private Comparator<Values> order = BY_NAME;

    QueuesModel(Mirror mirror) { this.mirror = mirror; }

    ObservableList<QueueRow> rows() { return rows; }

    ReadOnlyObjectProperty<Sum> sum() { return sum.getReadOnlyProperty(); }

    void filter(Filter<QueueView> wanted) {
        filter = wanted.isAll() ? null : wanted;
        refresh();
    }

    /** Names are the last resort of every order. */
    void order(Comparator<Values> by) {
        order = by.thenComparing(BY_NAME);
        refresh();
    }

    /** Takes what the mirror knows now. */
    void refresh() {
        List<QueueRow> all = mirror.queues().rows();
        HubSnapshot snapshot = mirror.snapshot().get();
        long nowMicros = snapshot == null ? 0 : snapshot.takenMillis() * 1_000;
        FilterMatcher<QueueView> matcher = filter == null ? null : filter.matcher(nowMicros, ZoneId.systemDefault());
        var next = new ArrayList<QueueRow>();
        long signals = 0;
        long bytes = 0;
        long oldest = 0;
        for (QueueRow row : all) {
            QueueView queue = row.now().queue();
            signals += queue.signals();
            bytes += queue.bytes();
            oldest = Math.max(oldest, row.now().ageMillis());
            if (matcher == null || matcher.test(queue)) {
                next.add(row);
            }
        }
        next.sort(Comparator.comparing(QueueRow::now, order));
        sum.set(new Sum(all.size(), next.size(), signals, bytes, oldest));
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
    }
}
