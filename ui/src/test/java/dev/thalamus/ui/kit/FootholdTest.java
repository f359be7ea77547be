package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** A table whose rows come and go. */
class FootholdTest extends WindowTest {
    private final ObservableList<String> rows = FXCollections.observableArrayList();
    @SuppressWarnings("NullAway.Init")
    private TableView<String> table;
    private final StackPane place = new StackPane();

    @Override
    protected Node control() {
        table = Columns.table();
        table.getColumns().add(Columns.text(new SimpleStringProperty("Name"), 120, row -> row));
        table.setItems(rows);
        Foothold.in(table);
        return place;
    }

    private void rows(int from, int to) { robot.interact(() -> rows.setAll(IntStream.range(from, to).mapToObj(i -> "row " + i).toList())); }

    private VirtualFlow<?> flow() { return (VirtualFlow<?>) table.lookup(".virtual-flow"); }

    private void untilShown(int first, int last) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> flow() != null && flow().getFirstVisibleCell() != null
                        && flow().getFirstVisibleCell().getIndex() == first && flow().getLastVisibleCell().getIndex() == last).get());
    }

    @Test
    void aTableThatNobodyScrolledStaysAtItsFirstRow() throws TimeoutException {
        robot.interact(() -> place.getChildren().setAll(table));
        for (int count = 3; count < 80; count += 7) {
            rows(0, count);
        }
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils
                        .asyncFx(() -> flow().getFirstVisibleCell().getIndex() == 0 && flow().getLastVisibleCell().getIndex() > 10).get());
        assertThat(flow().getFirstVisibleCell().getLayoutY()).isBetween(-1.0, 0.5);
    }

    @Test
    void noGapIsLeftBelowTheLastRowWhileOthersAreAbove() throws TimeoutException {
        robot.interact(() -> place.getChildren().setAll(table));
        rows(0, 200);
        robot.interact(() -> table.scrollTo(199));
        rows(0, 10);
        untilShown(0, 9);
        assertThat(flow().getFirstVisibleCell().getLayoutY()).isBetween(-1.0, 0.5);
    }

    @Test
    void whoScrolledStaysWhereHeIs() throws TimeoutException, InterruptedException {
        robot.interact(() -> place.getChildren().setAll(table));
        rows(0, 200);
        robot.interact(() -> table.scrollTo(100));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> flow().getFirstVisibleCell().getIndex() == 100).get());
        rows(0, 230);
        untilSettled();
        assertThat(first()).isGreaterThan(80);
    }

    @Test
    void aRowThatIsShownWhileOthersComeIsSeen() throws TimeoutException, InterruptedException {
        twoHundred();
        robot.interact(() -> {
            rows.add("one more");
            table.scrollTo(100);
            rows.add("and one");
        });
        untilSettled();
        assertThat(first()).isEqualTo(100);
    }

    @Test
    void whoGoesByKeysWhileRowsComeArrives() throws TimeoutException, InterruptedException {
        twoHundred();
        robot.interact(() -> {
            rows.add("one more");
            Event.fireEvent(table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.END, false, false, false, false));
        });
        untilSettled();
        assertThat(first()).isGreaterThan(150);
    }

    private void twoHundred() throws TimeoutException {
        robot.interact(() -> place.getChildren().setAll(table));
        rows(0, 200);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> flow().getFirstVisibleCell() != null && flow().getLastVisibleCell().getIndex() > 10)
                        .get());
    }

    /** The pulse after whose layout the foothold acts, and one more that shows what it did. */
    private void untilSettled() throws InterruptedException {
        for (int pulse = 0; pulse < 2; pulse++) {
            var laidOut = new CountDownLatch(1);
            robot.interact(() -> {
                table.getScene().addPostLayoutPulseListener(laidOut::countDown);
                Platform.requestNextPulse();
            });
            assertThat(laidOut.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private int first() {
        var index = new AtomicInteger();
        robot.interact(() -> index.set(flow().getFirstVisibleCell().getIndex()));
        return index.get();
    }
}
