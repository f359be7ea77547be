package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.fake.FakeShop;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.shell.Screens;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a window of 1280 by 800 with the inspector open every button says its whole word and lies within its place. */
class NothingCutTest extends ThalamusWindowTest {
    @Override
    protected void prepare() { new FakeShop(hub).withQueues().talk(80); }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyButtonIsWhole(String language) {
        robot.interact(() -> {
            stage.setWidth(1_280);
            stage.setHeight(800);
            I18n.language(language);
        });
        var cut = new TreeSet<String>();
        int[] buttons = {0};
        for (Screens.Entry screen : Screens.ALL) {
            visit(screen.id());
            robot.interact(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
                look(stage.getScene().getRoot(), screen.id().area(), cut, buttons);
            });
        }
        assertThat(cut).isEmpty();
        assertThat(buttons[0]).isGreaterThan(100);
    }

    private void visit(ScreenId screen) {
        goTo(screen);
        until(() -> !robot.lookup("#status-agents .number").queryLabeled().getText().equals("0"));
        robot.from(robot.lookup("#" + screen.area())).lookup(".table-view").tryQueryAs(TableView.class).ifPresent(rows -> {
            robot.interact(rows::requestFocus);
            robot.push(KeyCode.DOWN);
        });
    }

    private static void look(Node node, String screen, Set<String> cut, int[] buttons) {
        if (!node.isVisible() || node instanceof Cell) {
            return;
        }
        if (node instanceof ButtonBase button && button.getWidth() > 0) {
            buttons[0]++;
            if (button.lookup(".text") instanceof Text text && button.getText() != null && !button.getText().isEmpty()
                    && !text.getText().equals(button.getText()) && button.getGraphic() != text) {
                cut.add(screen + ": \"" + button.getText() + "\" says \"" + text.getText() + "\"");
            }
            outside(button, button.getParent(), screen, cut);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, screen, cut, buttons));
        }
    }

    /** Whether what is in it may lie out of its sight. */
    private static boolean scrolled(Parent place) {
        return place instanceof VirtualFlow || place.getStyleClass().contains("viewport")
                || place.getParent() != null && place.getParent().getStyleClass().contains("viewport");
    }

    private static void outside(ButtonBase button, Parent place, String screen, Set<String> cut) {
        Bounds own = button.localToScene(button.getLayoutBounds());
        for (Parent at = place; at != null && !scrolled(at); at = at.getParent()) {
            Bounds room = at.localToScene(at.getLayoutBounds());
            if (own.getMinX() < room.getMinX() - 1 || own.getMaxX() > room.getMaxX() + 1 || own.getMinY() < room.getMinY() - 1
                    || own.getMaxY() > room.getMaxY() + 1) {
                cut.add(screen + ": \"" + button.getText() + "\" (" + button.getId() + ", " + button.getAccessibleText() + ") leaves "
                        + at.getClass().getSimpleName() + (at.getStyleClass().isEmpty() ? "" : "." + at.getStyleClass().getLast()));
                return;
            }
        }
    }
}
