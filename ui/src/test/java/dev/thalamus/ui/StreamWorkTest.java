package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.capture.Capture;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.FilterField;
import dev.thalamus.ui.kit.JsonEditor;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.Marks;
import dev.thalamus.ui.screen.UiMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person works with signals: narrows, finds, compares, marks, takes them along and opens them again. */
class StreamWorkTest extends ThalamusWindowTest {
    private static final int SIGNALS = 60;

    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        hub.join("b1", "facturacion");
        emit(SIGNALS);
    }

    @BeforeEach
    void go() {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        until(() -> signals().getItems().size() == SIGNALS);
        robot.interact(() -> signals().scrollTo(0));
    }

    @Test
    void aValueIsAskedForAndAnotherLeftOutFromItsMenu() {
        robot.rightClickOn(cell(2, "type"));
        until(() -> robot.lookup("Only type:SEROTONIN").tryQuery().isPresent());
        robot.clickOn("Only type:SEROTONIN");
        until(() -> signals().getItems().size() == SIGNALS / 6);
        robot.rightClickOn(cell(1, "number"));
        robot.clickOn("Without seq:9");
        until(() -> signals().getItems().size() == SIGNALS / 6 - 1);
        assertThat(robot.lookup(".filter-field").<FilterField>query().getText()).isEqualTo("type:SEROTONIN -seq:9");
    }

    @Test
    void aConversationIsFollowedAndItsSignalCopied() {
        choose(7);
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        until(() -> Clipboard.getSystemClipboard().getString().startsWith("{\"seq\":8,"));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        until(() -> signals().getItems().size() == SIGNALS / 10);
        assertThat(signals().getItems()).allMatch(row -> row.conversation().equals("talk-7"));
    }

    @Test
    void aTextIsCountedOverTheWholeHistoryAndSteppedThrough() {
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        robot.write("talk-3");
        until(() -> "6 signals".equals(text("#find-count")));
        robot.push(KeyCode.ENTER);
        until(() -> "6 of 6".equals(text("#find-count")) && signals().getSelectionModel().getSelectedItem().sequence() == 54);
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        until(() -> "5 of 6".equals(text("#find-count")));
        emit(10);
        until(() -> "5 of 7".equals(text("#find-count")));
        robot.push(KeyCode.ESCAPE);
        until(() -> !shown(".find-bar"));
    }

    @Test
    void twoSignalsAreComparedPlaceByPlace() {
        choose(3);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.SHORTCUT, KeyCode.D);
        until(() -> shown("#diff-table"));
        int all = table("#diff-table").getItems().size();
        robot.clickOn("#diff-only");
        until(() -> table("#diff-table").getItems().size() < all);
        robot.push(KeyCode.ESCAPE);
        until(() -> !shown("#diff-table"));
    }

    @Test
    void whatIsFoundIsMarkedInTheRows() {
        assertThat(pixels(Look.palette().found())).isZero();
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        robot.write("TALK-3");
        until(() -> pixels(Look.palette().found()) > 0);
        robot.push(KeyCode.ESCAPE);
        until(() -> pixels(Look.palette().found()) == 0);
    }

    @Test
    void aSignalIsEditedAndSentAgain() {
        choose(2);
        robot.push(KeyCode.SHORTCUT, KeyCode.R);
        until(() -> shown("#composer") && robot.lookup("#compose-payload").<JsonEditor>query().getText().contains("talk-2"));
        robot.interact(() -> robot.lookup("#compose-payload").<JsonEditor>query().setText("{\"n\":\"edited\"}"));
        robot.clickOn("#compose-send");
        until(() -> hub.sent().equals(List.of("facturacion SEROTONIN {\"n\":\"edited\"}")));
        until(() -> !shown("#composer"));
    }

    @Test
    void marksAndNotesStayForTheNextStart() {
        choose(4);
        robot.push(KeyCode.SHORTCUT, KeyCode.M);
        choose(5);
        note("too late");
        SignalRow row = signals().getItems().get(5);
        robot.interact(stage::close);
        var again = new UiMemory(state).marks();
        assertThat(again.size()).isEqualTo(2);
        assertThat(again.note(new Marks.At(row.sequence(), row.timeMicros()))).isEqualTo("too late");
    }

    @Test
    void aNoteThatIsLeftChangesNothing() {
        choose(5);
        note("first");
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.M);
        until(() -> "first".equals(robot.lookup("#note-text").<TextField>query().getText()));
        robot.write(" and more");
        robot.push(KeyCode.ESCAPE);
        until(() -> !shown("#note-bar"));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.L);
        until(() -> robot.lookup("#marks .label").match((Label label) -> label.getText().equals("first")).tryQuery().isPresent());
    }

    @Test
    void aMarkedSignalIsFoundAgainWhateverTheFilterHides() {
        choose(3);
        robot.push(KeyCode.SHORTCUT, KeyCode.M);
        robot.interact(() -> robot.lookup(".filter-field").<FilterField>query().setText("type:GABA"));
        until(() -> signals().getItems().size() == SIGNALS / 6);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.L);
        until(() -> shown("#marks-list"));
        robot.push(KeyCode.ENTER);
        until(() -> !shown("#marks-list") && signals().getItems().size() == SIGNALS && chosen() == 4);
        assertThat(robot.lookup(".filter-field").<FilterField>query().getText()).isEmpty();
    }

    @Test
    void theKeysGoFromMarkToMarkAndAround() {
        for (int row : new int[]{2, 6}) {
            choose(row);
            robot.push(KeyCode.SHORTCUT, KeyCode.M);
        }
        robot.push(KeyCode.F4);
        until(() -> chosen() == 3);
        robot.push(KeyCode.F4);
        until(() -> chosen() == 7);
        robot.push(KeyCode.SHIFT, KeyCode.F4);
        until(() -> chosen() == 3);
    }

    @Test
    void aMarkIsTakenFromTheListAndPutBack() {
        choose(4);
        note("keep me");
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.L);
        until(() -> shown("#marks-list"));
        robot.push(KeyCode.DELETE);
        until(() -> "Marks".equals(text("#stream-marks")));
        robot.clickOn("Undo");
        until(() -> "1 mark".equals(text("#stream-marks")));
        until(() -> robot.lookup("#marks .label").match((Label label) -> label.getText().equals("keep me")).tryQuery().isPresent());
    }

    @Test
    void whatIsSelectedIsExportedAndOpensAgainReadOnly() throws Exception {
        choose(0);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
        until(() -> robot.lookup("Wrote 60 signals to signals.ndjson").tryQuery().isPresent());
        assertThat(Capture.open(file(), _ -> true).read(1, 100)).usingRecursiveComparison().isEqualTo(hub.recorded().read(1, SIGNALS));
        Files.writeString(file(), Files.readString(file()) + "no signal\n");
        emit(5);
        robot.push(KeyCode.SHORTCUT, KeyCode.O);
        until(() -> shown("#file-bar") && shown("#back-to-live"));
        until(() -> signals().getItems().size() == SIGNALS);
        assertThat(robot.lookup("#file-bar .label").queryAllAs(javafx.scene.control.Label.class))
                .anyMatch(label -> label.getText().contains("60 signals of empresa-b.com") && label.getText().contains("1 line left out"));
        robot.interact(() -> signals().getSelectionModel().select(10));
        until(() -> robot.lookup("Signal 11").tryQuery().isPresent());
        robot.clickOn("#back-to-live");
        until(() -> signals().getItems().size() == SIGNALS + 5 && !shown("#file-bar"));
    }

    private void note(String words) {
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.M);
        until(() -> shown("#note-bar"));
        robot.write(words);
        robot.push(KeyCode.ENTER);
        until(() -> !shown("#note-bar"));
    }

    private long chosen() {
        SignalRow row = signals().getSelectionModel().getSelectedItem();
        return row == null ? 0 : row.sequence();
    }

    /** How many pixels of the table have just that colour. */
    private long pixels(Color color) {
        var counted = new long[1];
        robot.interact(() -> {
            var picture = signals().snapshot(null, null);
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    counted[0] += picture.getPixelReader().getColor(x, y).equals(color) ? 1 : 0;
                }
            }
        });
        return counted[0];
    }

    private void choose(int row) { robot.clickOn(cell(row, "number")); }

    private Point2D cell(int row, String id) {
        double x = 0;
        for (TableColumn<SignalRow, ?> column : signals().getVisibleLeafColumns()) {
            if (column.getId().equals(id)) {
                x += column.getWidth() / 2;
                break;
            }
            x += column.getWidth();
        }
        var bounds = signals().localToScreen(signals().getBoundsInLocal());
        return new Point2D(bounds.getMinX() + x, bounds.getMinY() + 28 + 24 * row + 12);
    }

    private void emit(int count) {
        long from = hub.recorded().nextSequence() - 1;
        for (long i = from; i < from + count; i++) {
            hub.signal("a1", "b1", SignalType.values()[(int) (i % 6)], "{\"n\":" + i + ",\"conversation\":\"talk-" + i % 10 + "\"}");
        }
    }

    private TableView<SignalRow> signals() { return table("#stream-table"); }

    @Override
    protected Path file() { return state.resolve("signals.ndjson"); }
}
