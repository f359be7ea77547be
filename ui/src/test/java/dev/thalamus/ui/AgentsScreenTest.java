package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.SignalType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is connected. */
class AgentsScreenTest extends ThalamusWindowTest {
    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        hub.join("a2", "ventas");
        hub.join("b1", "facturacion");
        hub.join("s1", "sim-cliente-1", null, AgentKind.SIMULATED, Protocol.NEURAL);
    }

    @BeforeEach
    void go() {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        until(() -> agents().getItems().size() == 3);
    }

    @Test
    void siblingsFoldUnderTheirName() {
        robot.interact(() -> agents().getSelectionModel().select(2));
        robot.clickOn("ventas");
        robot.push(KeyCode.RIGHT);
        until(() -> agents().getItems().size() == 5);
        robot.push(KeyCode.LEFT);
        until(() -> agents().getItems().size() == 3);
    }

    @Test
    void newcomersAppearAndThoseWhoLeaveStayGrey() {
        hub.join("c1", "archivo");
        until(() -> agents().getItems().size() == 4 && robot.lookup("archivo").tryQuery().isPresent());
        hub.leave("c1", "closed by the agent");
        until(() -> robot.lookup("4 connected · 1 gone in the last 24 h").tryQuery().isPresent());
        assertThat(agents().getItems()).hasSize(4);
    }

    @Test
    void theKindAndTheFilterNarrowTheRows() {
        robot.clickOn("Simulated 1");
        until(() -> agents().getItems().size() == 1);
        robot.clickOn("All 4");
        until(() -> agents().getItems().size() == 3);
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        until(this::filterHasTheKeys);
        robot.write("fact");
        until(() -> agents().getItems().size() == 1);
        robot.write("x");
        until(() -> robot.lookup("No agent matches").tryQuery().isPresent());
    }

    @Test
    void theInspectorTellsWhoItIsAndSendsASignal() {
        hub.signal("b1", "a1", SignalType.DOPAMINE, "{\"ok\":true}");
        robot.clickOn("facturacion");
        until(() -> shown("#inspector") && robot.lookup("b1").tryQuery().isPresent());
        robot.clickOn("Send signal…");
        until(() -> shown("#composer"));
        robot.clickOn("#compose-send");
        until(() -> hub.sent().size() == 1 && !shown("#composer"));
        assertThat(hub.sent().getFirst()).startsWith("facturacion ACTION_POTENTIAL {");
    }

    @Test
    void disconnectingAsksFirst() {
        robot.clickOn("facturacion");
        robot.rightClickOn("facturacion");
        robot.clickOn("Disconnect facturacion…");
        until(() -> robot.lookup("Disconnect facturacion?").tryQuery().isPresent());
        assertThat(hub.disconnected()).isEmpty();
        robot.clickOn("Disconnect");
        until(() -> hub.disconnected().contains("b1"));
    }

    private TableView<?> agents() { return table("#agents-table"); }
}
