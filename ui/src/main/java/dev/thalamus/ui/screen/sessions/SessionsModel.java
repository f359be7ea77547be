package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.Oversight;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.Question;
import dev.thalamus.ui.bridge.Talks;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
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

    /** In which order sessions are listed. */
    enum Order {
        ACTIVITY(Comparator.comparing(SessionView::lastAt).reversed()),
        STARTED(Comparator.comparing(SessionView::createdAt).reversed()),
        MESSAGES(Comparator.comparingInt(SessionView::texts).reversed());

        private final Comparator<SessionView> by;

        Order(Comparator<SessionView> by) { this.by = by; }
    }

    /** Of which protocols sessions are listed. */
    enum Kind {
        ALL, AG2, SIGNALS;

        boolean takes(SessionView session) { return this == ALL || (this == AG2) == (session.protocol() == Protocol.NETWORK); }
    }

    /**
     * How many there are. Immutable.
     *
     * @param more whether there may be older ones of AG2
     * @param forgotten conversations of signals that had no room, and signals that were not looked at
     */
    record Counts(int all, int open, int ag2, int shown, boolean more, long forgotten, long skipped) {
        static final Counts NONE = new Counts(0, 0, 0, 0, false, 0, 0);

        int of(Kind kind) {
            return switch (kind) {
                case ALL -> all;
                case AG2 -> ag2;
                case SIGNALS -> all - ag2;
            };
        }
    }

    /**
     * A session and its log as far as it was read. Immutable.
     *
     * @param first line of the log with which {@code lines} begins
     */
    record Shown(SessionView session, int first, int total, List<Line> lines, List<String> expectations) {}

    private final Mirror mirror;
    private final Talks talks = new Talks();
    private final Question<List<SessionView>> question;
    private final Question<List<ExpectationView>> expected;
    private final ReadOnlyObjectWrapper<@Nullable List<ExpectationView>> expectations = new ReadOnlyObjectWrapper<>();
    private final ObservableList<SessionView> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private List<SessionView> hubs = List.of();
    private List<SessionView> all = List.of();
    private @Nullable Filter<SessionView> filter;
    private Order order = Order.ACTIVITY;
    private Kind kind = Kind.ALL;
    private String chosen = "";
    private boolean reading;
    private boolean moving;

    SessionsModel(Mirror mirror) {
        this.mirror = mirror;
        question = new Question<>(mirror, Duration.ofSeconds(1), hub -> hub.oversight().sessions(MOST), this::take, () -> {
            choose("");
            take(List.of());
        });
        expected = new Question<>(mirror, Duration.ofSeconds(1), hub -> hub.oversight().expectations(chosen), expectations::set,
                () -> expectations.set(null));
        talks.known().subscribe(_ -> take(hubs));
    }

    /** Whether somebody looks: only then is the history read. */
    void watch(boolean looking) {
        if (looking) {
            mirror.pump().add(talks);
        } else {
            mirror.pump().remove(talks);
        }
    }

    ObservableList<SessionView> rows() { return rows; }

    ReadOnlyObjectProperty<Counts> counts() { return counts.getReadOnlyProperty(); }

    /** Why sessions could not be read; empty when all is well. */
    ReadOnlyStringProperty problem() { return question.problem(); }

    /** The chosen session; null when there is none, and until its log was read. */
    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** How the chosen session's expectations stand, once a second; null where signals make it, and until the hub has answered. */
    ReadOnlyObjectProperty<@Nullable List<ExpectationView>> expectations() {
        return expectations.getReadOnlyProperty();
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

    void kind(Kind wanted) {
        kind = wanted;
        show();
    }

    /** Chooses a session by its id; empty for none. */
    void choose(String id) {
        if (!id.equals(chosen)) {
            chosen = id;
            shown.set(null);
            expectations.set(null);
            reading = false;
            read();
            expect(true);
        }
    }

    /** Asks the hub what is new, once a second at most. */
    void refresh() {
        question.refresh();
        expect(false);
    }

    private void expect(boolean other) {
        if (chosen.isEmpty() || TalkSessions.is(chosen)) {
            return;
        }
        if (other) {
            expected.anew();
        } else {
            expected.refresh();
        }
    }

    /** Asks at once: something was changed here. */
    void changed() { question.anew(); }

    private void take(List<SessionView> list) {
        hubs = list;
        all = Stream.concat(list.stream(), TalkSessions.of(talks.known().get(), mirror).stream()).toList();
        show();
        read();
    }

    private void show() {
        FilterMatcher<SessionView> matcher = filter == null
                ? null
                : filter.matcher(System.currentTimeMillis() * 1_000, ZoneId.systemDefault());
        List<SessionView> next = all.stream().filter(kind::takes).filter(one -> matcher == null || matcher.test(one)).sorted(order.by)
                .toList();
        Talks.Known known = talks.known().get();
        counts.set(new Counts(all.size(), (int) all.stream().filter(SessionWords::open).count(), hubs.size(), next.size(),
                hubs.size() == MOST, known.forgotten(), known.skipped()));
        if (!next.equals(rows)) {
            moving = true;
            rows.setAll(next);
            moving = false;
        }
    }

    /** Whether rows change places now: what is chosen in a list of them meanwhile, nobody chose. */
    boolean moving() { return moving; }

    /** Reads what the log of the chosen session has gained. */
    private void read() {
        Shown known = shown.get();
        SessionView row = all.stream().filter(one -> one.id().equals(chosen)).findFirst().orElse(null);
        if (chosen.isEmpty() || reading || current(known, row)) {
            return;
        }
        if (TalkSessions.is(chosen)) {
            if (row != null) {
                read(talks.read(mirror.pump(), TalkSessions.conversation(chosen)), signals -> shown.set(TalkSessions.shown(row, signals)));
            }
            return;
        }
        int from = known == null ? Math.max(0, (row == null ? 0 : row.envelopes()) - PAGE) : known.first + known.lines.size();
        log(from, log -> {
            Shown before = shown.get();
            var lines = new ArrayList<>(before == null ? List.<Line>of() : before.lines);
            lines.addAll(Line.of(log.entries()));
            int first = before == null ? from : before.first;
            int over = Math.max(0, lines.size() - MOST_LINES);
            shown.set(new Shown(log.session(), first + over, log.total(), List.copyOf(lines.subList(over, lines.size())),
                    log.expectations()));
        });
    }

    private static boolean current(@Nullable Shown known, @Nullable SessionView row) {
        return known != null && known.session.equals(row) && known.first + known.lines.size() >= known.total;
    }

    /** Reads the thousand lines before those that are shown. */
    void earlier() {
        Shown known = shown.get();
        if (known == null || known.first == 0 || reading || TalkSessions.is(chosen)) {
            return;
        }
        int from = Math.max(0, known.first - PAGE);
        log(from, log -> {
            Shown before = shown.get();
            if (before != null && before.first > from) {
                var lines = new ArrayList<>(Line.of(log.entries().subList(0, Math.min(log.entries().size(), before.first - from))));
                lines.addAll(before.lines);
                shown.set(new Shown(log.session(), from, log.total(), List.copyOf(lines), log.expectations()));
            }
        });
    }

    private void log(int from, Consumer<SessionLogView> take) {
        Oversight oversight = question.hub().map(hub -> hub.oversight()).orElse(null);
        if (oversight != null) {
            read(oversight.sessionLog(chosen, from, PAGE), take);
        }
    }

    private <T> void read(CompletionStage<T> answer, Consumer<T> take) {
        String id = chosen;
        reading = true;
        FxPump.onFx(answer, told -> {
            if (id.equals(chosen)) {
                reading = false;
                take.accept(told);
            }
        }, _ -> reading = !id.equals(chosen) && reading);
    }
}
