package dev.thalamus.ui.screen.sessions;

import atlantafx.base.controls.ToggleSwitch;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.CodeView;
import dev.thalamus.ui.kit.CopyButton;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Language;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FilterLine;
import dev.thalamus.ui.screen.part.TextFiles;
import dev.thalamus.ui.screen.sessions.SessionsModel.Shown;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One session: what was said, as conversation, as sequence diagram, on a line of time, and as it was sent. Confined to the FX thread. */
final class SessionDetail extends VBox {
    private final Workbench bench;
    private final SessionsModel model;
    private final Label title = Labels.of("", "title");
    private final Tooltip whole = new Tooltip();
    private final Chip state = new Chip("", Style.SUCCESS);
    private final Label facts = Labels.of("", Style.DENSE, Style.MUTED);
    private final HBox id = new HBox();
    private final Label ended = Labels.of("", Style.CAPTION, Style.MUTED);
    private final SimpleObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();
    private final Command mermaid, svg, export, close, stream, earlier;
    private final ConversationView conversation;
    private final SequenceView sequence;
    private final TimelineView timeline;
    private final ExpectationsView expectations;
    private final Tab expected;
    private final CodeView raw = new CodeView();
    private final ToggleSwitch compress = new ToggleSwitch();
    private final TabPane tabs = new TabPane();
    private final SplitPane split = new SplitPane();
    private final ChosenLine line;
    private Sequence steps = Sequence.NONE;
    private @Nullable Shown written;

    SessionDetail(Workbench bench, SessionsModel model) {
        this.bench = bench;
        this.model = model;
        conversation = new ConversationView(bench.mirror().agents());
        sequence = new SequenceView(bench.mirror().agents(), this::open);
        timeline = new TimelineView(bench.mirror().agents());
        expectations = new ExpectationsView(bench.mirror().agents());
        expected = tab("expectations", expectations);
        expected.textProperty().unbind();
        line = new ChosenLine(bench.desk(), this::closeLine);
        var any = shown.isNotNull();
        var talk = Bindings.createBooleanBinding(() -> session().map(one -> TalkSessions.is(one.id())).orElse(false), shown);
        mermaid = Command.of("sessions.mermaid", Icons.COPY, this::mermaid).enabledWhen(any);
        svg = Command.of("sessions.svg", Icons.EXPORT, this::svg).enabledWhen(any);
        export = Command.of("sessions.export", Icons.EXPORT, this::export).key("Shortcut+E").enabledWhen(any);
        close = Command.of("sessions.close", Icons.STOP, this::close)
                .enabledWhen(Bindings.createBooleanBinding(() -> session().map(SessionWords::open).orElse(false), shown));
        stream = Command.of("sessions.stream", Icons.STREAM, this::stream).enabledWhen(talk);
        earlier = Command.of("sessions.earlier", Icons.ARROW_UP, model::earlier).enabledWhen(Bindings.createBooleanBinding(
                () -> shown.get() != null && shown.get().first() > 0 && !talk.get(), shown));
        compress.textProperty().bind(I18n.text("sessions.compress"));
        compress.setSelected(true);
        compress.setId("session-compress");
        compress.setMinWidth(USE_PREF_SIZE);
        compress.selectedProperty().subscribe(on -> sequence.show(steps, on));
        raw.setId("session-raw");
        build(talk);
    }

    /** What can be done with a session. */
    List<Command> commands() { return List.of(mermaid, svg, export, stream, close, earlier); }

    Command exporting() { return export; }

    private java.util.Optional<SessionView> session() { return java.util.Optional.ofNullable(shown.get()).map(Shown::session); }

