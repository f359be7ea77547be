package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.bridge.HistoryFeed;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.Look;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every signal. */
class StreamScreenTest extends ThalamusWindowTest {
    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        hub.join("b1", "facturacion");
        emit(20);
    }

    @BeforeEach
    void go() {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        until(() -> signals().getItems().size() == 20);
    }

    @Test
    void newSignalsAppearAtTheEnd() {
        emit(5);
        until(() -> signals().getItems().size() == 25);
        assertThat(signals().getItems().getLast().sequence()).isEqualTo(25);
    }

    @Test
    void theNewestRowIsInSightAfterEveryBatch() {
        for (int batch = 1; batch <= 4; batch++) {
            emit(40);
            int all = 20 + 40 * batch;
            until(() -> signals().getItems().size() == all);
            until(() -> lastInSight() == all - 1);
        }
    }

    private int lastInSight() {
        IndexedCell<?> last = signals().lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow.getLastVisibleCell() : null;
        return last == null ? -1 : last.getIndex();
    }

    @Test
    void aSelectedSignalShowsItsPayloadAndItsBytes() {
        robot.interact(() -> signals().getSelectionModel().select(3));
        until(() -> robot.lookup("#payload-tree .tree-view").tryQueryAs(TreeView.class).filter(tree -> tree.getRoot() != null).isPresent());
        until(() -> robot.lookup("magic, version").tryQuery().isPresent());
        until(() -> robot.lookup("Signal 4").tryQuery().isPresent());
    }

    @Test
    void aSignalIsSentAgainOnlyWhenItsOwnBytesAreThere() {
        robot.interact(() -> signals().getSelectionModel().clearAndSelect(3));
        until(() -> robot.lookup("Signal 4").tryQuery().isPresent() && sendAgain());
        var free = new CountDownLatch(1);
        hub.recorded().onRead(() -> {
            try {
                assertThat(free.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        robot.interact(() -> signals().getSelectionModel().clearAndSelect(5));
        until(() -> robot.lookup("Signal 6").tryQuery().isPresent());
        assertThat(sendAgain()).as("the button is the one of signal 4 still").isFalse();
        free.countDown();
        until(this::sendAgain);
    }

    private boolean sendAgain() { return robot.lookup("Resend…").<Button>tryQuery().filter(button -> !button.isDisabled()).isPresent(); }

    @Test
    void ofRowsThatAHeldKeyPassesOnlyTheFirstAndTheLastAreShownInWhole() {
        robot.interact(() -> {
            for (int i = 0; i < 12; i++) {
                signals().getSelectionModel().clearAndSelect(i);
            }
        });
        until(() -> robot.lookup("Signal 12").tryQuery().isPresent());
        robot.clickOn("#inspector .inspector-bar .button");
        until(() -> robot.lookup("Signal 1").tryQuery().isPresent());
    }

    @Test
    void columnsGrowWithTheTypeAndTheLastTakesWhatIsLeft() {
        double[] before = new double[1];
        robot.interact(() -> {
            before[0] = signals().getColumns().get(2).getWidth();
            Look.zoom(1.2);
        });
        until(() -> signals().getColumns().get(2).getWidth() == Math.rint(before[0] * 1.2));
        until(() -> {
            double all = signals().getVisibleLeafColumns().stream().mapToDouble(column -> column.getWidth()).sum();
            return all <= signals().getWidth() || signals().getColumns().getLast().getWidth() == Look.px(76);
        });
        robot.interact(() -> Look.zoom(1));
        until(() -> signals().getColumns().get(2).getWidth() == before[0]);
    }

    @Test
    void aPausedViewStandsStillCountsAndLosesNothing() {
        robot.push(KeyCode.SHORTCUT, KeyCode.P);
        emit(30);
        until(() -> "30 new".equals(text("#pill")));
        assertThat(signals().getItems()).hasSize(20);
        robot.clickOn("#pill");
        until(() -> signals().getItems().size() == 50);
        assertThat(signals().getItems().stream().map(SignalRow::sequence)).isSorted().doesNotHaveDuplicates();
        assertThat(shown("#pill")).isFalse();
    }

    @Test
    void lookingAtAnOlderSignalStopsFollowing() {
        robot.interact(() -> signals().getSelectionModel().select(0));
        emit(7);
        until(() -> shown("#pill") && "7 new".equals(text("#pill")));
        robot.push(KeyCode.SHORTCUT, KeyCode.END);
        until(() -> signals().getItems().size() == 27 && !shown("#pill"));
    }

    @Test
    void theFilterSpeaksItsLanguage() {
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        robot.write("type:GABA ");
        until(() -> !signals().getItems().isEmpty() && signals().getItems().stream().allMatch(row -> row.type() == SignalType.GABA));
        robot.write("nope:1");
        until(() -> robot.lookup(".filter-field").query().getStyleClass().contains("invalid"));
        assertThat(signals().getItems()).allMatch(row -> row.type() == SignalType.GABA);
    }

    @Test
    void aFloodStaysWithinItsBoundsAndCountsWhatItDidNotShow() throws InterruptedException {
        var enough = new AtomicBoolean();
        Thread flood = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                emit(500);
            }
        });
        until(() -> hub.recorded().nextSequence() > 3L * HistoryFeed.CAPACITY);
        enough.set(true);
        flood.join();
        until(() -> signals().getItems().getLast().sequence() == hub.recorded().nextSequence() - 1);
        assertThat(signals().getItems().size()).isLessThanOrEqualTo(HistoryFeed.CAPACITY);
        List<Long> sequences = signals().getItems().stream().map(SignalRow::sequence).toList();
        assertThat(sequences).isSorted().doesNotHaveDuplicates();
    }

    private void emit(int count) {
        for (int i = 0; i < count; i++) {
            hub.signal("a1", "b1", SignalType.values()[i % 6], "{\"n\":" + i + ",\"lines\":[1,2]}");
        }
    }

    private TableView<SignalRow> signals() { return table("#stream-table"); }
}
