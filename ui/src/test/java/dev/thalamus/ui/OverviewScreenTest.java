package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.kit.Clip;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The first thing a person sees. */
class OverviewScreenTest extends ThalamusWindowTest {
    @Test
    void teachesHowToConnectAndTurnsGreenWhenTheFirstAgentComes() {
        until(() -> shown("#connect-card") && robot.lookup("Waiting for the first agent").tryQuery().isPresent());
        assertThat(robot.lookup("#connect-address").<TextInputControl>query().getText()).isEqualTo("ws://127.0.0.1:8765");
        robot.clickOn("#connect-copy");
        assertThat(WaitForAsyncUtils.waitForAsyncFx(10_000, Clip::text)).isEqualTo("ws://127.0.0.1:8765");
        hub.join("a1", "ventas");
        until(() -> robot.lookup("ventas is connected").tryQuery().isPresent());
        assertThat(robot.lookup("#connect-card").query().getStyleClass()).contains("arrived");
        until(() -> shown("#tile-agents"));
    }

    @Test
    void startsTheDemo() {
        until(() -> shown("#start-demo") && !robot.lookup("#start-demo").query().isDisabled());
        robot.clickOn("#start-demo");
        until(demo::running);
    }

    @Test
    void saysWhichPortWasTaken() {
        control.set(new HubStatus(HubStatus.Phase.RUNNING, hub, 8764, ""));
        until(() -> robot.lookup("Port 8764 is taken by another program. The hub listens at ws://127.0.0.1:8765.").tryQuery().isPresent());
    }

    @Test
    void saysWhyTheHubDidNotStart() {
        control.set(new HubStatus(HubStatus.Phase.STOPPED, null, 0, "the folder is read-only"));
        until(() -> robot.lookup("It did not start: the folder is read-only").tryQuery().isPresent()
                && "1 problem".equals(text("#problems")));
    }

    @Test
    void aTileOpensItsScreen() {
        hub.join("a1", "ventas");
        until(() -> shown("#tile-signals"));
        hub.signal("a1", "a1", SignalType.GABA, "{}");
        robot.clickOn("#tile-signals");
        until(() -> shown("#stream-table"));
    }
}