    private void build(javafx.beans.binding.BooleanBinding talk) {
        title.setMaxWidth(Look.px(360));
        state.setMinWidth(Look.px(40));
        state.setMaxWidth(Look.px(240));
        setMinWidth(0);
        title.setTooltip(whole);
        id.setMinWidth(USE_PREF_SIZE);
        id.getStyleClass().add("session-id");
        Button toStream = button(stream);
        toStream.visibleProperty().bind(talk);
        Button end = button(close);
        end.visibleProperty().bind(talk.not());
        for (Button one : List.of(toStream, end)) {
            one.managedProperty().bind(one.visibleProperty());
        }
        var head = new HBox(title, state, id, facts, Labels.spacer(), button(mermaid), button(svg), toStream, end);
        head.getStyleClass().add("session-head");
        facts.setMinWidth(0);
        facts.setId("session-facts");
        ended.setMinWidth(0);
        Button before = Menus.button(earlier, Style.SMALL, Style.FLAT);
        before.setId("session-earlier");
        before.visibleProperty().bind(earlier.enabled());
        before.managedProperty().bind(before.visibleProperty());
        var below = new HBox(ended, Labels.spacer(), before);
        below.getStyleClass().add("session-ended");
        below.managedProperty().bind(ended.textProperty().isNotEmpty().or(earlier.enabled()));
        below.visibleProperty().bind(below.managedProperty());
        var scroll = new ScrollPane(timeline);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain");
        tabs.getTabs().addAll(tab("conversation", conversation), tab("sequence", sequence), tab("timeline", scroll), expected,
                tab("raw", raw));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            compress.setVisible(tab != null && tab.getContent().equals(sequence));
            write();
        });
        conversation.getSelectionModel().selectedItemProperty().subscribe(this::open);
        var layered = new StackPane(tabs, compress);
        StackPane.setAlignment(compress, javafx.geometry.Pos.TOP_RIGHT);
        compress.getStyleClass().add("over-tabs");
        compress.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(layered);
        VBox.setVgrow(split, Priority.ALWAYS);
        getStyleClass().add("session-detail");
        getChildren().addAll(head, below, split);
    }

    private static Button button(Command command) {
        Button button = Menus.button(command, Style.SMALL);
        button.setId(command.id().replace("sessions.", "session-"));
        return button;
    }

    private static Tab tab(String key, Node body) {
        var tab = new Tab();
        tab.setId("session-tab-" + key);
        tab.textProperty().bind(I18n.text("sessions.tab." + key));
        tab.setContent(body);
        return tab;
    }

    void show(Shown now) {
        Shown before = shown.get();
        boolean same = before != null && before.session().id().equals(now.session().id());
        if (!same) {
            closeLine();
        }
        shown.set(now);
        SessionView session = now.session();
        title.setText(SessionWords.title(session));
        whole.setText(title.getText());
        // The facts give way first, and then the state.
        title.setMinWidth(Math.min(title.prefWidth(-1), Look.px(200)));
        state.show(SessionWords.state(session), SessionWords.tone(session));
        String shortId = session.id().substring(0, Math.min(8, session.id().length()));
        boolean talk = TalkSessions.is(session.id());
        id.getChildren().setAll(talk
                ? List.of()
                : List.of(Labels.of(shortId, Style.CODE_SMALL),
                        new CopyButton(session::id, I18n.text("kit.copy"))));
        facts.setText(I18n.get("sessions.facts", SessionWords.type(session), session.texts(), session.participants().size(),
                Formats.duration(SessionWords.lasted(session)), Formats.bytes(session.bytes())));
        ended.setText(talk && now.first() > 0
                ? I18n.get("sessions.newest", now.lines().size(), now.total())
                : session.closeReason().isEmpty() ? "" : I18n.get("sessions.ended", session.closeReason()));
        steps = Sequence.of(session, now.lines());
        sequence.show(steps, compress.isSelected());
        timeline.show(steps.participants(), now.lines());
        conversation.show(now.lines(), same, tabs.getSelectionModel().getSelectedIndex() == 0);
        write();
    }

    /** Null where there are none to tell of: signals expect nothing. */
    void show(@Nullable List<ExpectationView> all) {
        int missed = all == null ? 0 : all.stream().mapToInt(ExpectationView::missed).sum();
        expected.setText(missed == 0 ? I18n.get("sessions.tab.expectations") : I18n.get("sessions.tab.expectations-missed", missed));
        boolean there = tabs.getTabs().contains(expected);
        boolean talk = session().map(one -> TalkSessions.is(one.id())).orElse(false);
        if (talk && there) {
            tabs.getTabs().remove(expected);
        } else if (!talk && !there) {
            tabs.getTabs().add(tabs.getTabs().size() - 1, expected);
        }
        expectations.show(all == null ? List.of() : all, Instant.now());
    }

    private void open(@Nullable Line chosen) {
        if (chosen != null) {
            line.show(chosen);
            if (split.getItems().size() == 1) {
                split.getItems().add(line);
                split.setDividerPositions(bench.memory().get("sessions.line", 0.68, 0.2, 0.9));
            }
        }
    }

    private void closeLine() {
        if (split.getItems().size() > 1) {
            bench.memory().put("sessions.line", split.getDividerPositions()[0]);
            split.getItems().remove(line);
        }
        conversation.getSelectionModel().clearSelection();
        sequence.clearSelection();
    }

    /** The raw log is long: it is written only where somebody looks at it. */
    private void write() {
        Shown now = shown.get();
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (now != null && !now.equals(written) && tab != null && tab.getContent().equals(raw)) {
            written = now;
            raw.show(log(now), Language.JSON);
        }
    }

    private static String log(Shown now) { return now.lines().stream().map(one -> one.entry().json()).collect(Collectors.joining("\n")); }

    private void mermaid() {
        Clip.copy(SequenceExport.mermaid(steps));
        bench.desk().say(Toast.notice(Icons.COPY, I18n.text("sessions.mermaid-copied")));
    }

    private void svg() { session().ifPresent(one -> TextFiles.save(bench, file(one) + ".svg", SequenceExport.svg(steps))); }

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
                        new SimpleStringProperty(TextFiles.reason(problem))))));
    }
}
