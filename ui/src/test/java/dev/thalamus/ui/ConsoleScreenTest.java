package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.fake.FakeRpc;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonEditor;
import dev.thalamus.ui.screen.ScreenId;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking the hub by form and as JSON. */
class ConsoleScreenTest extends ThalamusWindowTest {
    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        hub.join("b1", "facturacion");
    }

    @BeforeEach
    void go() {
        goTo(ScreenId.CONSOLE);
        until(() -> methods().getRoot() != null && methods().getRoot().getChildren().size() == 3);
    }

    @Test
    void signalsOfTheAgentThatARequestNamesAreShownBesideItsAnswer() {
        hub.join("a1", "ventas");
        hub.join("b1", "facturacion");
        hub.answering(request -> {
            if (request.contains("agent.transmit")) {
                hub.signal("b1", "a1", SignalType.DOPAMINE, "{}");
                hub.signal("a1", "a1", SignalType.GABA, "{}");
            }
            return FakeRpc.answer(request);
        });

        type("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"agent.transmit\",\"params\":{\"target\":\"facturacion\",\"signal_type\":\"GABA\"}}");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        until(() -> shown("#console-signals") && robot.lookup("#console-signals .signal-type").queryAll().size() == 1);
        assertThat(robot.lookup("← facturacion").tryQuery()).isPresent();
    }

    @Test
    void aMethodIsFoundFilledSentAndItsAnswerShown() {
        choose("transmit");
        until(() -> shown("#param-target"));
        robot.clickOn("#param-target").write("ven");
        robot.push(KeyCode.TAB);
        until(() -> json().contains("\"target\": \"ventas\""));
        robot.interact(() -> robot.lookup("#param-signal_type").<ComboBox<String>>query().setValue("DOPAMINE"));
        assertThat(json()).contains("\"signal_type\": \"DOPAMINE\"");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        until(() -> "result".equals(text("#console-outcome")));
        assertThat(hub.asked().getLast()).contains("\"target\":\"ventas\"", "\"signal_type\":\"DOPAMINE\"");
        assertThat(roots()).isEqualTo(1);
    }

    @Test
    void whatIsTypedInTheJsonIsInTheForm() {
        type("{\"id\":1,\"method\":\"agent.transmit\",\"params\":{\"target\":\"facturacion\",\"signal_type\":\"DOPAMINE\",\"odd\":1}}");
        until(() -> shown("#param-target") && "facturacion".equals(robot.lookup("#param-target").<TextField>query().getText()));
        assertThat(text("#console-note")).contains("odd");
        type("{\"method\":");
        until(() -> text("#console-valid").startsWith("Not JSON"));
        assertThat(robot.lookup("#param-target").<TextField>query().getText()).isEqualTo("facturacion");
    }

    @Test
    void anErrorSaysWhatItIsAndWhatToDo() {
        type("{\"id\":1,\"method\":\"no.such\"}");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        until(() -> "error".equals(text("#console-outcome")));
        assertThat(text("#console-says")).contains("-32601".replace('-', '−'), "Method not found", "list at the left");
        robot.clickOn("Errors");
        until(() -> roots() == 1);
    }

    @Test
    void anErrorOfTheHubIsExplainedInSpanishAndItsBytesStay() {
        type("{\"id\":1,\"method\":\"no.such\"}");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        until(() -> "error".equals(text("#console-outcome")));
        robot.clickOn("Raw");
        robot.interact(() -> I18n.language("es"));
        until(() -> text("#console-says").contains("No existe el método no.such"));
        assertThat(text("#console-says")).doesNotContain("not found");
        assertThat(
                robot.lookup(node -> node instanceof JsonEditor raw && raw.getText().contains("\"Method not found: no.such\"")).tryQuery())
                .isPresent();
    }

    @Test
    void aNotificationGoesWithoutAnId() {
        choose("list");
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.ENTER);
        until(() -> "sent".equals(text("#console-outcome")));
        assertThat(hub.asked().getLast()).contains("agent.list").doesNotContain("\"id\"");
    }

    @Test
    void aBatchIsSentAsOneAndAReplayHangsUnderWhatItRepeats() {
        choose("list");
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.B);
        until(() -> shown("#console-batch-line"));
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        until(() -> "result".equals(text("#console-outcome")));
        assertThat(hub.asked().getLast()).startsWith("[");
        robot.push(KeyCode.SHORTCUT, KeyCode.R);
        until(() -> history().getRoot().getChildren().size() == 1
                && history().getRoot().getChildren().getFirst().getChildren().size() == 3);
        assertThat(hub.asked().stream().filter(asked -> asked.startsWith("["))).hasSize(2);
    }

    @Test
    void withoutAHubTheConsoleSaysSo() {
        control.stop();
        until(() -> robot.lookup("No connection").tryQuery().isPresent());
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        until(() -> "no answer".equals(text("#console-outcome")));
        assertThat(text("#console-says")).contains("stopped");
    }

    @Test
    void aVariableIsAskedForAndFilledIn() {
        type("{\"id\":1,\"method\":\"agent.transmit\",\"params\":{\"target\":\"{{who}}\",\"signal_type\":\"DOPAMINE\"}}");
        until(() -> shown("#console-note") && text("#console-note").contains("who"));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.V);
        until(() -> shown("#console-variables"));
        robot.push(KeyCode.TAB).write("ventas");
        robot.clickOn("#console-variables-save");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        until(() -> "result".equals(text("#console-outcome")));
        assertThat(hub.asked().getLast()).contains("\"target\":\"ventas\"");
    }

    private void choose(String word) {
        robot.interact(() -> {
            for (TreeItem<?> group : methods().getRoot().getChildren()) {
                for (TreeItem<?> item : group.getChildren()) {
                    if (item.getValue().toString().contains("text=" + word + ",")) {
                        select(item);
                    }
                }
            }
        });
    }

    @SuppressWarnings("unchecked")
    private void select(TreeItem<?> item) { ((TreeView<Object>) methods()).getSelectionModel().select((TreeItem<Object>) item); }

    private void type(String json) { robot.interact(() -> editor().setText(json)); }

    private String json() { return editor().getText(); }

    private JsonEditor editor() { return robot.lookup("#console-editor").query(); }

    private TreeView<?> methods() {
        return robot.lookup("#console-methods").<Node>tryQuery().map(found -> (TreeView<?>) found).orElse(new TreeView<>());
    }

    private TreeTableView<?> history() { return robot.lookup("#console-history").query(); }

    private int roots() { return history().getRoot().getChildren().size(); }
}
