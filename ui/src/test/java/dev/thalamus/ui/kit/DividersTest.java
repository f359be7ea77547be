package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** The dividers of a split pane under the arrow keys. */
class DividersTest extends WindowTest {
    @SuppressWarnings("NullAway.Init")
    private SplitPane split;

    @Override
    protected Node control() {
        split = Dividers.byKeys(new SplitPane());
        split.getItems().addAll(new StackPane(), new StackPane());
        return split;
    }

    @Test
    void theArrowsAlongItMoveADivider() {
        focus(0);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.UP);
        assertThat(split.getDividerPositions()[0]).isBetween(0.53, 0.55);
        robot.push(KeyCode.LEFT);
        assertThat(split.getDividerPositions()[0]).isBetween(0.51, 0.53);
    }

    @Test
    void oneThatComesLaterIsMovedToo() {
        robot.interact(() -> {
            split.setOrientation(Orientation.VERTICAL);
            split.getItems().add(new StackPane());
            split.setDividerPositions(0.3, 0.6);
        });
        focus(1);
        robot.push(KeyCode.DOWN);
        assertThat(split.getDividerPositions()[0]).isBetween(0.29, 0.31);
        assertThat(split.getDividerPositions()[1]).isBetween(0.61, 0.63);
    }

    private void focus(int which) {
        List<Node> dividers = split.getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains("split-pane-divider"))
                .toList();
        assertThat(dividers.get(which).getAccessibleText()).isNotEmpty();
        robot.interact(dividers.get(which)::requestFocus);
    }
}
