package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.capture.CaptureFormat;
import dev.thalamus.hub.capture.CaptureText;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalSchema;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Ranges;
import dev.thalamus.ui.kit.RowSelection;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Composer;
import dev.thalamus.ui.screen.part.FailureText;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.Snippets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** What can be done with the chosen signals of the stream. Confined to the FX thread. */
final class StreamActions {
    /** Most signals that go to the clipboard; more are for a file. */
    private static final int MOST_COPIED = 1_000;

    private final Workbench bench;
    private final StreamModel model;
    private final RowSelection<SignalRow> selection;
    private final FilterLine<SignalCursor> filter;
    private final FileBar files;
    final Command conversation, resend, diff, copyJson, copyCsv, copySnippet, copyFilter;
    final Command exportSelection, exportFilter, exportAll, openFile;

    StreamActions(Workbench bench, StreamModel model, RowSelection<SignalRow> selection, FilterLine<SignalCursor> filter, FileBar files) {
        this.bench = bench;
        this.model = model;
        this.selection = selection;
        this.filter = filter;
        this.files = files;
        BooleanBinding any = Bindings.createBooleanBinding(() -> !selection.ranges().get().isEmpty(), selection.ranges());
        BooleanBinding two = Bindings.createBooleanBinding(() -> selection.count() == 2, selection.ranges());
        BooleanBinding idle = files.busy().not();
        BooleanBinding talks = Bindings.createBooleanBinding(() -> lead(SignalRow::conversation).findFirst().isPresent(),
                selection.ranges());
        conversation = Command.of("stream.conversation", Icons.SESSIONS, this::followConversation).key("Shortcut+Shift+C")
                .enabledWhen(talks);
        resend = Command.of("stream.resend", Icons.EDIT, this::resend).key("Shortcut+R").enabledWhen(any);
        diff = Command.of("stream.diff", Icons.DIFF, this::diff).key("Shortcut+D").enabledWhen(two);
        copyJson = copying("stream.copy-json", signals -> CaptureText.of(signals, CaptureFormat.NDJSON), any).key("Shortcut+C");
        copyCsv = copying("stream.copy-csv", signals -> CaptureText.of(signals, CaptureFormat.CSV), any);
        copySnippet = copying("stream.copy-snippet", this::snippet, any);
        copyFilter = copying("stream.copy-filter",
                signals -> signals.stream().map(signal -> "seq:" + signal.sequence()).collect(Collectors.joining(" or ")), any);
        exportSelection = Command.of("stream.export-selection", Icons.EXPORT, () -> export(selection.ranges().get(), true))
                .key("Shortcut+E").enabledWhen(idle.and(any));
        exportFilter = Command.of("stream.export-filter", Icons.EXPORT, () -> export(Ranges.ALL, true)).enabledWhen(idle);
        exportAll = Command.of("stream.export-all", Icons.EXPORT, () -> export(Ranges.ALL, false)).enabledWhen(idle);
        openFile = Command.of("stream.open-file", Icons.IMPORT, files::open).key("Shortcut+O").enabledWhen(idle);
    }

    List<Command> all() {
        return List.of(conversation, resend, diff, copyJson, copyCsv, copySnippet, copyFilter, exportSelection, exportFilter, exportAll,
                openFile);
    }

    private java.util.stream.Stream<String> lead(Function<SignalRow, String> of) {
        return java.util.stream.Stream.ofNullable(selection.lead()).map(of).filter(text -> !text.isEmpty());
    }

    private void followConversation() {
        lead(SignalRow::conversation).findFirst().ifPresent(talk -> filter.set("conversation:" + SignalValues.quoted(talk)));
    }

    private void resend() {
        whole(1, signals -> {
            SignalRecord signal = signals.getFirst();
            new Composer(bench).open(signal.targetName().isEmpty() ? signal.target() : signal.targetName(),
                    signal.type() == null ? SignalType.ACTION_POTENTIAL : signal.type(), signal.payload());
        });
    }

    private void diff() { whole(2, signals -> DiffCard.open(bench.desk(), signals.getFirst(), signals.getLast())); }

    private Command copying(String id, Function<List<SignalRecord>, String> text, BooleanBinding any) {
        return Command.of(id, Icons.COPY, () -> whole(MOST_COPIED, signals -> {
            Clip.copy(text.apply(signals));
            int chosen = selection.count();
            bench.desk().say(Toast.notice(Icons.COPY, chosen > MOST_COPIED
                    ? I18n.text("stream.copied-first", MOST_COPIED, chosen)
                    : I18n.text("stream.copied", signals.size())));
        })).enabledWhen(any);
    }

    /** A line for a terminal that sends the same again. */
    private String snippet(List<SignalRecord> signals) {
        HubInfo info = bench.mirror().info().get();
        String url = info == null ? "ws://127.0.0.1:8765" : info.url();
        return signals.stream().map(signal -> Snippets.transmit(url, signal.targetName().isEmpty() ? signal.target() : signal.targetName(),
                signal.type() == null ? SignalType.ACTION_POTENTIAL : signal.type(), signal.payload())).collect(Collectors.joining("\n"));
    }

    private void export(Ranges numbers, boolean filtered) {
        HubInfo info = bench.mirror().info().get();
        var capture = model.capture().get();
        String hub = capture != null ? capture.head().hub() : info == null ? "" : info.domain();
        Filter<SignalCursor> wanted = filtered ? Filter.of(SignalSchema.plain(), model.filter().root()) : Filter.all(SignalSchema.plain());
        model.history().ifPresent(history -> files.export(new SignalExport.What(history, hub, numbers, wanted)));
    }

    /** Reads the bytes of the first chosen signals aside. */
    private void whole(int most, Consumer<List<SignalRecord>> use) {
        List<SignalRow> rows = selection.rows();
        List<Long> numbers = (rows.size() > most ? rows.subList(0, most) : rows).stream().map(SignalRow::sequence).toList();
        model.history().filter(_ -> !numbers.isEmpty())
                .ifPresent(history -> FxPump.onFx(bench.mirror().pump().ask(() -> numbers.stream()
                        .flatMap(number -> history.read(number, 1).stream().filter(signal -> signal.sequence() == number)).toList()),
                        signals -> {
                            if (signals.isEmpty()) {
                                bench.desk().say(Toast.failure(I18n.text("stream.forgotten"), I18n.text("stream.forgotten-detail")));
                            } else {
                                use.accept(signals);
                            }
                        }, problem -> bench.desk().say(Toast.failure(I18n.text("stream.forgotten"),
                                new javafx.beans.property.SimpleStringProperty(FailureText.of(problem))))));
    }
}
