package dev.thalamus.ui;

import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeDemo;
import dev.thalamus.ui.fake.FakeFiles;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.host.Updates;
import dev.thalamus.ui.kit.FilterField;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.StyleWarnings;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.shell.Screens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A whole window over a hub that a test commands; in English and light. */
public abstract class ThalamusWindowTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path state;
    protected final FxRobot robot = new FxRobot();
    protected final FakeHub hub = new FakeHub();
    protected final FakeControl control = new FakeControl(() -> hub);
    protected final FakeDemo demo = new FakeDemo();
    protected final List<String> opened = new ArrayList<>();
    protected Updates updates = Updates.NOWHERE;
    protected ShellCommand shell = ShellCommand.NONE;
    @SuppressWarnings("NullAway.Init")
    protected Stage stage;
    @SuppressWarnings("NullAway.Init")
    protected ThalamusWindow window;
    private final Locale before = I18n.locale();
    private final StyleWarnings styles = new StyleWarnings();

    @BeforeEach
    void open() throws TimeoutException {
        prepare();
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
    }

    /** What every dialog for a file answers; null when the person thinks better of it. */
    protected @Nullable Path file() { return null; }

    /** What is there before the window opens. */
    protected void prepare() {}

    /** Whether this window was never open before. */
    protected boolean firstTime() { return false; }

    private void show(Stage fresh) {
        var memory = new UiMemory(state);
        memory.put("coach.seen", !firstTime());
        memory.save();
        stage = fresh;
        // The tests share a stage, and a window keeps the size that its stage has: that of the test before would be too large for some.
        fresh.setWidth(1_440);
        fresh.setHeight(900);
        I18n.language("en");
        Look.themeProperty().set(Look.Theme.LIGHT);
        window = ThalamusWindow.open(fresh,
                new UiContext(control, demo, state, "0.9.0", opened::add, new FakeFiles(file()), updates, shell));
    }

    /** Closes the window and opens it again, as the next start of the program would. */
    protected void restart() {
        robot.interact(() -> {
            stage.close();
            show(new Stage());
        });
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(() -> {
            stage.close();
            I18n.localeProperty().set(before);
            Look.zoom(1);
            Look.lessMotionProperty().set(false);
        });
        FxToolkit.cleanupStages();
        styles.close();
    }

    /** Waits until it is so; a minute is for a machine that is busy with other things. */
    protected static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition));
        } catch (TimeoutException e) {
            throw new AssertionError("it did not become so", e);
        }
    }

    /** Opens a screen by its key. */
    protected void goTo(ScreenId screen) {
        var key = (KeyCodeCombination) Screens.ALL.stream().filter(entry -> entry.id() == screen).findFirst().orElseThrow().key();
        robot.push(key);
        until(() -> shown("#" + screen.area()));
    }

    /** Whether what is typed now goes into a filter line. */
    protected boolean filterHasTheKeys() {
        for (Node at = stage.getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at instanceof FilterField) {
                return true;
            }
        }
        return false;
    }

    protected boolean shown(String query) { return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent(); }

    protected String text(String query) { return robot.lookup(query).<Labeled>query().getText(); }

    protected <R> TableView<R> table(String query) { return robot.lookup(query).query(); }

}
