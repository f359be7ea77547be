package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.fake.FakeShop;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.shell.Screens;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Who cannot see the window, or has no mouse, still knows what everything is and gets everywhere. */
class NamesTest extends ThalamusWindowTest {
    @Override
    protected void prepare() { new FakeShop(hub).withQueues().talk(80); }

    @Test
    void everythingThatTakesTheKeyboardHasANameAndARole() {
        var nameless = new TreeSet<String>();
        for (Screens.Entry screen : Screens.ALL) {
            visit(screen.id());
            robot.interact(() -> {
                var labelled = new HashSet<Node>();
                walk(stage.getScene().getRoot(), node -> {
                    if (node instanceof Label label && label.getLabelFor() != null) {
                        labelled.add(label.getLabelFor());
                    }
                });
                walk(stage.getScene().getRoot(), node -> {
                    if (node.isFocusTraversable() && !container(node) && (!named(node, labelled) || !playsARole(node))) {
                        nameless.add(screen.id().area() + ": " + path(node));
                    }
                });
            });
        }
        assertThat(nameless).isEmpty();
    }

    @Test
    void whatAClickDoesTheKeyboardDoesToo() {
        var mouseOnly = new TreeSet<String>();
        for (Screens.Entry screen : Screens.ALL) {
            visit(screen.id());
            robot.interact(() -> walk(stage.getScene().getRoot(), node -> {
                // The lists and tables around cells have keys of their own.
                if (node.getOnMouseClicked() != null && !node.isFocusTraversable() && !(node instanceof Cell)) {
                    mouseOnly.add(screen.id().area() + ": " + path(node));
                }
            }));
        }
        assertThat(mouseOnly).isEmpty();
    }

    /** Shows a screen with its first row in the inspector. */
    private void visit(ScreenId screen) {
        goTo(screen);
        until(() -> !robot.lookup("#status-agents .number").queryLabeled().getText().equals("0"));
        robot.from(robot.lookup("#" + screen.area())).lookup(".table-view").tryQueryAs(TableView.class).ifPresent(rows -> {
            robot.interact(rows::requestFocus);
            robot.push(KeyCode.DOWN);
        });
    }

    private interface Visitor {
        void visit(Node node);
    }

    private static void walk(Node node, Visitor visitor) {
        if (!node.isVisible()) {
            return;
        }
        visitor.visit(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, visitor));
        }
    }

    /** Read through what is in it. */
    private static boolean container(Node node) {
        return node instanceof ScrollPane || node instanceof TabPane || node instanceof Cell;
    }

    private static boolean named(Node node, Set<Node> labelled) {
        String name = node.getAccessibleText();
        return labelled.contains(node) || name != null && !name.isBlank()
                || node instanceof Labeled text && text.getText() != null && !text.getText().isBlank();
    }

    private static boolean playsARole(Node node) { return node instanceof Control || node.getAccessibleRole() != AccessibleRole.PARENT; }

    private static String path(Node node) {
        var words = new StringBuilder();
        int steps = 0;
        for (Node at = node; at != null && steps++ < 4; at = at.getParent()) {
            words.insert(0, " > " + at.getClass().getSimpleName() + (at.getId() == null ? "" : "#" + at.getId())
                    + (at.getStyleClass().isEmpty() ? "" : "." + at.getStyleClass().getLast()));
        }
        return words.substring(3);
    }
}
