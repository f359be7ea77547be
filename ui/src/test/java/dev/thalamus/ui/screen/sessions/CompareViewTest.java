package dev.thalamus.ui.screen.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.fake.FakeTalk;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Two long sessions take a while to compare: the window goes on meanwhile. */
class CompareViewTest {
    @BeforeAll
    static void toolkit() throws Exception { FxToolkit.registerPrimaryStage(); }

    @Test
    void nothingIsComparedOnTheThreadThatPaints() throws Exception {
        var free = new CountDownLatch(1);
        try (var pump = new FxPump(new FakeControl(FakeHub::new))) {
            var held = pump.ask(() -> {
                try {
                    return free.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException ended) {
                    return false;
                }
            });
            CompareView view = WaitForAsyncUtils.asyncFx(() -> {
                var made = new CompareView(new Agents(), pump, () -> {}, () -> {});
                made.show(shown("a", "one"), shown("b", "two"));
                return made;
            }).get(60, TimeUnit.SECONDS);
            assertThat(rows(view)).as("the reader is held, and nobody else compares").isZero();
            free.countDown();
            assertThat(held.get(60, TimeUnit.SECONDS)).isTrue();
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> rows(view) == 2);
        }
    }

    private static Shown shown(String id, String words) {
        SessionLogView log = new FakeTalk(id, id, "discussion", "ana", "luis").say("ana", words).done("active", "", "");
        return new Shown(log.session(), 0, log.total(), Line.of(log.entries()), log.expectations());
    }

    private static int rows(CompareView view) throws Exception {
        return WaitForAsyncUtils
                .asyncFx(() -> view.lookup("#session-compare-rows") instanceof ListView<?> rows ? rows.getItems().size() : 0)
                .get(60, TimeUnit.SECONDS);
    }
}
