package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeDemo;
import dev.thalamus.ui.fake.FakeFiles;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.fake.FakeShop;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.shell.Screens;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Look, language, hub and main window outlive windows: one that was closed must not hang on them, whatever was shown in it. */
class ClosedWindowTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path state;
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void start() throws TimeoutException { FxToolkit.registerPrimaryStage(); }

    @Test
    void aWindowIsLetGo() {
        var held = new LinkedHashMap<String, WeakReference<Scene>>();
        robot.interact(() -> {
            Stage stage = open();
            Screens.ALL.forEach(screen -> press(stage, screen.key()));
            held.put("main", new WeakReference<>(stage.getScene()));
            stage.close();
        });
        assertLetGo(held);
    }

    @Test
    void theStageOfAClosedWindowDoesNotHoldIt() {
        var held = new LinkedHashMap<String, WeakReference<Scene>>();
        var stage = new Stage[1];
        robot.interact(() -> {
            stage[0] = open();
            held.put("first", new WeakReference<>(stage[0].getScene()));
            stage[0].close();
            open(stage[0]);
        });
        assertLetGo(held);
        robot.interact(stage[0]::close);
    }

    @Test
    void aScreensOwnWindowIsLetGoWhileTheMainWindowStays() {
        var main = new Stage[1];
        robot.interact(() -> main[0] = open());
        Map<String, WeakReference<Scene>> held = detachEach(main[0]);
        assertThat(held).hasSize(Screens.ALL.size());
        assertLetGo(held);
        robot.interact(main[0]::close);
    }

    private Map<String, WeakReference<Scene>> detachEach(Stage main) {
        var held = new LinkedHashMap<String, WeakReference<Scene>>();
        robot.interact(() -> {
            for (Screens.Entry screen : Screens.ALL) {
                press(main, screen.key());
                press(main, KeyCombination.valueOf("Shortcut+Shift+W"));
                for (Window own : List.copyOf(Window.getWindows())) {
                    if (own instanceof Stage stage && main.equals(stage.getOwner())) {
                        held.put(screen.id().area(), new WeakReference<>(stage.getScene()));
                        stage.close();
                    }
                }
            }
        });
        return held;
    }

    private Stage open() { return open(new Stage()); }

    private Stage open(Stage stage) {
        var hub = new FakeHub();
        new FakeShop(hub).talk(50);
        ThalamusWindow.open(stage, new UiContext(new FakeControl(() -> hub), new FakeDemo(), state, "0.9.0", _ -> {}, new FakeFiles(null)));
        return stage;
    }

    private static void press(Stage stage, KeyCombination key) {
        Objects.requireNonNull(stage.getScene().getAccelerators().get(key), key.getDisplayText()).run();
    }

    private void assertLetGo(Map<String, WeakReference<Scene>> held) {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> {
                robot.interact(() -> {});
                System.gc();
                return held.values().stream().allMatch(scene -> scene.refersTo(null));
            });
        } catch (TimeoutException e) {
            held.values().removeIf(scene -> scene.refersTo(null));
            assertThat(held.keySet()).as("windows still held").isEmpty();
        }
    }
}
