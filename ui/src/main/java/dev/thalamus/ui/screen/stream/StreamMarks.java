package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.RowSelection;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Marks;
import dev.thalamus.ui.screen.Workbench;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Marks signals, with words or without, and finds them again. Confined to the FX thread. */
final class StreamMarks {
    /** A marked signal that the history holds, and whether the filter leaves it. */
    private record Found(long sequence, boolean left) {}

    private final Workbench bench;
    private final StreamModel model;
    private final RowSelection<SignalRow> selection;
    private final Marks marks;
    private final NoteBar bar;
    private final Runnable showAll;
    private final LongConsumer reveal;
    final Command mark, note, list, next, previous;

    /**
     * @param showAll takes the filter away
     * @param reveal brings a signal into sight and chooses it
     */
    StreamMarks(Workbench bench, StreamModel model, StreamTable table, Runnable showAll, LongConsumer reveal) {
        this.bench = bench;
        this.model = model;
        this.showAll = showAll;
        this.reveal = reveal;
        selection = table.selection();
        marks = bench.memory().marks();
        bar = new NoteBar(this::keep, () -> table.view().requestFocus());
        BooleanBinding any = Bindings.createBooleanBinding(() -> !selection.ranges().get().isEmpty(), selection.ranges());
        BooleanBinding some = Bindings.createBooleanBinding(() -> marks.size() > 0, marks.changes());
        mark = Command.of("stream.mark", Icons.BOOKMARK, this::mark).key("Shortcut+M").enabledWhen(any);
        note = Command.of("stream.note", Icons.COMMENT, this::note).key("Shortcut+Shift+M").enabledWhen(any);
        list = Command.of("stream.marks", Icons.BOOKMARK, () -> new MarksCard(bench.desk(), marks, at -> go(List.of(at))).open())
                .key("Shortcut+Shift+L");
        next = Command.of("stream.next-mark", Icons.ARROW_DOWN, () -> step(true)).key("F4").enabledWhen(some);
        previous = Command.of("stream.previous-mark", Icons.ARROW_UP, () -> step(false)).key("Shift+F4").enabledWhen(some);
    }

    /** Where notes are written. */
    NoteBar bar() { return bar; }

    List<Command> commands() { return List.of(mark, note, list, next, previous); }

    static Marks.At at(SignalRow row) { return new Marks.At(row.sequence(), row.timeMicros()); }

    /** Marks all that is chosen, or takes the marks away when all of it is marked. */
    private void mark() {
        List<SignalRow> rows = selection.rows();
        boolean all = rows.stream().allMatch(row -> marks.has(at(row)));
        boolean fits = true;
        for (SignalRow row : rows.size() > Marks.MOST ? rows.subList(0, Marks.MOST) : rows) {
            if (all) {
                marks.unmark(at(row));
            } else if (!marks.has(at(row))) {
                fits &= marks.mark(at(row), "");
            }
        }
        if (!fits || rows.size() > Marks.MOST) {
            full();
        }
    }

    private void note() {
        SignalRow row = selection.lead();
        if (row != null) {
            String before = marks.note(at(row));
            bar.open(at(row), before == null ? "" : before);
        }
    }

    private void keep(Marks.At signal, String words) {
        if (!marks.mark(signal, words)) {
            full();
        }
    }

    private void full() {
        bench.desk().say(Toast.failure(I18n.text("stream.marks-full", Marks.MOST), I18n.text("stream.marks-full-detail")));
    }

    /** To the nearest marked signal behind the chosen one, or before it; over the end it goes on from the other one. */
    private void step(boolean forth) {
        List<Marks.At> all = forth ? marks.all() : marks.all().reversed();
        SignalRow lead = selection.lead();
        var ahead = new ArrayList<Marks.At>();
        var behind = new ArrayList<Marks.At>();
        for (Marks.At one : all) {
            int side = lead == null ? 1 : one.compareTo(at(lead)) * (forth ? 1 : -1);
            (side > 0 ? ahead : behind).add(one);
        }
        ahead.addAll(behind);
        go(ahead);
    }

    /** To the first of them that the history holds; a filter that hides it gives way. */
    private void go(List<Marks.At> wanted) {
        Optional<History> history = model.history();
        if (history.isEmpty()) {
            forgotten();
            return;
        }
        FilterMatcher<SignalCursor> filter = matcher(model.filter());
        FxPump.onFx(bench.mirror().pump().ask(() -> wanted.stream().flatMap(at -> look(history.get(), at, filter).stream()).findFirst()),
                found -> found.ifPresentOrElse(this::show, this::forgotten), _ -> forgotten());
    }

    private static FilterMatcher<SignalCursor> matcher(Filter<SignalCursor> filter) {
        return filter.matcher(System.currentTimeMillis() * 1_000, ZoneId.systemDefault());
    }

    /** Looks on the reader's thread; a number that another signal has by now is no find. */
    private static Optional<Found> look(History history, Marks.At at, FilterMatcher<SignalCursor> filter) {
        var found = new ArrayList<Found>(1);
        if (at.sequence() >= history.firstSequence() && at.sequence() < history.nextSequence()) {
            history.scan(at.sequence(), at.sequence() + 1, signal -> {
                if (signal.sequence() == at.sequence() && signal.timeMicros() == at.timeMicros()) {
                    found.add(new Found(at.sequence(), filter.test(signal)));
                }
                return false;
            });
        }
        return found.stream().findFirst();
    }

    private void show(Found signal) {
        if (!signal.left) {
            showAll.run();
        }
        reveal.accept(signal.sequence);
    }

    private void forgotten() {
        bench.desk().say(Toast.failure(I18n.text("stream.mark-forgotten"), I18n.text("stream.mark-forgotten-detail")));
    }
}
