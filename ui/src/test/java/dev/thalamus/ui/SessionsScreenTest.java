package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.ExpectationView.State;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.fake.FakeTalk;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.shell.Screens;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;

/** Conversations. */
class SessionsScreenTest extends ThalamusWindowTest {
    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        hub.join("b1", "inventario");
        hub.oversight().session(new FakeTalk("11111111aaaa", "", "consulting", "ana", "luis").say("ana", "What is the price?")
                .after(900).say("luis", "Twelve.").hub("ag2.channel.closed", "consulting_complete")
                .done("closed", "consulting_complete", ""));
        hub.oversight().session(talk().done("active", "", "inventario"));
    }

    private static FakeTalk talk() {
        return new FakeTalk("22222222bbbb", "Pedido P-20418", "discussion", "ventas", "inventario", "facturacion").after(300_000)
                .say("ventas", "reserva SEN-T4; cantidad #120").after(4).say("inventario", "reservado: 120", "ventas").after(5_000)
                .say("ventas", "emitir factura <1840.50>", "facturacion");
    }

    private void openScreen() {
        robot.push((KeyCodeCombination) Screens.ALL.stream().filter(one -> one.id().area().equals("sessions")).findFirst().orElseThrow()
                .key());
        until(() -> shown("#sessions") && sessions().getItems().size() == 2);
    }

    private ListView<SessionView> sessions() { return robot.lookup("#sessions-list").query(); }

    private ListView<?> conversation() { return robot.lookup("#session-conversation").query(); }

    private void openPedido() {
        openScreen();
        robot.clickOn("Pedido P-20418");
        until(() -> shown("#session-conversation") && !conversation().getItems().isEmpty());
    }

    @Test
    void theLastActiveComesFirstAndSaysHowItStands() {
        openScreen();
        assertThat(sessions().getItems()).extracting(SessionView::title).containsExactly("Pedido P-20418", "");
        assertThat(robot.lookup("inventario is next").tryQuery()).isPresent();
        assertThat(robot.lookup("Consultation").tryQuery()).isPresent();
        assertThat(robot.lookup("1 open of 2").tryQuery()).isPresent();
    }

    @Test
    void aSessionIsReadAndGrowsWhileItIsLookedAt() {
        openPedido();
        assertThat(conversation().getItems()).hasSize(4);
        until(() -> robot.lookup("reservado: 120").tryQuery().isPresent());
        hub.oversight().session(talk().after(10).say("facturacion", "factura F-7732").done("active", "", "ventas"));
        until(() -> conversation().getItems().size() == 5 && robot.lookup("ventas is next").tryQuery().isPresent());
        assertThat(sessions().getSelectionModel().getSelectedItem().title()).isEqualTo("Pedido P-20418");
    }

    @Test
    void theFilterSpeaksTheLanguageOfSessions() {
        openScreen();
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        robot.write("state:closed agent:luis");
        until(() -> sessions().getItems().size() == 1);
        robot.write("x");
        until(() -> robot.lookup("No session matches").tryQuery().isPresent());
        robot.clickOn("Show all");
        until(() -> sessions().getItems().size() == 2);
    }

    @Test
    void theSequenceIsCopiedAsMermaid() {
        openPedido();
        robot.clickOn("Sequence");
        until(() -> shown("#session-sequence"));
        robot.clickOn("#session-mermaid");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clip.text());
        assertThat(copied[0]).startsWith("sequenceDiagram\n    participant p0 as ventas\n")
                .contains("p0->>p1: reserva SEN-T4#59; cantidad #35;120", "p0->>p2: reserva", "p1->>p0: reservado: 120",
                        "Note over p0,p2: 5.00\u00a0s without a message")
                .doesNotContain("p1->>p2");
    }

    @Test
    void theRawLogIsOneObjectALine() {
        openPedido();
        robot.clickOn("Raw");
        until(() -> robot.lookup("#session-raw .code-view").<org.fxmisc.richtext.CodeArea>query().getText().lines().count() == 4);
    }

    @Test
    void theTimelineSaysHowLongItTook() {
        openPedido();
        robot.clickOn("Timeline");
        until(() -> shown("#session-timeline"));
        assertThat(robot.lookup("#session-timeline").query().getAccessibleText()).isEqualTo("4 marks within 5\u00a0min");
    }

    @Test
    void closingAsksFirstAndThenTellsTheHub() {
        openPedido();
        robot.clickOn("#session-close");
        until(() -> robot.lookup("Close “Pedido P-20418”?").tryQuery().isPresent());
        robot.push(KeyCode.ESCAPE);
        until(() -> robot.lookup("Close “Pedido P-20418”?").tryQuery().isEmpty());
        assertThat(hub.oversight().done()).isEmpty();
        robot.clickOn("#session-close");
        until(() -> robot.lookup("Close “Pedido P-20418”?").tryQuery().isPresent());
        robot.clickOn(robot.lookup(".dialog-pane .button.danger").<javafx.scene.Node>query());
        until(() -> hub.oversight().done().equals(java.util.List.of("close 22222222bbbb closed by the operator")));
        until(() -> robot.lookup("0 open of 2").tryQuery().isPresent() && robot.lookup("#session-close").query().isDisabled());
    }

    /** Three signals of one conversation; the last one waits. */
    private void talkInSignals() {
        hub.signal("a1", "b1", SignalType.ACTION_POTENTIAL, "{\"conversation\":\"Ticket T-1182\",\"text\":\"Is it there?\"}");
        hub.signal("b1", "a1", SignalType.DOPAMINE, "{\"conversation\":\"Ticket T-1182\",\"left\":7}");
        hub.signal("a1", "b1", SignalType.GABA, "{\"conversation\":\"Ticket T-1182\",\"text\":\"Hold it\"}", Outcome.QUEUED, Reason.OFFLINE,
                0);
    }

    private void openTicket() {
        talkInSignals();
        robot.push((KeyCodeCombination) Screens.ALL.stream().filter(one -> one.id().area().equals("sessions")).findFirst().orElseThrow()
                .key());
        until(() -> shown("#sessions") && sessions().getItems().size() == 3);
        robot.clickOn("Ticket T-1182");
        until(() -> shown("#session-conversation") && conversation().getItems().size() == 3);
    }

    @Test
    void aConversationOfSignalsIsReadAsASession() {
        openTicket();
        until(() -> robot.lookup("Is it there?").tryQuery().isPresent() && robot.lookup("left 7").tryQuery().isPresent());
        assertThat(text("#session-facts")).startsWith("NeuralHub · 3 messages · 2 agents");
        assertThat(shown("#session-close")).as("nobody can close it").isFalse();
        hub.signal("b1", "a1", SignalType.SEROTONIN, "{\"conversation\":\"Ticket T-1182\",\"text\":\"Thank you\"}");
        until(() -> conversation().getItems().size() == 4 && robot.lookup("Thank you").tryQuery().isPresent());
        assertThat(sessions().getSelectionModel().getSelectedItem().title()).isEqualTo("Ticket T-1182");
    }

    @Test
    void whatWaitsIsDashedAndToldInTheDiagram() {
        openTicket();
        robot.clickOn("#session-mermaid");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clip.text());
        assertThat(copied[0]).contains("p0->>p1: Is it there?", "p1->>p0: left 7", "p0-->>p1: Hold it (queued)");
    }

    @Test
    void aLineOfSignalsLeadsToTheStream() {
        openTicket();
        robot.clickOn("left 7");
        until(() -> shown("#session-line"));
        robot.clickOn("#session-line-stream");
        until(() -> shown("#stream"));
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        until(() -> shown("#session-stream"));
        robot.clickOn("#session-stream");
        until(() -> shown("#stream") && robot.lookup("#stream .filter-text").<StyleClassedTextArea>query().getText()
                .equals("conversation:\"Ticket T-1182\""));
    }

    @Test
    void sessionsAreToldApartByProtocol() {
        openTicket();
        robot.clickOn("AG2 2");
        until(() -> sessions().getItems().size() == 2);
        robot.clickOn("Signals 1");
        until(() -> sessions().getItems().size() == 1);
        robot.clickOn("All 3");
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        robot.write("protocol:neural");
        until(() -> sessions().getItems().size() == 1);
    }

    @Test
    void aLineIsShownWholeAndPutAway() {
        openPedido();
        until(() -> robot.lookup("reservado: 120").tryQuery().isPresent());
        robot.clickOn("reservado: 120");
        until(() -> robot.lookup("#session-line .code-view").<org.fxmisc.richtext.CodeArea>tryQuery()
                .filter(code -> code.getText().contains("\"text\": \"reservado: 120\"")).isPresent());
        robot.clickOn("#session-line-close");
        until(() -> !shown("#session-line"));
    }

    @Test
    void whatCannotBeReadIsSaid() {
        hub.oversight().unreadable("the store is too busy now, try again");
        robot.push((KeyCodeCombination) Screens.ALL.stream().filter(one -> one.id().area().equals("sessions")).findFirst().orElseThrow()
                .key());
        until(() -> robot.lookup("This could not be read").tryQuery().isPresent()
                && robot.lookup("the store is too busy now, try again").tryQuery().isPresent());
        hub.oversight().unreadable(null);
        until(() -> sessions().getItems().size() == 2);
    }

    private static ExpectationView expectation(int index, String name, String handler, ExpectationView.State state, int missed,
            ExpectationView.Wait... waits) {
        return new ExpectationView(index, name, 120, handler, List.of(), state, List.of(waits), missed,
                missed == 0 ? List.of() : List.of(new ExpectationView.Miss(List.of("inventario"), "2026-11-21T09:43:20+00:00", 131)));
    }

    private static ExpectationView.Wait wait(String who, long secondsLeft) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return new ExpectationView.Wait(who, now.plusSeconds(secondsLeft - 120).toString(), now.plusSeconds(secondsLeft).toString());
    }

    @Test
    void whatASessionExpectsIsToldLive() {
        hub.oversight().expects("22222222bbbb", List.of(
                expectation(0, "turn_within", "warn", State.RUNNING, 0, wait("inventario", 3_000)),
                expectation(1, "max_silence", "audit", State.IDLE, 0)));
        openPedido();
        robot.clickOn("Expectations");
        until(() -> robot.lookup("A turn is taken within 2\u00a0min").tryQuery().isPresent()
                && robot.lookup("running").tryQuery().isPresent()
                && robot.lookup("nothing asked yet").tryQuery().isPresent());
        assertThat(robot.lookup("Else it goes on the record, and who is late is warned.").tryQuery()).isPresent();
        assertThat(robot.lookup("#session-expectations .label").<Label>queryAll()).extracting(Label::getText)
                .anyMatch(words -> words.startsWith("until ") && words.endsWith(" left"));
        hub.oversight().expects("22222222bbbb", List.of(
                expectation(0, "turn_within", "warn", State.MISSED, 1, wait("inventario", -11)),
                expectation(1, "max_silence", "audit", State.MET, 0)));
        until(() -> robot.lookup("Expectations (1 missed)").tryQuery().isPresent() && robot.lookup("missed").tryQuery().isPresent()
                && robot.lookup("met").tryQuery().isPresent());
        assertThat(robot.lookup("#session-expectations .label").<Label>queryAll()).extracting(Label::getText)
                .anyMatch(words -> words.startsWith("since ") && words.endsWith(" late"))
                .anyMatch(words -> words.startsWith("Missed once\n") && words.endsWith(": inventario, after 2\u00a0min"));
    }

    @Test
    void signalsExpectNothing() {
        openTicket();
        assertThat(robot.lookup("Expectations").tryQuery()).isEmpty();
        robot.clickOn("Pedido P-20418");
        until(() -> robot.lookup("Expectations").tryQuery().isPresent());
        robot.clickOn("Expectations");
        until(() -> robot.lookup("This session expects nothing of anybody by a time.").tryQuery().isPresent());
    }

    @Test
    void aSessionIsReplayedStepByStepAndThenByItself() {
        openPedido();
        robot.clickOn("#session-replay");
        until(() -> shown("#session-replay-bar"));
        robot.interact(() -> { // it plays already: in one go from the beginning, wherever it is
            robot.lookup("#session-replay-slider").<Slider>query().setValue(1);
            robot.lookup("#session-replay-forward").queryButton().fire();
        });
        until(() -> conversation().getItems().size() == 2);
        robot.clickOn("#session-replay-back");
        until(() -> conversation().getItems().size() == 1);
        assertThat(text("#session-replay-now")).startsWith("1 of 4 · ");
        robot.clickOn("16 ×");
        robot.clickOn("#session-replay-play");
        until(() -> conversation().getItems().size() == 4 && robot.lookup("#session-replay-forward").query().isDisabled());
        robot.clickOn("#session-replay-back");
        until(() -> conversation().getItems().size() == 3);
        robot.clickOn("#session-replay-end");
        until(() -> conversation().getItems().size() == 4 && !shown("#session-replay-bar"));
        assertThat(hub.oversight().done()).as("nothing is sent or changed").isEmpty();
    }

    @Test
    void twoSessionsAreComparedAndTheirDifferencesFound() {
        hub.oversight().session(new FakeTalk("33333333cccc", "Pedido P-20411", "discussion", "ventas", "inventario", "facturacion")
                .say("ventas", "reserva SEN-T4; cantidad #120").after(7).say("inventario", "reservado: 80", "ventas")
                .say("inventario", "faltan 40", "ventas").done("active", "", ""));
        robot.push((KeyCodeCombination) Screens.ALL.stream().filter(one -> one.id().area().equals("sessions")).findFirst().orElseThrow()
                .key());
        until(() -> shown("#sessions") && sessions().getItems().size() == 3);
        robot.clickOn("Pedido P-20418");
        until(() -> shown("#session-conversation"));
        robot.clickOn("#sessions-compare");
        until(() -> robot.lookup("Choose the other session in the list").tryQuery().isPresent());
        robot.clickOn("Pedido P-20411");
        ListView<?> rows = robot.lookup("#session-compare-rows").query();
        until(() -> rows.getItems().size() == 5);
        for (String words : List.of("2 the same", "1 differs", "1 only left", "1 only right", "faltan 40", "emitir factura <1840.50>")) {
            until(() -> robot.lookup(words).tryQuery().isPresent());
        }
        robot.clickOn("#session-compare-next");
        assertThat(rows.getSelectionModel().getSelectedIndex()).isEqualTo(2);
        robot.clickOn("#session-compare-only");
        until(() -> rows.getItems().size() == 3);
        robot.clickOn("#session-compare-swap");
        until(() -> robot.lookup("#session-compare-view .sides .title").<Label>queryAll().stream().map(Label::getText).toList()
                .equals(List.of("Pedido P-20411", "Pedido P-20418")));
        robot.clickOn("#session-compare-end");
        until(() -> shown("#session-conversation") && !shown("#session-compare-view"));
    }

    @Test
    void earlierMessagesOfAConversationOfSignalsAreLoaded() {
        for (int i = 0; i < 320; i++) {
            hub.signal("a1", "b1", SignalType.DOPAMINE, "{\"conversation\":\"Ticket T-1183\",\"text\":\"n" + i + "\"}");
        }
        robot.push((KeyCodeCombination) Screens.ALL.stream().filter(one -> one.id().area().equals("sessions")).findFirst().orElseThrow()
                .key());
        until(() -> shown("#sessions") && sessions().getItems().size() == 3);
        robot.clickOn("Ticket T-1183");
        until(() -> shown("#session-conversation") && conversation().getItems().size() == 300 && shown("#session-earlier"));
        robot.clickOn("#session-earlier");
        until(() -> conversation().getItems().size() == 320 && !shown("#session-earlier"));
        hub.signal("a1", "b1", SignalType.DOPAMINE, "{\"conversation\":\"Ticket T-1183\",\"text\":\"new\"}");
        until(() -> conversation().getItems().size() == 321);
    }
}
