package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.fake.FakeTalk;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.shell.Screens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** Names and reasons of strangers are on every screen: none shows, in its words, tooltips or to a screen reader, what cannot be seen. */
class NothingInvisibleTest extends ThalamusWindowTest {
    /** Turns what follows around, so that another name seems to stand there. */
    private static final String HIDDEN = "\u202E";
    private static final String EVA = "eva" + HIDDEN, LUIS = "luis" + HIDDEN + "sol", FAR = "far" + HIDDEN + ".com";

    @Override
    protected void prepare() {
        hub.join("e1", EVA);
        hub.join("l1", LUIS);
        hub.join("g1", "gone" + HIDDEN);
        for (int i = 0; i < 5; i++) {
            hub.signal("e1", "l1", SignalType.DOPAMINE, "{\"conversation\":\"T" + HIDDEN + "\",\"n\":1}");
            hub.signal("l1", "e1", SignalType.SEROTONIN, "{}");
        }
        hub.leave("g1", "because" + HIDDEN);
        hub.queue(new QueueView("gone" + HIDDEN, 2, 200, hub.now() - 9_000, hub.now() + 9_000, Reason.OFFLINE, 2, 0));
        hub.peer(new PeerView(new RemoteHub(FAR, "ws://far:8765", "secret", true, true, ""), new PeerState.Retrying(2_000), "thalamus", 0,
                3, 300,
                "it said " + HIDDEN, 1, 1, 0, 0, 0, 1, true, true, 2, 0, 0));
        hub.remote(new RemoteAgentView("ana" + HIDDEN, FAR, "cafe", true, 1.0, 0, 0));
        hub.oversight().session(new FakeTalk("1111", "", "consulting" + HIDDEN, EVA, LUIS).say(EVA, "hello", LUIS).say(LUIS, "yes")
                .done("active", "", LUIS));
        hub.oversight().identity(new IdentityView("01", EVA, "own" + HIDDEN, "m", "agent", "none", Protocol.NETWORK, false,
                "2026-11-21T05:18:14+00:00", "sums" + HIDDEN, List.of("sum" + HIDDEN), List.of(), Map.of(),
                "{\"access\":{\"inbound_from\":[\"x" + HIDDEN + "*\"]}}", true, false, Map.of(), 3, List.of()));
        hub.oversight().audit(new AuditEntry(1, 1_795_238_294_000_000L, "refused", List.of(EVA), "own", "", "e" + HIDDEN));
        long now = hub.now();
        List.<HubEvent>of(new HubEvent.SignalsRefused(now, EVA, LUIS, Reason.UNKNOWN_TARGET, 3),
                new HubEvent.SessionOpened(now, "1111", "consulting", EVA, List.of(EVA, LUIS)),
                new HubEvent.SessionClosed(now, "1111", "consulting", "bored" + HIDDEN),
                new HubEvent.MessageRejected(now, "127.0.0.1:1", EVA, "no" + HIDDEN),
                new HubEvent.RpcAnswered(now, EVA, "m" + HIDDEN, -32_601, java.time.Duration.ofMillis(1)),
                new HubEvent.PeerChanged(now, FAR, new PeerState.Connected(), new PeerState.Retrying(2_000), "gone" + HIDDEN),
                new HubEvent.Fault(now, "a message of " + EVA, "what" + HIDDEN)).forEach(hub.events()::publish);
    }

    @Test
    void whatIsInvisibleInAWordOfAStrangerIsSpelledOnEveryScreen() {
        var unseen = new TreeSet<String>();
        int spelled = 0;
        for (Screens.Entry screen : Screens.ALL) {
            goTo(screen.id());
            until(() -> robot.lookup("#status-agents .number").queryLabeled().getText().equals("2"));
            robot.from(robot.lookup("#" + screen.id().area())).lookup(".table-view").tryQueryAs(TableView.class).ifPresent(this::first);
            if (screen.id() == ScreenId.SESSIONS) {
                until(() -> !robot.lookup("#sessions-list").<ListView<?>>query().getItems().isEmpty());
                robot.interact(() -> robot.lookup("#sessions-list").<ListView<?>>query().getSelectionModel().select(0));
                until(() -> shown("#session-conversation"));
            }
            spelled += look(screen.id(), unseen);
        }
        assertThat(unseen).isEmpty();
        assertThat(spelled).as("places where it is spelled: the names are there").isGreaterThan(10);
    }

    private void first(TableView<?> rows) {
        until(() -> !rows.getItems().isEmpty());
        robot.interact(rows::requestFocus);
        robot.push(KeyCode.DOWN);
        robot.interact(() -> rows.getSelectionModel().select(0));
    }

    private int look(ScreenId screen, Set<String> unseen) {
        int[] spelled = {0};
        robot.interact(() -> walk(stage.getScene().getRoot(), screen + "", unseen, spelled));
        return spelled[0];
    }

    private static void walk(Node node, String path, Set<String> unseen, int[] spelled) {
        if (!node.isVisible() || node.getStyleClass().contains("json-tree") || node.getStyleClass().contains("code-view")) {
            return; // contents, which are shown as they are
        }
        String here = path + " > " + node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId());
        told(node.getAccessibleText(), here + " (for screen readers)", unseen, spelled);
        if (node instanceof Labeled label) {
            told(label.getText(), here, unseen, spelled);
        }
        if (node instanceof Text text) {
            told(text.getText(), here, unseen, spelled);
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            told(control.getTooltip().getText(), here + " (tooltip)", unseen, spelled);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, here, unseen, spelled));
        }
    }

    private static void told(String text, String where, Set<String> unseen, int[] spelled) {
        if (text != null && text.contains(HIDDEN)) {
            unseen.add(where.replaceAll("^(.*?) > .*( > .* > .* > .*)$", "$1 …$2") + ": " + text.replace(HIDDEN, "!!"));
        } else if (text != null && text.contains("‹U+202E›")) {
            spelled[0]++;
        }
    }
}
