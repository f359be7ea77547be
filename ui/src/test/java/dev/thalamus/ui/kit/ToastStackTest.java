package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Toasts can be taken back once, or lapse once. */
class ToastStackTest extends WindowTest {
    private @Nullable ToastStack made;
    private final List<String> done = new ArrayList<>();

    private ToastStack stack() { return Objects.requireNonNull(made); }

    @Override
    protected Node control() {
        made = new ToastStack();
        // It has the keyboard: with it on a toast, the toast would wait.
        return new StackPane(new Button("elsewhere"), made);
    }

    @Test
    void undoTakesBackAndNothingLapses() {
        show(toast("Deleted 6", Duration.ofSeconds(10)));
        robot.clickOn("Undo");
        assertThat(done).containsExactly("undo Deleted 6");
        assertThat(stack().getChildren()).isEmpty();
    }

    @Test
    void closingMeansTheTimeIsOver() {
        show(toast("Deleted 6", Duration.ofSeconds(10)));
        robot.clickOn(stack().lookup(".icon-only"));
        assertThat(done).containsExactly("lapsed Deleted 6");
    }

    @Test
    void theTimeRunsOut() throws Exception {
        robot.moveTo(0, 0); // it stands still under the pointer, which may be where another test left it
        show(toast("short", Duration.ofSeconds(1)));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !done.isEmpty());
        assertThat(done).containsExactly("lapsed short");
    }

    @Test
    void itWaitsForWhoHasTheKeyboardOnIt() throws Exception {
        robot.moveTo(0, 0);
        showWithKeyboard(toast("waits", Duration.ofSeconds(1)));
        show(toast("lapses", Duration.ofSeconds(2)));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !done.isEmpty());
        assertThat(done).containsExactly("lapsed lapses");
        robot.push(KeyCode.SPACE);
        assertThat(done).containsExactly("lapsed lapses", "undo waits");
    }

    @Test
    void theClockOfOneThatIsGoneStandsStill() throws Exception {
        robot.moveTo(0, 0);
        showWithKeyboard(toast("gone", Duration.ofSeconds(10)));
        var seconds = (Label) stack().lookup(".seconds");
        String left = seconds.getText();
        robot.push(KeyCode.SPACE);
        show(toast("lapses", Duration.ofSeconds(2)));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> done.contains("lapsed lapses"));
        assertThat(done).containsExactly("undo gone", "lapsed lapses");
        assertThat(seconds.getText()).isEqualTo(left);
    }

    @Test
    void theOldestOfFourGoes() {
        for (var title : List.of("one", "two", "three", "four"))
            show(toast(title, Duration.ofSeconds(10)));
        assertThat(stack().getChildren()).hasSize(3);
        assertThat(done).containsExactly("lapsed one");
    }

    @Test
    void aLongReasonIsSaidWhole() {
        String reason = "The disk of the data directory has no room for it. ".repeat(8).strip();
        show(Toast.failure(new SimpleStringProperty("Not saved"), new SimpleStringProperty(reason)));
        assertWhole(".detail", reason);
    }

    @Test
    void aLongPathInATitleIsSaidWholeWithinTheWindow() {
        String path = "/home/ana/proyectos/" + "carpeta-con-nombre-largo/".repeat(8) + "señales-2026-11-22.ndjson could not be written";
        show(Toast.failure(new SimpleStringProperty(path), new SimpleStringProperty("No space left on the device")));
        assertWhole(".title", path);
    }

    @Test
    void theNewestThatCanBeTakenBackIs() {
        show(toast("one", Duration.ofSeconds(10)));
        show(toast("two", Duration.ofSeconds(10)));
        show(Toast.notice(Icons.CHECK, new SimpleStringProperty("three")));
        assertThat(stack().undoable().get()).isTrue();
        robot.interact(stack()::undo);
        robot.interact(stack()::undo);
        assertThat(done).containsExactly("undo two", "undo one");
        assertThat(stack().undoable().get()).isFalse();
        robot.interact(stack()::undo);
        assertThat(stack().getChildren()).hasSize(1);
    }

    private void assertWhole(String selector, String text) {
        robot.interact(() -> {
            stack().getScene().getRoot().layout();
            var words = (Label) stack().lookup(selector);
            assertThat(((Text) words.lookup(".text")).getText()).isEqualTo(text);
            assertThat(words.getHeight()).isGreaterThanOrEqualTo(words.prefHeight(words.getWidth()));
            assertThat(stack().getChildren().getFirst().getLayoutBounds().getWidth()).isLessThan(700);
        });
    }

    private Toast toast(String title, Duration stays) {
        return new Toast(Icons.DELETE, "", new SimpleStringProperty(title), null, stays, () -> done.add("undo " + title),
                () -> done.add("lapsed " + title));
    }

    private void show(Toast toast) { robot.interact(() -> stack().show(toast)); }

    /** Shows a toast with the keyboard on its first button before its clock can run. */
    private void showWithKeyboard(Toast toast) {
        robot.interact(() -> {
            stack().show(toast);
            stack().lookup(".button").requestFocus();
        });
    }
}
