package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.screen.OnPath;
import dev.thalamus.ui.screen.ScreenId;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** The word in a terminal, from the palette and from Settings. */
class OnPathTest extends ThalamusWindowTest {
    private static final Path LINK = Path.of("/home/ana/.local/bin/thalamus");
    private final AtomicInteger added = new AtomicInteger();
    private volatile ShellCommand.State now = new ShellCommand.Absent(LINK);
    private volatile ShellCommand.Reach reach = ShellCommand.Reach.FOUND;
    private volatile boolean offered = true;

    @Override
    protected void prepare() {
        shell = new ShellCommand() {
            @Override
            public boolean offered() { return offered; }

            @Override
            public State look() { return now; }

            @Override
            public State add() {
                added.incrementAndGet();
                now = now instanceof Taken ? now : new Added(LINK, reach);
                return now;
            }

            @Override
            public State remove() {
                now = new Absent(LINK);
                return now;
            }
        };
    }

    @Test
    void thePaletteAddsItAndTheToastTakesItBack() {
        palette();
        until(() -> added.get() == 1 && says("The command thalamus was added"));
        robot.clickOn("Undo");
        until(() -> now instanceof ShellCommand.Absent && says("was taken off the PATH"));
    }

    @Test
    void everyReasonForARefusalIsToldInSpanish() throws Exception {
        for (ShellCommand.Why why : ShellCommand.Why.values()) {
            var refused = new ShellCommand.Unable(why, "/x");
            String english = OnPath.sentence(refused).getValue();
            FxToolkit.setupFixture(() -> I18n.language("es"));
            assertThat(OnPath.sentence(refused).getValue()).isNotEqualTo(english).doesNotStartWith("settings.");
            FxToolkit.setupFixture(() -> I18n.language("en"));
        }
    }

    @Test
    void whatWasThereAlreadyIsToldAndNotUndone() {
        now = new ShellCommand.Added(LINK, reach);
        palette();
        until(() -> added.get() == 1 && says("Terminals find it: " + LINK));
        assertThat(says("The command thalamus was added") || says("Undo")).isFalse();
    }

    @Test
    void settingsShowHowItIsAndOfferTheOtherWay() {
        goTo(ScreenId.SETTINGS);
        until(() -> shown("#shell-add") && says("No terminal finds it. The button makes " + LINK));
        assertThat(shown("#shell-remove")).isFalse();
        robot.clickOn("#shell-add");
        until(() -> shown("#shell-remove") && says("Terminals find it: " + LINK));
        robot.clickOn("#shell-remove");
        until(() -> shown("#shell-add") && now instanceof ShellCommand.Absent);
    }

    @Test
    void whatThePathLacksIsToldWholeInTheSettings() {
        reach = ShellCommand.Reach.FOLDER_NOT_SEARCHED;
        goTo(ScreenId.SETTINGS);
        until(() -> shown("#shell-add"));
        robot.clickOn("#shell-add");
        until(() -> says("Settings, Command line, says what to do") && says("export PATH=\"/home/ana/.local/bin:$PATH\""));
    }

    @Test
    void settingsFollowWhatThePaletteDoes() {
        goTo(ScreenId.SETTINGS);
        until(() -> shown("#shell-add"));
        palette();
        until(() -> shown("#shell-remove") && !shown("#shell-add"));
    }

    @Test
    void aForeignProgramIsNamed() {
        now = new ShellCommand.Taken(Path.of("/usr/bin/thalamus"));
        palette();
        until(() -> says("/usr/bin/thalamus is another program of that name"));
        assertThat(says("The command thalamus was not changed")).isTrue();
    }

    @Test
    void whatAPackageDidIsSaidAndNotOffered() {
        now = new ShellCommand.Provided(Path.of("/usr/bin/thalamus"));
        goTo(ScreenId.SETTINGS);
        until(() -> says("Terminals find /usr/bin/thalamus. The package or somebody else put it there"));
        assertThat(shown("#shell-add") || shown("#shell-remove")).isFalse();
    }

    private void palette() {
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        until(() -> shown("#palette"));
        robot.interact(() -> robot.lookup("#palette-query").<TextField>query().setText(">put the command thalamus"));
        robot.push(KeyCode.ENTER);
    }

    private boolean says(String words) {
        return robot.lookup(node -> node instanceof javafx.scene.control.Labeled label && label.isVisible() && label.getText() != null
                && label.getText().contains(words)).tryQuery().isPresent();
    }
}
