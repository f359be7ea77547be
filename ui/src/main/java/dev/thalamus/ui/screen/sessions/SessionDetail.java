package dev.thalamus.ui.screen.sessions;

import atlantafx.base.controls.ToggleSwitch;
import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Buttons;
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
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.TextFiles;
import dev.thalamus.ui.screen.sessions.SessionsModel.Shown;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.skin.VirtualFlow;
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
    private final Chip state = new Chip("", Style.SUCCESS);
    private final Label facts = Labels.of("", Style.DENSE, Style.MUTED);
    private final HBox id = new HBox();
    private final Label expects = Labels.of("", Style.CAPTION, Style.MUTED);
    private final Button close;
    private final Button earlier;
    private final ConversationView conversation;
    private final SequenceView sequence;
    private final TimelineView timeline;
    private final CodeView raw = new CodeView();
    private final ToggleSwitch compress = new ToggleSwitch();
    private final TabPane tabs = new TabPane();
    private Sequence steps = new Sequence(java.util.List.of(), java.util.List.of());
    private @Nullable Shown shown;
    private @Nullable Shown written;
    private boolean following = true;

    SessionDetail(Workbench bench, SessionsModel model) {
        this.bench = bench;
        this.model = model;
        conversation = new ConversationView(bench.mirror().agents());
        sequence = new SequenceView(bench.mirror().agents(), step -> {});
        timeline = new TimelineView(bench.mirror().agents());
        close = Buttons.text(Icons.STOP, I18n.text("sessions.close"), this::close, Style.SMALL);
        close.setId("session-close");
        earlier = Buttons.text(Icons.ARROW_UP, I18n.text("sessions.earlier"), model::earlier, Style.SMALL, Style.FLAT);
        earlier.setId("session-earlier");
        compress.textProperty().bind(I18n.text("sessions.compress"));
        compress.setSelected(true);
        compress.setId("session-compress");
        compress.setMinWidth(USE_PREF_SIZE);
        compress.selectedProperty().subscribe(on -> sequence.show(steps, on));
        raw.setId("session-raw");
        build();
    }

    private void build() {
        var mermaid = Buttons.text(Icons.COPY, I18n.text("sessions.mermaid"), this::mermaid, Style.SMALL);
        mermaid.setId("session-mermaid");
        var svg = Buttons.text(Icons.EXPORT, I18n.text("sessions.svg"), this::svg, Style.SMALL);
        svg.setId("session-svg");
        title.setMinWidth(USE_PREF_SIZE);
        title.setMaxWidth(Look.px(360));
        id.setMinWidth(USE_PREF_SIZE);
        id.getStyleClass().add("session-id");
        var head = new HBox(title, state, id, facts, Labels.spacer(), mermaid, svg, close);
        head.getStyleClass().add("session-head");
        facts.setMinWidth(0);
        var below = new HBox(expects, Labels.spacer(), earlier);
        below.getStyleClass().add("session-expects");
        var scroll = new ScrollPane(timeline);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain");
        tabs.getTabs().addAll(tab("conversation", conversation), tab("sequence", sequence), tab("timeline", scroll), tab("raw", raw));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedIndexProperty().subscribe(at -> {
            compress.setVisible(at.intValue() == 1);
            write();
        });
        var layered = new StackPane(tabs, compress);
        StackPane.setAlignment(compress, javafx.geometry.Pos.TOP_RIGHT);
        compress.getStyleClass().add("over-tabs");
        compress.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        VBox.setVgrow(layered, Priority.ALWAYS);
        getStyleClass().add("session-detail");
        getChildren().addAll(head, below, layered);
    }

    private static Tab tab(String key, Node body) {
        var tab = new Tab();
        tab.setId("session-tab-" + key);
        tab.textProperty().bind(I18n.text("sessions.tab." + key));
        tab.setContent(body);
        return tab;
    }

    void show(Shown now) {
        boolean same = shown != null && shown.session().id().equals(now.session().id());
        shown = now;
        SessionView session = now.session();
        title.setText(SessionWords.title(session));
        state.show(SessionWords.state(session), SessionWords.tone(session));
        id.getChildren().setAll(Labels.of(session.id().substring(0, Math.min(8, session.id().length())), Style.CODE_SMALL),
                new CopyButton(session::id, I18n.text("kit.copy")));
        facts.setText(I18n.get("sessions.facts", SessionWords.type(session), session.texts(), session.participants().size(),
                Formats.duration(SessionWords.lasted(session)), Formats.bytes(session.bytes())));
        close.setDisable(!SessionWords.open(session));
        earlier.setVisible(now.first() > 0);
        earlier.setManaged(now.first() > 0);
        expects.setText(expectations(now));
        steps = Sequence.of(session, now.entries());
        sequence.show(steps, compress.isSelected());
        timeline.show(steps.participants(), now.entries());
        converse(now, same);
        write();
    }

    /** Follows the end as long as the end is seen. */
    private void converse(Shown now, boolean same) {
        var items = conversation.getItems();
        int had = items.size();
        following = !same || follows(had);
        boolean grown = same && had > 0 && had <= now.entries().size() && now.entries().getFirst().equals(items.getFirst());
        if (grown) {
            items.addAll(now.entries().subList(had, now.entries().size()));
        } else {
            items.setAll(now.entries());
        }
        if (!items.isEmpty() && (!same || grown && items.size() > had && following)) {
            conversation.scrollTo(items.size() - 1);
        }
    }

    /** Whether the last of so many lines is in sight; as before as long as nothing is laid out anew or another tab is shown. */
    private boolean follows(int count) {
        if (tabs.getSelectionModel().getSelectedIndex() == 0 && !conversation.isNeedsLayout()
                && conversation.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> last = flow.getLastVisibleCell();
            following = last == null || last.getIndex() >= count - 1;
        }
        return following;
    }

    /** The raw log is long: it is written only where somebody looks at it. */
    private void write() {
        Shown now = shown;
        if (now != null && !now.equals(written) && tabs.getSelectionModel().getSelectedIndex() == 3) {
            written = now;
            raw.show(now.entries().stream().map(SessionEntry::json).collect(Collectors.joining("\n")), Language.JSON);
        }
    }

    private static String expectations(Shown now) {
        SessionView session = now.session();
        String told = now.expectations().isEmpty() ? "" : I18n.get("sessions.expects", String.join(" · ", now.expectations()));
        if (!session.closeReason().isEmpty()) {
            return I18n.get("sessions.ended", session.closeReason()) + (told.isEmpty() ? "" : " · " + told);
        }
        if (!session.waitingFor().isEmpty()) {
            return I18n.get("sessions.waiting", String.join(", ", session.waitingFor())) + (told.isEmpty() ? "" : " · " + told);
        }
        return told;
    }

    private void mermaid() {
        Clip.copy(SequenceExport.mermaid(steps));
        bench.desk().say(Toast.notice(Icons.COPY, I18n.text("sessions.mermaid-copied")));
    }

    private void svg() {
        if (shown != null) {
            TextFiles.save(bench, "session-" + shown.session().id().substring(0, Math.min(8, shown.session().id().length())) + ".svg",
                    SequenceExport.svg(steps));
        }
    }

    private void close() {
        Shown now = shown;
        if (now == null || !Dialogs.confirm(bench.desk().window(), I18n.get("sessions.close-title", SessionWords.title(now.session())),
                I18n.get("sessions.close-what"), I18n.get("sessions.close"), true)) {
            return;
        }
        bench.mirror().hub().ifPresent(hub -> FxPump.onFx(hub.oversight().closeSession(now.session().id(), "closed by the operator"),
                _ -> {
                    bench.desk().say(Toast.notice(Icons.STOP, I18n.text("sessions.closed", SessionWords.title(now.session()))));
                    model.changed();
                },
                problem -> bench.desk().say(Toast.failure(I18n.text("sessions.not-closed"),
                        new SimpleStringProperty(TextFiles.reason(problem))))));
    }
}
