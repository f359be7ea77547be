package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.fake.FakeRpc;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.ScreenId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;

/** Looking after the links to other hubs. */
class FederationScreenTest extends ThalamusWindowTest {
    private static final String SECRET = "0123456789abcdef0123456789ab1f3a";
    private static final String DONE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"saved\":true}}";

    @Override
    protected void prepare() { hub.answering(request -> request.contains("\"peer.") ? DONE : FakeRpc.answer(request)); }

    @Test
    void withoutPeersTheScreenTeaches() {
        goTo(ScreenId.FEDERATION);
        assertThat(robot.lookup("No other hub yet").tryQuery()).isPresent();
        robot.push(KeyCode.SHORTCUT, KeyCode.N);
        until(() -> shown("#peer-form"));
        robot.clickOn("#peer-save");
        assertThat(text("#peer-problem")).contains("domain");
        robot.clickOn("#peer-domain").write("empresa-a.com").clickOn("#peer-url").write("ws://10.8.0.4:8765");
        robot.clickOn("#peer-make-token");
        String secret = robot.lookup("#peer-token").<TextField>query().getText();
        robot.clickOn("#peer-save");
        until(() -> !hub.asked().isEmpty() && !shown("#peer-form"));
        assertThat(secret).hasSize(48);
        assertThat(hub.asked().getLast()).contains("peer.add", "empresa-a.com", "ws://10.8.0.4:8765", secret, "\"autoconnect\": true");
    }

    @Test
    void whatTheHubSaysAgainstAPeerIsInTheForm() {
        hub.answering(_ -> "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32602,\"message\":\"that is this hub itself\"}}");
        goTo(ScreenId.FEDERATION);
        robot.push(KeyCode.SHORTCUT, KeyCode.N);
        until(() -> shown("#peer-form"));
        robot.clickOn("#peer-domain").write("a").clickOn("#peer-url").write("ws://a:1").clickOn("#peer-token").write("s")
                .push(KeyCode.ENTER);
        until(() -> text("#peer-problem").contains("this hub itself"));
        assertThat(shown("#peer-form")).isTrue();
    }

    @Test
    void aBlockedLinkIsAProblemThatLeadsToIt() {
        peer("empresa-a.com", new PeerState.Forwarding(), true, 0);
        peer("logistica.example", new PeerState.Blocked("the token is refused"), true, 31);
        until(() -> shown("#problems"));
        assertThat(text("#problems")).isEqualTo("1 problem");
        robot.clickOn("#problems").clickOn("Show");
        until(() -> shown("#federation") && robot.lookup("#peers-table .table-row-cell:selected").tryQuery().isPresent());
        assertThat(says("takes nothing (blocked): 31 signals wait here.")).isTrue();
        assertThat(robot.lookup("••••••••1f3a").tryQuery()).isPresent();
        assertThat(says(SECRET)).isFalse();
    }

    @Test
    void theCountsOfLinksGiveUpTheirSumBeforeTheyTakeAnotherLine() {
        peer("empresa-a.com", new PeerState.Forwarding(), true, 0);
        peer("logistica.example", new PeerState.Lagging(), true, 0);
        peer("archivo.example", new PeerState.Disabled(), false, 0);
        goTo(ScreenId.FEDERATION);
        until(() -> countsAt(1_000).equals(List.of("3 links · 1 forwarding · 1 lagging · 1 cut")));
        double all = widthOfCounts();
        assertThat(countsAt(all)).containsExactly("3 links · 1 forwarding · 1 lagging · 1 cut");
        assertThat(countsAt(all - 2)).containsExactly("1 forwarding · 1 lagging · 1 cut");
        assertThat(countsAt(all / 2)).hasSize(2).noneMatch(line -> line.startsWith("·") || line.endsWith("·"));
    }

    private double widthOfCounts() {
        var width = new double[1];
        robot.interact(() -> width[0] = robot.lookup("#link-counts").<Region>query().prefWidth(-1));
        return width[0];
    }

