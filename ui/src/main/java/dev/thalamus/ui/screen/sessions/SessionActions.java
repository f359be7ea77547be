package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionView;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FailureText;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.TextFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;

/** What can be done with the session that is shown. Confined to the FX thread. */
final class SessionActions {
    final Command mermaid, svg, export, close, stream, earlier;
    /** Whether it is a conversation of signals: nobody can close it. */
    final BooleanBinding talk;
    private final Workbench bench;
    private final SessionsModel model;
    private final ReadOnlyObjectProperty<@Nullable Shown> shown;
    private final Supplier<Sequence> steps;

    SessionActions(Workbench bench, SessionsModel model, ReadOnlyObjectProperty<@Nullable Shown> shown, Supplier<Sequence> steps) {
        this.bench = bench;
        this.model = model;
        this.shown = shown;
        this.steps = steps;
        var any = shown.isNotNull();
        talk = Bindings.createBooleanBinding(() -> session().map(one -> TalkSessions.is(one.id())).orElse(false), shown);
        mermaid = Command.of("sessions.mermaid", Icons.COPY, this::mermaid).enabledWhen(any);
        svg = Command.of("sessions.svg", Icons.EXPORT, this::svg).enabledWhen(any);
        export = Command.of("sessions.export", Icons.EXPORT, this::export).key("Shortcut+E").enabledWhen(any);
        close = Command.of("sessions.close", Icons.STOP, this::close)
                .enabledWhen(Bindings.createBooleanBinding(() -> session().map(SessionWords::open).orElse(false), shown));
        stream = Command.of("sessions.stream", Icons.STREAM, this::stream).enabledWhen(talk);
        earlier = Command.of("sessions.earlier", Icons.ARROW_UP, model::earlier)
                .enabledWhen(Bindings.createBooleanBinding(() -> Optional.ofNullable(shown.get()).map(now -> now.first() > 0).orElse(false),
                        shown));
    }

    /** In the order of menus. */
    List<Command> all() { return List.of(mermaid, svg, export, stream, close, earlier); }

    private Optional<SessionView> session() { return Optional.ofNullable(shown.get()).map(Shown::session); }

    static String log(Shown now) { return now.lines().stream().map(one -> one.entry().json()).collect(Collectors.joining("\n")); }

    private void mermaid() {
        Clip.copy(SequenceExport.mermaid(steps.get()));
        bench.desk().say(Toast.notice(Icons.COPY, I18n.text("sessions.mermaid-copied")));
    }

    private void svg() { session().ifPresent(one -> TextFiles.save(bench, file(one) + ".svg", SequenceExport.svg(steps.get()))); }

    private void export() {
        Shown now = shown.get();
        if (now != null) {
            TextFiles.save(bench, file(now.session()) + ".jsonl", log(now) + "\n");
        }
    }

    private static String file(SessionView session) {
        String name = TalkSessions.is(session.id()) ? TalkSessions.conversation(session.id()) : session.id();
        String plain = name.replaceAll("[^\\p{L}\\p{N}_-]", "-");
        return "session-" + plain.substring(0, Math.min(TalkSessions.is(session.id()) ? 40 : 8, plain.length()));
    }

    private void stream() {
        session().ifPresent(one -> bench.desk()
                .go(new Destination.SignalsLike("conversation:" + FilterLine.quoted(TalkSessions.conversation(one.id())))));
    }

    private void close() {
        SessionView now = session().orElse(null);
        if (now == null || !Dialogs.confirm(bench.desk().window(), I18n.get("sessions.close-title", SessionWords.title(now)),
                I18n.get("sessions.close-what", now.participants().size()), I18n.get("sessions.cmd.close"), true)) {
            return;
        }
        bench.mirror().hub().ifPresent(hub -> FxPump.onFx(hub.oversight().closeSession(now.id(), "closed by the operator"),
                _ -> {
                    bench.desk().say(Toast.notice(Icons.STOP, I18n.text("sessions.closed", SessionWords.title(now))));
                    model.changed();
                },
                problem -> bench.desk().say(Toast.failure(I18n.text("sessions.not-closed"),
                        new SimpleStringProperty(FailureText.of(problem))))));
    }
}
