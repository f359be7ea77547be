package dev.thalamus.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeDemo;
import dev.thalamus.ui.fake.FakeFiles;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.UiMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The screen alone, in large type; on a stage that is not shown, as the headless platform paints beyond its picture in full screen. */
class PresentationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path state;
    private final FxRobot robot = new FxRobot();
    private final FakeHub hub = new FakeHub();
    private final FxPump pump = new FxPump(new FakeControl(() -> hub));
    @SuppressWarnings("NullAway.Init")
    private MainWindow window;
    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        var memory = new UiMemory(state);
        memory.put("coach.seen", true);
        robot.interact(() -> {
            stage = new Stage();
            window = new MainWindow(stage, new UiContext(pump.control(), new FakeDemo(), state, "0.9.0", _ -> {}, new FakeFiles(null)),
                    new Mirror(pump), memory);
        });
    }

    @AfterEach
    void close() {
        robot.interact(() -> {
            window.close();
            Look.zoom(1);
        });
        pump.close();
    }

    @Test
    void itTakesEverythingAroundTheScreenAwayAndBringsItBack() {
        robot.interact(() -> {
            window.togglePresentation();
            assertThat(around()).containsOnly(false);
            assertThat(Look.zoomProperty().get()).isEqualTo(1.5);
            window.escape();
            assertThat(around()).containsOnly(true);
            assertThat(Look.zoomProperty().get()).isEqualTo(1);
        });
    }

    @Test
    void theDesktopsWayOutOfTheFullScreenEndsIt() {
        robot.interact(() -> {
            window.togglePresentation();
            stage.setFullScreen(false);
            assertThat(around()).containsOnly(true);
            assertThat(Look.zoomProperty().get()).isEqualTo(1);
        });
    }

    @Test
    void aWindowThatIsClosedInItDoesNotStayLarge() {
        robot.interact(() -> {
            Look.zoom(1.2);
            window.togglePresentation();
            window.close();
            assertThat(Look.zoomProperty().get()).isEqualTo(1.2);
        });
    }

    private List<Boolean> around() {
        return Stream.of(".rail", ".top-bar", ".status-bar").map(part -> stage.getScene().lookup(part).isVisible()).toList();
    }
}