    /** What the counts say line by line, where they have that much room. */
    private List<String> countsAt(double width) {
        var lines = new ArrayList<String>();
        robot.interact(() -> {
            Region counts = robot.lookup("#link-counts").query();
            counts.resize(width, counts.prefHeight(width));
            counts.layout();
            double last = Double.MAX_VALUE;
            for (Node part : counts.getChildrenUnmodifiable()) {
                if (part.isVisible() && part.isManaged() && part instanceof Labeled words) {
                    if (part.getLayoutX() <= last) {
                        lines.add(words.getText());
                    } else {
                        lines.set(lines.size() - 1, lines.getLast() + " " + words.getText());
                    }
                    last = part.getLayoutX();
                }
            }
        });
        return lines;
    }

    @Test
    void aBacklogLeadsToWhatWaits() {
        peer("logistica.example", new PeerState.Lagging(), true, 31);
        goTo(ScreenId.FEDERATION);
        until(() -> robot.lookup("#peers-table .leads").lookup("31").tryQuery().isPresent());
        robot.clickOn(robot.lookup("#peers-table .leads").lookup("31").<Node>query());
        until(() -> shown("#stream") && robot.lookup("#stream .filter-text").<StyleClassedTextArea>query().getText()
                .equals("to:*@logistica.example outcome:queued"));
    }

    @Test
    void aLinkIsCutAndTheCutTakenBack() {
        peer("empresa-a.com", new PeerState.Forwarding(), true, 0);
        open("empresa-a.com");
        robot.clickOn("#federation-cut");
        until(() -> robot.lookup("Undo").tryQuery().isPresent());
        assertThat(hub.asked().getLast()).contains("peer.disable", "empresa-a.com");
        peer("empresa-a.com", new PeerState.Disabled(), false, 0);
        until(() -> shown("#federation-enable"));
        robot.clickOn("Undo");
        until(() -> hub.asked().getLast().contains("peer.enable"));
        assertThat(robot.lookup("cut").tryQuery()).isPresent();
    }

