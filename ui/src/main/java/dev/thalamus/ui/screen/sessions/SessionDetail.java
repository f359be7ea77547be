package dev.thalamus.ui.screen.sessions;

import atlantafx.base.controls.ToggleSwitch;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.ui.kit.CodeView;
import dev.thalamus.ui.kit.Dividers;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Language;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Workbench;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One session: what was said, as conversation, as sequence diagram, on a line of time, and as it was sent. Confined to the FX thread. */
final class SessionDetail extends VBox {
    private final Workbench bench;
    private final Label ended = Labels.of("", Style.CAPTION, Style.MUTED);
    private final SimpleObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();
    private final SessionActions actions;
    private final Command replaying;
    private final SessionHead head;
    private final Replay replay = new Replay();
    private final SimpleBooleanProperty again = new SimpleBooleanProperty();
    private final ReplayBar bar = new ReplayBar(replay, this::moment, () -> again.set(false));
    private final ConversationView conversation;
    private final SequenceView sequence;
    private final TimelineView timeline;
    private final ExpectationsView expectations;
    private final Tab expected;
    private final CodeView raw = new CodeView();
    private final ToggleSwitch compress = new ToggleSwitch();
    private final TabPane tabs = new TabPane();
    private final SplitPane split = Dividers.byKeys(new SplitPane());
    private final ChosenLine line;
    private Sequence steps = Sequence.NONE;
    private @Nullable Shown written;

    SessionDetail(Workbench bench, SessionsModel model) {
        this.bench = bench;
        conversation = new ConversationView(bench.mirror().agents());
        sequence = new SequenceView(bench.mirror().agents(), this::open);
        timeline = new TimelineView(bench.mirror().agents());
        expectations = new ExpectationsView(bench.mirror().agents());
        expected = tab("expectations", expectations);
        expected.textProperty().unbind();
        line = new ChosenLine(bench.desk(), this::closeLine);
        actions = new SessionActions(bench, model, shown, () -> steps);
        replaying = Command.of("sessions.replay", Icons.PLAY, this::replay).enabledWhen(replay.count().greaterThan(1));
        Button toStream = button(actions.stream);
        toStream.visibleProperty().bind(actions.talk);
        Button end = button(actions.close);
        end.visibleProperty().bind(actions.talk.not());
        for (Button one : List.of(toStream, end)) {
            one.managedProperty().bind(one.visibleProperty());
        }
        head = new SessionHead(List.of(button(actions.mermaid), button(actions.svg), button(replaying), toStream, end));
        build();
    }

    /** What can be done with a session. */
    List<Command> commands() {
        var all = new ArrayList<>(actions.all());
        all.add(replaying);
        return all;
    }

    Command exporting() { return actions.export; }

    /** Nobody looks any more: a replay waits. */
    void rest() { replay.pause(); }

    private void build() {
        setMinWidth(0);
        ended.setMinWidth(0);
        compress.textProperty().bind(I18n.text("sessions.compress"));
        compress.setSelected(true);
        compress.setId("session-compress");
        compress.setMinWidth(USE_PREF_SIZE);
        compress.selectedProperty().subscribe(_ -> lay());
        raw.setId("session-raw");
        Button before = Menus.button(actions.earlier, Style.SMALL, Style.FLAT);
        before.setId("session-earlier");
        before.visibleProperty().bind(actions.earlier.enabled());
        before.managedProperty().bind(before.visibleProperty());
        var below = new HBox(ended, Labels.spacer(), before);
        below.getStyleClass().add("session-ended");
        below.managedProperty().bind(ended.textProperty().isNotEmpty().or(actions.earlier.enabled()));
        below.visibleProperty().bind(below.managedProperty());
        bar.visibleProperty().bind(again);
        bar.managedProperty().bind(again);
        again.subscribe(on -> {
            if (!on) {
                replay.pause();
            }
            lay();
        });
        replay.at().subscribe(_ -> lay());
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
        getChildren().addAll(head, below, bar, split);
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
            again.set(false);
        }
        shown.set(now);
        head.show(now.session());
        ended.setText(TalkSessions.is(now.session().id()) && now.first() > 0
                ? I18n.get("sessions.newest", now.lines().size(), now.total())
                : now.session().closeReason().isEmpty() ? "" : I18n.get("sessions.ended", now.session().closeReason()));
        steps = Sequence.of(now.session(), now.lines());
        replay.over(now.lines());
        lay(now, same);
        write();
    }

    private void lay() {
        Shown now = shown.get();
        if (now != null) {
            lay(now, true);
        }
    }

    /** Everything, or while it is replayed what had been said by then. */
    private void lay(Shown now, boolean same) {
        int until = again.get() ? replay.at().get() : now.lines().size();
        sequence.show(again.get() ? steps.until(until) : steps, compress.isSelected());
        timeline.show(steps.participants(), now.lines(), until);
        conversation.show(now.lines().subList(0, until), same, tabs.getSelectionModel().getSelectedIndex() == 0);
        if (again.get()) {
            conversation.scrollTo(until - 1);
            sequence.showEnd();
        }
    }

    private void replay() {
        closeLine();
        replay.pause();
        replay.to(1);
        again.set(true);
        replay.play();
        bar.focusPlay();
    }

    private Instant moment() {
        Shown now = shown.get();
        int at = replay.at().get();
        return now == null || at == 0 || at > now.lines().size()
                ? Instant.EPOCH
                : SessionWords.instant(now.lines().get(at - 1).entry().at());
    }

    /** Null where there are none to tell of: signals expect nothing. */
    void show(@Nullable List<ExpectationView> all) {
        int missed = all == null ? 0 : all.stream().mapToInt(ExpectationView::missed).sum();
        expected.setText(missed == 0 ? I18n.get("sessions.tab.expectations") : I18n.get("sessions.tab.expectations-missed", missed));
        boolean there = tabs.getTabs().contains(expected);
        if (actions.talk.get() && there) {
            tabs.getTabs().remove(expected);
        } else if (!actions.talk.get() && !there) {
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
            raw.show(SessionActions.log(now), Language.JSON);
        }
    }
}
