package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.Oversight;
import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Mirror;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which sessions the list shows, and what is known of the chosen one. Confined to the FX thread. */
final class SessionsModel {
    /** The newest that are asked for. */
    static final int MOST = 1_000;
    /** Lines of a log that are kept; earlier ones can be asked for. */
    private static final int MOST_LINES = 5_000;
    private static final int PAGE = 1_000;
    private static final long PERIOD_NANOS = 1_000_000_000L;

    /** In which order sessions are listed. */
    enum Order {
        ACTIVITY(Comparator.comparing(SessionView::lastAt).reversed()),
        STARTED(Comparator.comparing(SessionView::createdAt).reversed()),
        MESSAGES(Comparator.comparingInt(SessionView::texts).reversed());

        private final Comparator<SessionView> by;

        Order(Comparator<SessionView> by) { this.by = by; }
    }

    /** How many there are. Immutable. */
    record Counts(int all, int open, int shown) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    /**
     * A session and its log as far as it was read. Immutable.
     *
     * @param first line of the log with which {@code entries} begins
     */
    record Shown(SessionView session, int first, int total, List<SessionEntry> entries, List<String> expectations) {}

    private final Mirror mirror;
    private final ObservableList<SessionView> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private List<SessionView> all = List.of();
    private @Nullable Filter<SessionView> filter;
    private Order order = Order.ACTIVITY;
    private String chosen = "";
    private boolean asking;
    private boolean reading;
    private long askedNanos = System.nanoTime() - PERIOD_NANOS;
    private @Nullable Hub of;

    SessionsModel(Mirror mirror) { this.mirror = mirror; }

    ObservableList<SessionView> rows() { return rows; }

    ReadOnlyObjectProperty<Counts> counts() { return counts.getReadOnlyProperty(); }

    /** The chosen session; null when there is none, and until its log was read. */
    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    String chosen() { return chosen; }

    void filter(Filter<SessionView> wanted) {
        filter = wanted.isAll() ? null : wanted;
        show();
    }

    void order(Order wanted) {
        order = wanted;
        show();
    }

    /** Chooses a session by its id; empty for none. */
    void choose(String id) {
        if (!id.equals(chosen)) {
            chosen = id;
            shown.set(null);
            reading = false;
            read();
        }
    }

    /** Asks the hub what is new, once a second at most. */
    void refresh() {
        Hub hub = mirror.hub().orElse(null);
        if (hub != of) {
            of = hub;
            all = List.of();
            asking = false;
            askedNanos = System.nanoTime() - PERIOD_NANOS;
            choose("");
            show();
        }
        if (hub == null || asking || System.nanoTime() - askedNanos < PERIOD_NANOS) {
            return;
        }
        ask(hub);
        read();
    }

    /** Asks at once: something was changed here. */
    void changed() {
        askedNanos = System.nanoTime() - PERIOD_NANOS;
        refresh();
    }

    private void ask(Hub hub) {
        asking = true;
        askedNanos = System.nanoTime();
        FxPump.onFx(hub.oversight().sessions(MOST), list -> {
            if (hub == of) {
                asking = false;
                all = list;
                show();
            }
        }, _ -> asking = hub != of && asking);
    }

    private void show() {
        FilterMatcher<SessionView> matcher = filter == null
                ? null
                : filter.matcher(System.currentTimeMillis() * 1_000, ZoneId.systemDefault());
        List<SessionView> next = all.stream().filter(one -> matcher == null || matcher.test(one)).sorted(order.by).toList();
        counts.set(new Counts(all.size(), (int) all.stream().filter(SessionWords::open).count(), next.size()));
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
    }

    /** Reads what the log of the chosen session has gained. */
    private void read() {
        Shown known = shown.get();
        SessionView row = all.stream().filter(one -> one.id().equals(chosen)).findFirst().orElse(null);
        boolean current = known != null && row != null && known.session.equals(row) && known.first + known.entries.size() >= known.total;
        if (of == null || chosen.isEmpty() || reading || current) {
            return;
        }
        int from = known == null ? Math.max(0, (row == null ? 0 : row.envelopes()) - PAGE) : known.first + known.entries.size();
        read(of.oversight(), from, log -> {
            Shown before = shown.get();
            var entries = new ArrayList<>(before == null ? List.<SessionEntry>of() : before.entries);
            entries.addAll(log.entries());
            int first = before == null ? from : before.first;
            int over = Math.max(0, entries.size() - MOST_LINES);
            shown.set(new Shown(log.session(), first + over, log.total(), List.copyOf(entries.subList(over, entries.size())),
                    log.expectations()));
        });
    }

    /** Reads the thousand lines before those that are shown. */
    void earlier() {
        Shown known = shown.get();
        if (known == null || known.first == 0 || reading || of == null) {
            return;
        }
        int from = Math.max(0, known.first - PAGE);
        read(of.oversight(), from, log -> {
            Shown before = shown.get();
            if (before != null && before.first > from) {
                var entries = new ArrayList<>(log.entries().subList(0, Math.min(log.entries().size(), before.first - from)));
                entries.addAll(before.entries);
                shown.set(new Shown(log.session(), from, log.total(), List.copyOf(entries), log.expectations()));
            }
        });
    }

    private void read(Oversight oversight, int from, java.util.function.Consumer<SessionLogView> take) {
        String id = chosen;
        reading = true;
        FxPump.onFx(oversight.sessionLog(id, from, PAGE), log -> {
            if (id.equals(chosen)) {
                reading = false;
                take.accept(log);
            }
        }, _ -> reading = !id.equals(chosen) && reading);
    }
}
