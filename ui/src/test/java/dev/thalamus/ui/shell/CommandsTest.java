package dev.thalamus.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeDemo;
import dev.thalamus.ui.fake.FakeFiles;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.fake.FakeShop;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.UiMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Everything that can be done is found by its words, and no key means two things. */
class CommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path state;
    private final FxRobot robot = new FxRobot();
    private final FakeHub hub = new FakeHub();
    private final FxPump pump = new FxPump(new FakeControl(() -> hub));
    @SuppressWarnings("NullAway.Init")
    private MainWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        new FakeShop(hub).withQueues().talk(20);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
    }

    private void show(Stage stage) {
        var memory = new UiMemory(state);
        memory.put("coach.seen", true);
        window = new MainWindow(stage,
                new UiContext(pump.control(), new FakeDemo(), state, "0.9.0", _ -> {}, new FakeFiles(null)), new Mirror(pump), memory);
        stage.show();
        pump.start();
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(window::close);
        pump.close();
        FxToolkit.cleanupStages();
    }

    @Test
    void noKeyAndNoNameIsGivenTwice() {
        for (Screens.Entry screen : Screens.ALL) {
            List<Command> all = on(screen);
            assertThat(all.stream().map(Command::id)).as("names on " + screen.id()).doesNotHaveDuplicates();
            Stream<KeyCombination> keys = Stream.concat(all.stream().map(Command::key).filter(Objects::nonNull),
                    Screens.ALL.stream().map(Screens.Entry::key));
            assertThat(keys.map(KeyCombination::getDisplayText)).as("keys on " + screen.id()).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyCommandThatIsPossibleIsInThePalette() {
        for (Screens.Entry screen : Screens.ALL) {
            on(screen);
            robot.interact(() -> {
                List<String> possible = window.possible().stream().filter(command -> command.enabled().get())
                        .map(command -> command.text().getValue()).toList();
                window.openPalette(">");
                assertThat(robot.lookup("#palette-query").<TextField>query().getText()).isEqualTo(">");
                var found = new ArrayList<String>();
                for (Object line : robot.lookup("#palette-list").<ListView<?>>query().getItems()) {
                    if (line instanceof PaletteIndex.Line.Hit hit) {
                        found.add(hit.text());
                    }
                }
                assertThat(found).as("palette on " + screen.id()).containsExactlyInAnyOrderElementsOf(possible).isNotEmpty();
                window.escape();
            });
        }
    }

    @Test
    void everyCommandOfAMenuIsAmongThoseOfThePalette() {
        var unknown = new TreeSet<String>();
        int asked = 0;
        for (Screens.Entry screen : Screens.ALL) {
            List<String> known = on(screen).stream().map(Command::id).toList();
            for (MenuButton menu : robot.lookup(".menu-button").queryAllAs(MenuButton.class)) {
                for (MenuItem item : menu.getItems()) {
                    String id = item.getId();
                    if (id != null && id.indexOf('.') > 0) {
                        asked++;
                        if (!known.contains(id)) {
                            unknown.add(screen.id() + ": " + id);
                        }
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(10);
        assertThat(unknown).isEmpty();
    }

    /** What can be done on a screen. */
    private List<Command> on(Screens.Entry screen) {
        robot.interact(() -> window.go(new Destination.Whole(screen.id())));
        return window.possible();
    }
}
