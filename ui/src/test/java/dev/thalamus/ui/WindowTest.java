package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.shell.Screens;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** The window around the screens. */
class WindowTest extends ThalamusWindowTest {
    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        hub.join("b1", "facturacion");
    }

    @Test
    void everyScreenOpensByItsNumber() {
        for (int i = 0; i < Screens.ALL.size(); i++) {
            robot.push((KeyCodeCombination) Screens.ALL.get(i).key());
            String id = "#" + Screens.ALL.get(i).id().area();
            until(() -> shown(id));
        }
    }

    @Test
    void thePaletteFindsAnAgentAndWhatCanBeDoneWithIt() {
        until(() -> !robot.lookup("#status-agents").queryAs(javafx.scene.layout.HBox.class).getChildren().isEmpty());
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        until(() -> shown("#palette"));
        robot.write("fact");
        until(() -> robot.lookup("#palette-list").<ListView<?>>query().getItems().size() > 4);
        robot.push(KeyCode.ENTER);
        until(() -> !shown("#palette") && shown("#agents") && shown("#inspector"));
    }

    @Test
    void aPrefixRestrictsThePaletteToCommandsAndOneRuns() {
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.interact(() -> robot.lookup("#palette-query").<TextField>query().setText(">dark"));
        robot.push(KeyCode.ENTER);
        until(() -> Look.palette().dark());
    }

    @Test
    void anotherLanguageChangesTheTextsAtOnce() {
        assertThat(robot.lookup("Stop").tryQuery()).isPresent();
        robot.interact(() -> I18n.language("es"));
        until(() -> robot.lookup("Detener").tryQuery().isPresent());
        assertThat(robot.lookup("Stop").tryQuery()).isEmpty();
    }

    @Test
    void theSwitchInTheBarChangesTheTheme() {
        robot.clickOn("#theme");
        until(() -> Look.palette().dark());
        robot.clickOn("#theme");
        until(() -> !Look.palette().dark());
    }

    @Test
    void theQuestionMarkShowsTheKeysAndEscapeClosesThem() {
        robot.write("?");
        until(() -> shown("#key-help"));
        robot.push(KeyCode.ESCAPE);
        until(() -> !shown("#key-help"));
    }

    @Test
    void aScreensKeysRestWhileACardLiesOverIt() {
        robot.push((KeyCodeCombination) Screens.ALL.stream().filter(one -> one.id().area().equals("console")).findFirst().orElseThrow()
                .key());
        until(() -> shown("#console"));
        robot.write("?");
        until(() -> shown("#key-help"));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.V);
        assertThat(shown("#console-variables-save")).isFalse();
        robot.push(KeyCode.ESCAPE);
        until(() -> !shown("#key-help"));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.V);
        until(() -> shown("#console-variables-save"));
    }

    @Test
    void escapeGoesBackToTheScreenBefore() {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        until(() -> shown("#agents"));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        until(() -> shown("#stream"));
        robot.push(KeyCode.ESCAPE);
        until(() -> shown("#agents"));
    }

    @Test
    void zoomFollowsTheKeys() {
        robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);
        until(() -> Look.zoomProperty().get() > 1);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        until(() -> Look.zoomProperty().get() == 1);
    }

    @Test
    void aHubThatStopsIsSaidAndCanBeStartedAgain() {
        robot.clickOn("#power");
        until(() -> control.status().phase() == HubStatus.Phase.STOPPED && robot.lookup("#power").tryQuery().isPresent()
                && "Start".equals(text("#power")));
        robot.clickOn("#power");
        until(() -> "Stop".equals(text("#power")));
    }

    @Test
    void problemsAreCountedAndListed() {
        hub.signal("a1", "nadie", dev.thalamus.hub.model.SignalType.GABA, "{}", dev.thalamus.hub.model.Outcome.REFUSED,
                dev.thalamus.hub.model.Reason.UNKNOWN_TARGET, 0);
        until(() -> shown("#problems") && "1 problem".equals(text("#problems")));
        robot.clickOn("#problems");
        until(() -> shown("#problems-card"));
        assertThat(stage.getScene().getFocusOwner()).isInstanceOf(ScrollPane.class);
        robot.clickOn("Dismiss what is over");
        until(() -> !shown("#problems"));
    }

    @Test
    void theWindowRemembersItsLook() {
        robot.interact(() -> {
            I18n.language("es");
            Look.themeProperty().set(Look.Theme.DARK);
            robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
            stage.close();
        });
        var kept = new UiMemory(state);
        assertThat(kept.get("language", "")).isEqualTo("es");
        assertThat(kept.get("theme", "")).isEqualTo("DARK");
        assertThat(kept.get("screen", "")).isEqualTo("AGENTS");
    }

    @Test
    void aScreenOpensInItsOwnWindowAndLivesThere() {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        until(() -> shown("#agents"));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.W);
        until(() -> detached().isPresent());
        Stage own = detached().orElseThrow();
        hub.join("z9", "newcomer");
        until(() -> own.getScene().lookup("#agents-table") instanceof TableView<?> rows
                && rows.getItems().size() == hub.snapshot().join().agents().size());
        robot.interact(own::close);
        assertThat(shown("#agents")).isTrue();
    }

    private Optional<Stage> detached() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast).filter(window -> !window.equals(stage))
                .findFirst();
    }
}
