package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.bridge.QueueRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What waits. */
class QueuesScreenTest extends ThalamusWindowTest {
    @Override
    protected void prepare() {
        long now = hub.now();
        hub.join("a1", "ventas");
        hub.join("b1", "archivo");
        hub.leave("b1", "closed by the agent");
        hub.state("b1", AgentState.GONE, 12, 0);
        hub.queue(new QueueView("archivo", 12, 3_300, now - 130_000, now + 170_000, Reason.OFFLINE, 40, 28));
        hub.queue(new QueueView("eco", 1, 80, now - 250_000, now + 50_000, Reason.SLOW_READER, 1, 0));
    }

    @Test
    void theQueuesAreListedFullestFirstAndTheOneAboutToExpireIsMarked() {
        open(2);
        assertThat(queues().getItems()).extracting(QueueRow::name).containsExactly("archivo", "eco");
        assertThat(queues().getItems()).extracting(row -> row.now().urgent()).containsExactly(false, true);
        assertThat(robot.lookup("13 signals wait for 2 agents · 3.38\u00a0kB · the oldest for 4\u00a0min").tryQuery()).isPresent();
        assertThat(robot.lookup("slow reader").tryQuery()).isPresent();
    }

    @Test
    void theFilterSpeaksTheLanguageOfQueues() {
        open(2);
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        robot.write("pending>5");
        until(() -> queues().getItems().size() == 1);
        robot.write("00");
        until(() -> robot.lookup("No queue matches").tryQuery().isPresent());
        robot.clickOn("Show all");
        until(() -> queues().getItems().size() == 2);
    }

    @Test
    void aSelectedQueueIsExplainedInTheInspector() {
        open(2);
        robot.clickOn("archivo");
        until(() -> shown("#inspector") && robot.lookup("the agent is not connected").tryQuery().isPresent());
        assertThat(robot.lookup("40 · 0/s now").tryQuery()).isPresent();
    }

    @Test
    void thePendingNumbersLeadHere() {
        until(() -> shown("#tile-pending"));
        robot.clickOn("#tile-pending");
        until(() -> shown("#queues"));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        until(() -> shown(".table-cell.pending"));
        robot.clickOn(robot.lookup(".table-cell.pending").<javafx.scene.Node>query());
        until(() -> shown("#queues") && selected() != null && selected().name().equals("archivo"));
    }

    @Test
    void theHintOfTheFirstVisitIsClosedForGood() {
        open(2);
        until(() -> robot.lookup("#first-visit-close").queryButton().getWidth() > 0);
        robot.clickOn("#first-visit-close");
        until(() -> !shown(".first-visit"));
        robot.interact(stage::close);
        assertThat(new dev.thalamus.ui.screen.UiMemory(state).get("seen.queues", false)).isTrue();
    }

    private void open(int rows) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        until(() -> queues().getItems().size() == rows);
    }

    private QueueRow selected() { return queues().getSelectionModel().getSelectedItem(); }

    private TableView<QueueRow> queues() { return table("#queues-table"); }
}
