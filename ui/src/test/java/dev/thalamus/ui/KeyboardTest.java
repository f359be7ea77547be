package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.fake.FakeShop;
import dev.thalamus.ui.screen.ScreenId;
import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Who has no mouse gets to what a mouse gets to, and is not led out of sight. */
class KeyboardTest extends ThalamusWindowTest {
    @Override
    protected void prepare() { new FakeShop(hub).withQueues().talk(80); }

    @Test
    void theKeyboardStaysOnACardThatCoversTheWindow() {
        for (KeyCode[] opens : new KeyCode[][]{{KeyCode.SHORTCUT, KeyCode.K}, {KeyCode.F1}, {KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P}}) {
            robot.push(opens);
            until(() -> shown(".scrim"));
            Node scrim = robot.lookup(".scrim").query();
            for (int i = 0; i < 14; i++) {
                assertThat(stage.getScene().getFocusOwner()).as("after %d times %s", i, Arrays.toString(opens)).satisfies(
                        owner -> assertThat(isIn(owner, scrim)).as(String.valueOf(owner)).isTrue());
                robot.push(i % 4 == 3 ? new KeyCode[]{KeyCode.SHIFT, KeyCode.TAB} : new KeyCode[]{KeyCode.TAB});
            }
            robot.push(KeyCode.ESCAPE);
            until(() -> !shown(".scrim"));
        }
    }

    @Test
    void aTableIsSortedByTheMenuOfItsColumns() {
        goTo(ScreenId.AGENTS);
        TableView<?> agents = table("#agents-table");
        until(() -> agents.getItems().size() > 5);
        robot.interact(() -> choose("Errors"));
        until(() -> agents.getSortOrder().getFirst().getText().equals("Errors"));
        Object least = agents.getItems().getFirst();
        robot.interact(() -> choose("Errors"));
        until(() -> agents.getItems().getFirst() != least && agents.getItems().getLast() != agents.getItems().getFirst());
    }

    private void choose(String column) {
        MenuButton columns = (MenuButton) robot.lookup(node -> node instanceof MenuButton button && "Columns".equals(button.getText()))
                .query();
        Menu sorting = (Menu) columns.getItems().getLast();
        sorting.getItems().stream().filter(item -> item.getText().equals(column)).findFirst().orElseThrow().fire();
    }

    private static boolean isIn(Node node, Node parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }
}
