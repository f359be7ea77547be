package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.capture.Capture;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.bridge.WaitingRow;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import javafx.geometry.Point2D;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/** A person looks into a queue and acts on what waits. */
class QueueContentTest extends ThalamusWindowTest {
    private static final int WAITING = 30;

    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        hub.join("b1", "archivo");
        hub.leave("b1", "closed by the agent");
        for (int i = 0; i < WAITING; i++) {
            hub.queues().add("archivo", "ventas", SignalType.values()[i % 6], "{\"n\":" + i + ",\"tipo\":\"recogida\"}",
                    (i < 11 ? 1_000_000 : 0) + (WAITING - i) * 1_000L);
        }
    }

    @Test
    void lookingShowsWhatWaitsInItsOrderAndTakesNothing() {
        openQueue();
        assertThat(ids()).isEqualTo(LongStream.rangeClosed(1, WAITING).boxed().toList());
        robot.interact(() -> waiting().getSelectionModel().select(4));
        until(() -> robot.lookup("Waits for archivo").tryQuery().isPresent());
        assertThat(hub.queues().waiting("archivo")).hasSize(WAITING);
    }

    @Test
    void theSelectionIsCountedBeforeItIsDeletedAndComesBack() {
        openQueue();
        click(1, 260);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        until(() -> "Delete 4".equals(button("#queues-delete").getText()));
        click(2, 18);
        until(() -> "Delete 3".equals(button("#queues-delete").getText()));
        robot.push(KeyCode.DELETE);
        until(() -> ids().size() == WAITING - 3);
        assertThat(hub.queues().waiting("archivo")).doesNotContain(2L, 4L, 5L).contains(1L, 3L, 6L);
        until(() -> robot.lookup("Deleted 3 signals for archivo").tryQuery().isPresent());
        robot.clickOn("Undo");
        until(() -> ids().size() == WAITING);
        assertThat(ids()).isSorted();
    }

    @Test
    void aFilterNarrowsWhatIsActedOn() {
        openQueue();
        robot.clickOn("#waiting-filter");
        robot.write("type:GABA ");
        until(() -> ids().size() == WAITING / 6);
        until(() -> "Expire 5".equals(button("#queues-expire").getText()));
        robot.clickOn("#queues-expire");
        until(() -> hub.queues().waiting("archivo").size() == WAITING - 5);
        until(() -> shown("#waiting-table .empty-state"));
    }

    @Test
    void theOldestSoManyAndTheOldEnoughCanBeChosen() {
        openQueue();
        robot.clickOn("First N");
        until(() -> "Delete 10".equals(button("#queues-delete").getText()));
        robot.clickOn("Older than");
        robot.doubleClickOn("#older-than");
        robot.write("15m");
        until(() -> "Delete 11".equals(button("#queues-delete").getText()));
        robot.clickOn("#queues-delete");
        until(() -> hub.queues().waiting("archivo").size() == WAITING - 11);
        assertThat(hub.queues().waiting("archivo").getFirst()).isEqualTo(12);
    }

    @Test
    void waitingSignalsAreRedirectedToAnotherName() {
        openQueue();
        robot.clickOn("#queues-redirect");
        until(() -> shown("#redirect-to"));
        robot.clickOn("Redirect 30");
        until(() -> hub.queues().waiting("ventas").size() == WAITING);
        until(() -> robot.lookup("Redirected 30 signals of archivo to ventas").tryQuery().isPresent());
    }

    @Test
    void whatCannotBeDeliveredNowIsSaidWithItsReason() {
        openQueue();
        robot.clickOn("#queues-deliver");
        until(() -> robot.lookup("30 stay: the agent is not connected").tryQuery().isPresent());
    }

    @Test
    void allIsChosenAtOnceAndExportedToAFileThatOpens() {
        openQueue();
        robot.clickOn("#waiting-table");
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        until(() -> "Export 30".equals(button("#queues-export").getText()));
        robot.clickOn("#queues-export");
        until(() -> robot.lookup("Wrote 30 signals to queue.ndjson").tryQuery().isPresent());
        assertThat(Capture.open(file(), _ -> true).read(1, 100)).hasSize(WAITING);
        assertThat(hub.queues().waiting("archivo")).hasSize(WAITING);
    }

    private void openQueue() {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        until(() -> shown("#queues-table") && !this.table("#queues-table").getItems().isEmpty());
        robot.clickOn("archivo");
        until(() -> shown("#waiting-table") && ids().size() == WAITING);
    }

    private void click(int row, double x) {
        var bounds = waiting().localToScreen(waiting().getBoundsInLocal());
        robot.clickOn(new Point2D(bounds.getMinX() + x, bounds.getMinY() + 28 + 24 * row + 12), MouseButton.PRIMARY);
    }

    private ButtonBase button(String query) { return robot.lookup(query).query(); }

    private List<Long> ids() { return waiting().getItems().stream().map(WaitingRow::id).toList(); }

    private TableView<WaitingRow> waiting() { return table("#waiting-table"); }

    @Override
    protected Path file() { return state.resolve("queue.ndjson"); }
}
