package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Talks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Reads one session: its newest lines first, what it gains, and earlier ones when they are asked for. Confined to the FX thread. */
final class Reading {
    /** Lines that are kept, the newest. */
    private static final int MOST_LINES = 5_000;
    private static final int PAGE = 1_000;

    private final Supplier<Optional<Hub>> hub;
    private final FxPump pump;
    private final Talks talks;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private String id = "";
    private boolean busy;
    private CompletableFuture<Talks.Page> searching = CompletableFuture.completedFuture(new Talks.Page(List.of(), true));
    /** Of a conversation of signals: those that are shown, and whether the history has none before them. */
    private List<SignalRecord> signals = List.of();
    private boolean fromTheFirst;

    Reading(Supplier<Optional<Hub>> hub, FxPump pump, Talks talks) {
        this.hub = hub;
        this.pump = pump;
        this.talks = talks;
    }

    /** The session; null when there is none, and until it was read. */
    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    String id() { return id; }

    /** Goes over to another session; empty for none. False when it is the same one. */
    boolean choose(String other) {
        if (other.equals(id)) {
            return false;
        }
        searching.cancel(false); // the search for earlier messages of a session that nobody looks at any more
        id = other;
        busy = false;
        signals = List.of();
        fromTheFirst = false;
        shown.set(null);
        return true;
    }

    /** Reads what it has gained, as {@code all} tell. */
    void follow(List<SessionView> all) {
        Shown known = shown.get();
        SessionView row = all.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        if (id.isEmpty() || busy || current(known, row)) {
            return;
        }
        if (TalkSessions.is(id)) {
            if (row != null) {
                read(talks.read(pump, TalkSessions.conversation(id)), newest -> show(row, joined(newest)));
            }
            return;
        }
        int from = known == null ? Math.max(0, (row == null ? 0 : row.envelopes()) - PAGE) : known.first() + known.lines().size();
        log(from, log -> {
            Shown before = shown.get();
            var lines = new ArrayList<>(before == null ? List.<Line>of() : before.lines());
            lines.addAll(Line.of(log.entries()));
            int first = before == null ? from : before.first();
            int over = Math.max(0, lines.size() - MOST_LINES);
            shown.set(new Shown(log.session(), first + over, log.total(), lines.subList(over, lines.size()), log.expectations()));
        });
    }

    private static boolean current(@Nullable Shown known, @Nullable SessionView row) {
        return known != null && known.session().equals(row) && known.first() + known.lines().size() >= known.total();
    }

    /** Reads the page before what is shown. */
    void earlier() {
        Shown known = shown.get();
        if (known == null || known.first() == 0 || busy || known.lines().size() >= MOST_LINES) {
            return;
        }
        if (TalkSessions.is(id)) {
            long below = signals.isEmpty() ? Long.MAX_VALUE : signals.getFirst().sequence();
            searching = talks.before(pump, TalkSessions.conversation(id), below);
            read(searching, page -> {
                var all = new ArrayList<>(page.messages());
                all.addAll(signals);
                fromTheFirst = page.first();
                show(known.session(), all);
            });
            return;
        }
        int from = Math.max(0, known.first() - PAGE);
        log(from, log -> {
            Shown before = shown.get();
            if (before != null && before.first() > from) {
                var lines = new ArrayList<>(Line.of(log.entries().subList(0, Math.min(log.entries().size(), before.first() - from))));
                lines.addAll(before.lines());
                shown.set(new Shown(log.session(), from, log.total(), lines, log.expectations()));
            }
        });
    }

    /** What is known with what is new; where some may be missing between, only what is new. */
    private List<SignalRecord> joined(List<SignalRecord> newest) {
        for (int i = 0; i < signals.size() && !newest.isEmpty(); i++) {
            if (signals.get(i).sequence() == newest.getFirst().sequence()) {
                var all = new ArrayList<>(signals.subList(0, i));
                all.addAll(newest);
                return all;
            }
        }
        fromTheFirst = false;
        return newest;
    }

    private void show(SessionView row, List<SignalRecord> all) {
        int over = Math.max(0, all.size() - MOST_LINES);
        fromTheFirst &= over == 0;
        signals = List.copyOf(all.subList(over, all.size()));
        shown.set(TalkSessions.shown(row, signals, fromTheFirst));
    }

    private void log(int from, Consumer<SessionLogView> take) {
        hub.get().ifPresent(now -> read(now.oversight().sessionLog(id, from, PAGE), take));
    }

    private <T> void read(CompletionStage<T> answer, Consumer<T> take) {
        String asked = id;
        busy = true;
        FxPump.onFx(answer, told -> {
            if (asked.equals(id)) {
                busy = false;
                take.accept(told);
            }
        }, _ -> busy = !asked.equals(id) && busy);
    }
}
