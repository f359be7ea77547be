package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
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
    protected Node control() { return made = new ToastStack(); }

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
        show(toast("short", Duration.ofSeconds(1)));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !done.isEmpty());
        assertThat(done).containsExactly("lapsed short");
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
        robot.interact(() -> stack().getScene().getRoot().layout());
        var detail = (Label) stack().lookup(".detail");
        assertThat(((Text) detail.lookup(".text")).getText()).isEqualTo(reason);
        assertThat(detail.getHeight()).isGreaterThanOrEqualTo(detail.prefHeight(detail.getWidth()));
        assertThat(stack().getChildren().getFirst().getLayoutBounds().getWidth()).isLessThan(700);
    }

    private Toast toast(String title, Duration stays) {
        return new Toast(Icons.DELETE, "", new SimpleStringProperty(title), null, stays, () -> done.add("undo " + title),
                () -> done.add("lapsed " + title));
    }

    private void show(Toast toast) { robot.interact(() -> stack().show(toast)); }
}
