package dev.thalamus.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.screen.UiMemory;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** How large the window is at a first start and at later ones. */
class WindowStateTest {
    @TempDir
    Path dir;

    @BeforeAll
    static void start() throws Exception { var _ = FxToolkit.registerPrimaryStage(); }

    @Test
    void aFirstStartFitsASmallScreenAndDoesNotFillALargeOne() {
        assertThat(first(1366, 728)).isEqualTo(new Rectangle2D(0, 0, 1366, 728));
        assertThat(first(3840, 2160)).isEqualTo(new Rectangle2D(0, 0, 1440, 900));
        assertThat(first(640, 480)).isEqualTo(new Rectangle2D(0, 0, 960, 600));
    }

    @Test
    void aSizeThatAPersonChoseStays() {
        new FxRobot().interact(() -> {
            var memory = new UiMemory(dir);
            memory.put("window.width", 1700.0);
            memory.put("window.height", 950.0);
            var stage = new Stage();
            WindowState.fit(stage, new Rectangle2D(0, 0, 1366, 728));
            new WindowState(memory).restore(stage);
            assertThat(stage.getWidth()).isEqualTo(1700);
            assertThat(stage.getHeight()).isEqualTo(950);
        });
    }

    private Rectangle2D first(double width, double height) {
        var size = new Rectangle2D[1];
        new FxRobot().interact(() -> {
            var stage = new Stage();
            WindowState.fit(stage, new Rectangle2D(0, 0, width, height));
            new WindowState(new UiMemory(dir)).restore(stage);
            size[0] = new Rectangle2D(0, 0, stage.getWidth(), stage.getHeight());
        });
        return size[0];
    }
}
