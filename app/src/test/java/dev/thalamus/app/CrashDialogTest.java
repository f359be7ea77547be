package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.app.host.Crash;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.I18n;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What a person sees of a fault that nobody caught. */
class CrashDialogTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;
    private final FxRobot robot = new FxRobot();
    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(fresh -> {
            stage = fresh;
            I18n.language("en");
            fresh.setScene(new Scene(new StackPane(), 900, 600));
            fresh.show();
        });
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(() -> stage.close());
        FxToolkit.cleanupStages();
    }

    @Test
    void the_report_is_copied_without_secrets_and_the_program_goes_on() throws TimeoutException {
        var crash = new Crash(dir, "1.2.3");
        var dialog = new CrashDialog(stage, url -> {});
        crash.tell((file, report) -> Platform.runLater(() -> dialog.show(file, report)));
        crash.uncaughtException(Thread.currentThread(), new IllegalStateException("it broke, token=abc123"));
        until(() -> robot.lookup("#crash-copy").tryQuery().isPresent());
        robot.clickOn("#crash-copy");
        until(() -> robot.lookup("Copied").tryQuery().isPresent());
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clip.text());
        assertThat(copied[0]).contains("Thalamus 1.2.3").contains("it broke, token=********").contains("CrashDialogTest")
                .doesNotContain("abc123");
        robot.clickOn("Go on");
        until(() -> robot.lookup("#crash-copy").tryQuery().isEmpty());
        assertThat(stage.isShowing()).isTrue();
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition));
    }
}
