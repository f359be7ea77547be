package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.screen.ScreenId;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What overview, agents and queues say when there is nothing, too much, or something is wrong. */
class ScreenStatesTest extends ThalamusWindowTest {
    private static final int MANY_AGENTS = 1_000;
    private static final int MANY_SIGNALS = 100_000;
    private static final StoreHealth STALLED = new StoreHealth(StoreHealth.State.STALLED,
            "The disk has 12 MiB free, the floor is 200 MiB", 1_000, 1_000);

    @Test
    void aStoppedHubIsSaidAndNoNumberPretends() {
        hub.join("a1", "ventas");
        until(() -> shown("#tile-agents") && robot.lookup("#tile-agents .value").<Labeled>query().getText().equals("1"));
        control.stop();
        until(() -> robot.lookup("#hub-notice .banner").tryQuery().isPresent());
        for (String tile : new String[]{"agents", "signals", "pending", "peers"}) {
            assertThat(text("#tile-" + tile + " .value")).isEqualTo("—");
        }
        robot.clickOn(robot.lookup("#hub-notice .button").<Button>query());
        until(() -> robot.lookup("#tile-agents .value").<Labeled>query().getText().equals("1"));
        assertThat(robot.lookup("#hub-notice .banner").tryQuery()).isEmpty();
        assertThat(control.starts()).isEqualTo(2);
    }

    @Test
    void aStoreThatTakesNothingIsSaidInTheWindowsLanguage() {
        hub.join("a1", "ventas");
        until(() -> shown("#tile-agents"));
        hub.store(STALLED);
        until(() -> says("the disk has 12 MiB free, the floor is 200 MiB"));
        goTo(ScreenId.QUEUES);
        until(() -> robot.lookup("#hub-notice .banner").tryQuery().isPresent());
        robot.interact(() -> I18n.language("es"));
        until(() -> says("el disco tiene 12 MiB libres, el mínimo es 200 MiB"));
        hub.store(new StoreHealth(StoreHealth.State.OK, "", 1_000, 1_000));
        until(() -> robot.lookup("#hub-notice .banner").tryQuery().isEmpty());
    }

    @Test
    void withoutAgentsAndSignalsTheScreensSayWhatToDo() {
        goTo(ScreenId.AGENTS);
        until(() -> robot.lookup(".empty-state").queryAll().stream().anyMatch(node -> node.isVisible()));
        assertThat(robot.lookup("#agents-connect").tryQuery()).isPresent();
        goTo(ScreenId.QUEUES);
        until(() -> robot.lookup("#queues-table .empty-state").queryAll().stream().anyMatch(node -> node.isVisible()));
        control.stop();
        until(() -> says("The hub is stopped"));
    }

    @Test
    void oneOfAThousandAgentsIsFound() {
        for (int i = 0; i < MANY_AGENTS; i++) {
            hub.join("h" + i, "agente-" + i);
        }
        goTo(ScreenId.AGENTS);
        until(() -> table("#agents-table").getItems().size() == MANY_AGENTS);
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        until(this::filterHasTheKeys);
        robot.write("agente-777");
        until(() -> table("#agents-table").getItems().size() == 1);
        for (int i = 0; i < MANY_AGENTS; i++) {
            hub.leave("h" + i, "closed");
        }
        until(() -> says("0 connected · 1,000 gone in the last 24 h"));
    }

    @Test
    void aHundredThousandWaitingSignalsAreCountedThoughNotAllAreShown() {
        waiting(MANY_SIGNALS);
        openQueue();
        until(() -> "Delete 100,000".equals(text("#queues-delete")));
        int rows = table("#waiting-table").getItems().size();
        assertThat(rows).isBetween(1, 20_000);
        assertThat(says("100,000 signals wait")).isTrue();
        robot.clickOn(robot.lookup("#waiting-more").<Button>query());
        until(() -> table("#waiting-table").getItems().size() > rows);
    }

    @Test
    void whatCannotBeReadNowStaysInSightAndIsSaid() {
        waiting(5);
        openQueue();
        until(() -> table("#waiting-table").getItems().size() == 5);
        hub.queues().breaks("the store takes nothing now");
        hub.queues().add("archivo", "ventas", SignalType.GABA, "{}", 0);
        until(() -> says("the store takes nothing now"));
        assertThat(table("#waiting-table").getItems()).hasSize(5);
        assertThat(robot.lookup("#queues-delete").query().isDisabled()).isTrue();
        hub.queues().breaks(null);
        hub.queues().add("archivo", "ventas", SignalType.GABA, "{}", 0);
        until(() -> table("#waiting-table").getItems().size() == 7);
    }

    private void waiting(int count) {
        hub.join("a1", "ventas");
        hub.join("b1", "archivo");
        hub.leave("b1", "closed");
        for (int i = 0; i < count; i++) {
            hub.queues().add("archivo", "ventas", SignalType.SEROTONIN, "{\"n\":" + i + "}", 1_000);
        }
    }

    private void openQueue() {
        goTo(ScreenId.QUEUES);
        until(() -> table("#queues-table").getItems().size() == 1);
        robot.interact(() -> table("#queues-table").getSelectionModel().select(0));
        until(() -> shown("#queue-content"));
    }

    private boolean says(String words) {
        return robot.lookup(node -> node instanceof Labeled label && node.isVisible() && String.valueOf(label.getText()).contains(words))
                .tryQuery().isPresent();
    }
}