    @Test
    void whatWaitsIsCountedBeforeAPeerIsRemoved() {
        peer("archivo.example", new PeerState.Lagging(), true, 1_204);
        open("archivo.example");
        robot.push(KeyCode.SHORTCUT, KeyCode.DELETE);
        until(() -> says("1,204 signals wait for it and are refused"));
        assertThat(hub.asked()).noneMatch(asked -> asked.contains("peer.remove"));
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void aDryRunShowsEveryHubOnTheWay() {
        peer("empresa-a.com", new PeerState.Forwarding(), true, 0);
        hub.answering(_ -> """
                {"jsonrpc":"2.0","id":1,"result":{"hops":[{"hub":"empresa-b.com","outcome":"forwarded","detail":"to empresa-a.com"},
                {"hub":"empresa-a.com","outcome":"delivered","detail":"the next of 2 agents called comprador"}]}}""");
        open("empresa-a.com");
        robot.push(KeyCode.SHORTCUT, KeyCode.D);
        until(() -> shown("#route-question"));
        robot.clickOn("#route-question").write("comprador@empresa-a.com").push(KeyCode.ENTER);
        until(() -> robot.lookup("the next of 2 agents called comprador").tryQuery().isPresent());
        assertThat(hub.asked().getLast()).contains("route.trace", "comprador@empresa-a.com");
        assertThat(robot.lookup(".route-hop").queryAll()).hasSize(2);
    }

    @Test
    void signalsMoveOnTheirLinkUnlessMotionIsUnwanted() {
        hub.join("a1", "ventas");
        peer("empresa-a.com", new PeerState.Forwarding(), true, 0);
        open("empresa-a.com");
        until(() -> passing() && moving() > 0);
        for (int i = 0; i < 500; i++) {
            passing();
        }
        until(() -> text("#link-lights-sampled").startsWith("1 of"));
        assertThat(moving()).isLessThanOrEqualTo(24);
        robot.interact(() -> Look.lessMotionProperty().set(true));
        try {
            until(() -> passing() && moving() == 0);
        } finally {
            robot.interact(() -> Look.lessMotionProperty().set(false));
        }
    }

    private boolean passing() {
        hub.signal("a1", "comprador@empresa-a.com", SignalType.DOPAMINE, "{}", Outcome.FORWARDED, Reason.NONE, 90_000);
        return true;
    }

    private long moving() {
        return robot.lookup("#link-lights").<Pane>query().getChildren().stream().filter(Circle.class::isInstance).count();
    }

    @Test
    void anAgentOfAnotherHubKeepsItsButtonWhileItsNumbersMove() {
        peer("empresa-a.com", new PeerState.Forwarding(), true, 0);
        hub.remote(new RemoteAgentView("comprador", "empresa-a.com", "cafe", true, 1.0, 0, 0));
        goTo(ScreenId.FEDERATION);
        until(() -> robot.lookup(".remote-agent").queryAll().size() == 1);
        Node button = robot.lookup(".remote-agent").query();
        robot.interact(button::requestFocus);
        hub.remote(new RemoteAgentView("comprador", "empresa-a.com", "cafe", true, 2.0, 40, 30));
        hub.remote(new RemoteAgentView("vendedor", "empresa-a.com", "face", true, 2.0, 0, 0));
        until(() -> robot.lookup(".remote-agent").queryAll().size() == 2);
        assertThat(robot.lookup(".remote-agent").queryAll()).contains(button);
        assertThat(button.isFocused()).isTrue();
        robot.interact(() -> ((Button) button).fire());
        until(() -> robot.lookup("#inspector").lookup("40").tryQuery().isPresent()
                && robot.lookup("#inspector").lookup("30").tryQuery().isPresent());
    }

    @Test
    void theWayOfASignalIsSaidInTheWindowsLanguage() {
        peer("empresa-a.com", new PeerState.Forwarding(), true, 0);
        hub.answering(
                _ -> """
                        {"jsonrpc":"2.0","id":1,"result":{"hops":[{"hub":"empresa-b.com","outcome":"forwarded","detail":"to empresa-a.com, which is lagging"},
                        {"hub":"empresa-a.com","outcome":"delivered","detail":"the next of 2 agents called comprador"}]}}""");
        robot.interact(() -> I18n.language("es"));
        open("empresa-a.com");
        robot.push(KeyCode.SHORTCUT, KeyCode.D);
        until(() -> shown("#route-question"));
        robot.clickOn("#route-question").write("comprador@empresa-a.com").push(KeyCode.ENTER);
        until(() -> says("el siguiente de 2 agentes llamados comprador") && says("a empresa-a.com, que está con retraso"));
    }

    @Test
    void agentsOfOtherHubsAreAmongTheAgents() {
        peer("empresa-a.com", new PeerState.Forwarding(), true, 0);
        hub.remote(new RemoteAgentView("comprador", "empresa-a.com", "cafe", true, 1.0, 0, 0));
        goTo(ScreenId.FEDERATION);
        until(() -> robot.lookup("comprador").tryQuery().isPresent());
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        until(() -> robot.lookup("#agents-table").<TableView<?>>query().getItems().size() == 1);
        assertThat(robot.lookup("remote").tryQuery()).isPresent();
    }

    private boolean says(String words) {
        return robot.lookup(node -> node instanceof Labeled label && String.valueOf(label.getText()).contains(words)).tryQuery()
                .isPresent();
    }

    private void open(String domain) {
        goTo(ScreenId.FEDERATION);
        until(() -> shown("#peers-table") && robot.lookup("#peers-table").lookup(domain).tryQuery().isPresent());
        robot.clickOn(robot.lookup("#peers-table").lookup(domain).<Node>query());
        until(() -> robot.lookup("#peers-table .table-row-cell:selected").tryQuery().isPresent());
    }

    private void peer(String domain, PeerState state, boolean enabled, long backlog) {
        hub.peer(new PeerView(new RemoteHub(domain, "wss://" + domain + ":8765", SECRET, enabled, true, ""), state, "thalamus", 3_100_000,
                backlog,
                backlog * 300, "", 188, 164, 0, 0, 0, enabled ? 1 : 0, enabled, enabled, 2, 0, 0));
    }
}
