package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.Question;
import dev.thalamus.ui.bridge.Talks;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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

    private final Mirror mirror;
    private final Talks talks = new Talks();
    private final Question<List<SessionView>> question;
    private final Question<List<ExpectationView>> expected;
    private final ReadOnlyObjectWrapper<@Nullable List<ExpectationView>> expectations = new ReadOnlyObjectWrapper<>();
    private final ObservableList<SessionView> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private final Reading reading;
    private final Reading other;
    private final ReadOnlyBooleanWrapper comparing = new ReadOnlyBooleanWrapper();
    private List<SessionView> hubs = List.of();
    private List<SessionView> all = List.of();
    private @Nullable Filter<SessionView> filter;
    private Order order = Order.ACTIVITY;
    private Kind kind = Kind.ALL;
    private boolean moving;

    SessionsModel(Mirror mirror) {
        this.mirror = mirror;
        question = new Question<>(mirror, Duration.ofSeconds(1), hub -> hub.oversight().sessions(MOST), this::take, () -> {
            compare(false);
            choose("");
            take(List.of());
        });
        reading = new Reading(question::hub, mirror.pump(), talks);
        other = new Reading(question::hub, mirror.pump(), talks);
        expected = new Question<>(mirror, Duration.ofSeconds(1), hub -> hub.oversight().expectations(chosen()), expectations::set,
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
        return reading.shown();
    }

    /** The session that the chosen one is compared with; null as long as there is none. */
    ReadOnlyObjectProperty<@Nullable Shown> other() {
        return other.shown();
    }

    /** Whether the next session that is chosen is the one to compare with. */
    ReadOnlyBooleanProperty comparing() {
        return comparing.getReadOnlyProperty();
    }

    /** How the chosen session's expectations stand, once a second; null where signals make it, and until the hub has answered. */
    ReadOnlyObjectProperty<@Nullable List<ExpectationView>> expectations() {
        return expectations.getReadOnlyProperty();
    }

    String chosen() { return reading.id(); }

    /** What is compared with the chosen one; empty for none. */
    String otherId() { return other.id(); }

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

    /** Chooses a session by its id, or while two are compared the second one; empty for none. */
    void choose(String id) {
        if (comparing.get()) {
            if (!id.equals(chosen()) && other.choose(id)) {
                other.follow(all);
            }
        } else if (reading.choose(id)) {
            expectations.set(null);
            reading.follow(all);
            expect(true);
        }
    }

    /** Begins to compare the chosen session with another, or ends it. */
    void compare(boolean on) {
        other.choose("");
        comparing.set(on && !chosen().isEmpty());
    }

    /** Left becomes right. */
    void swap() {
        String left = chosen();
        String right = otherId();
        if (comparing.get() && !right.isEmpty()) {
            compare(false);
            choose(right);
            compare(true);
            choose(left);
        }
    }

    /** Reads lines before those of the chosen session that are shown. */
    void earlier() { reading.earlier(); }

    /** Asks the hub what is new, once a second at most. */
    void refresh() {
        question.refresh();
        expect(false);
    }

    private void expect(boolean other) {
        if (chosen().isEmpty() || TalkSessions.is(chosen())) {
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
        reading.follow(all);
        other.follow(all);
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
}
