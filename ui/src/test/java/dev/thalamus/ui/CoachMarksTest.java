package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.screen.UiMemory;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What points at parts of a window that is opened for the first time. */
class CoachMarksTest extends ThalamusWindowTest {
    @Override
    protected boolean firstTime() { return true; }

    @Test
    void aNewWindowPointsAtItsPartsInTurnAndEnds() {
        until(() -> shown("#coach"));
        assertThat(robot.lookup("1 of 4").tryQuery()).isPresent();
        assertThat(bounds("#coach").getMinY()).isGreaterThanOrEqualTo(bounds("#hub-switcher").getMaxY());
        robot.clickOn("#coach-next");
        until(() -> robot.lookup("2 of 4").tryQuery().isPresent());
        until(() -> bounds("#coach").getMinX() >= bounds("#rail").getMaxX());
        robot.clickOn("#coach-next");
        robot.clickOn("#coach-next");
        until(() -> robot.lookup("4 of 4").tryQuery().isPresent());
        until(() -> bounds("#coach").getMaxY() <= bounds("#status-hub").getMinY());
        assertThat(text("#coach-next")).isEqualTo("Done");
        robot.clickOn("#coach-next");
        until(() -> !shown("#coach"));
        robot.interact(stage::close);
        assertThat(new UiMemory(state).get("coach.seen", false)).isTrue();
    }

    @Test
    void oneClickSkipsThemAndTheWindowWorksBeneath() {
        until(() -> shown("#coach"));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        until(() -> shown("#agents") && shown("#coach"));
        robot.clickOn("#coach-skip");
        until(() -> !shown("#coach"));
        assertThat(shown("#agents")).isTrue();
    }

    @Test
    void escapeSkipsThemAndACommandShowsThemAgain() {
        until(() -> shown("#coach"));
        robot.push(KeyCode.ESCAPE);
        until(() -> !shown("#coach"));
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        until(() -> shown("#palette"));
        robot.interact(() -> robot.lookup("#palette-query").<javafx.scene.control.TextField>query().setText(">show me"));
        robot.push(KeyCode.ENTER);
        until(() -> shown("#coach"));
    }

    private Bounds bounds(String query) {
        Node node = robot.lookup(query).query();
        return node.localToScene(node.getLayoutBounds());
    }
}
