package dev.thalamus.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.screen.UiMemory;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** How large the window is at a first start and at later ones. */
class WindowStateTest {
    private static final Rectangle2D LARGE = new Rectangle2D(0, 0, 1920, 1040), SMALL = new Rectangle2D(0, 25, 1366, 728);

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
    void aSizeAndAPlaceThatAPersonChoseStay() {
        var chosen = new Rectangle2D(90, 40, 1700, 950);
        assertThat(again(chosen, LARGE)).isEqualTo(chosen);
        var overTwo = new Rectangle2D(1000, 40, 1900, 950);
        assertThat(again(overTwo, LARGE, new Rectangle2D(1920, 0, 1920, 1040))).isEqualTo(overTwo);
        var snapped = new Rectangle2D(-7, 0, 974, 1047);
        assertThat(again(snapped, LARGE)).isEqualTo(snapped);
    }

    @Test
    void aWindowLargerThanTheScreenOfNowIsMadeAsSmallAsThat() {
        assertThat(again(new Rectangle2D(90, 40, 1700, 950), SMALL)).isEqualTo(new Rectangle2D(0, 25, 1366, 728));
        assertThat(again(new Rectangle2D(90, 40, 1200, 950), SMALL)).isEqualTo(new Rectangle2D(90, 25, 1200, 728));
    }

    @Test
    void aWindowThatNoScreenShowsComesBackToTheMiddleOfThePrimaryOne() {
        assertThat(again(new Rectangle2D(2500, 100, 1200, 700), LARGE, SMALL)).isEqualTo(new Rectangle2D(360, 170, 1200, 700));
        assertThat(again(new Rectangle2D(-5000, -4000, 1700, 950), SMALL)).isEqualTo(new Rectangle2D(0, 25, 1366, 728));
    }

    @Test
    void aWindowHalfBeyondAnEdgeIsBroughtInside() {
        assertThat(again(new Rectangle2D(1500, 600, 1200, 700), LARGE)).isEqualTo(new Rectangle2D(720, 340, 1200, 700));
    }

    /** The place of a window that was closed at {@code before} and opens on those screens. */
    private Rectangle2D again(Rectangle2D before, Rectangle2D... screens) {
        var place = new Rectangle2D[1];
        new FxRobot().interact(() -> {
            var memory = new UiMemory(dir);
            memory.put("window.x", before.getMinX());
            memory.put("window.y", before.getMinY());
            memory.put("window.width", before.getWidth());
            memory.put("window.height", before.getHeight());
            var stage = new Stage();
            WindowState.fit(stage, screens[0]);
            new WindowState(memory).restore(stage, List.of(screens));
            place[0] = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        });
        return place[0];
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
