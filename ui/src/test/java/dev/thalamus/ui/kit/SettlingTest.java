package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** What is done for the first and the last of many. */
class SettlingTest extends WindowTest {
    private final List<Integer> done = new ArrayList<>();
    private int chosen;

    @Override
    protected Node control() { return new VBox(); }

    private final Settling settling = new Settling(() -> done.add(chosen));

    private void choose(int from, int to) {
        robot.interact(() -> {
            for (chosen = from; chosen < to; chosen++) {
                settling.stir();
            }
            chosen = to;
            settling.stir();
        });
    }

    private void until(List<Integer> expected) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> done.equals(expected)).get());
    }

    @Test
    void theFirstIsDoneAtOnceAndTheLastWhenTheyRest() throws TimeoutException {
        choose(1, 100);
        assertThat(done.getFirst()).isEqualTo(1);
        until(List.of(1, 100));
    }

    @Test
    void whatIsForgottenIsNotDone() throws TimeoutException {
        var later = new ArrayList<String>();
        var other = new Settling(() -> later.add("done"));
        robot.interact(() -> { // in one go: before it can come to rest
            choose(1, 5);
            settling.forget();
            other.stir();
            other.stir();
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> later.size() == 2).get());
        assertThat(done).containsExactly(1);
    }
}
