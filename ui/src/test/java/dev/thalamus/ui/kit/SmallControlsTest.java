package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** Segments, copying, keys, tiles and names. */
class SmallControlsTest extends WindowTest {
    private final VBox box = new VBox(8);
    private final List<String> done = new ArrayList<>();

    @Override
    protected Node control() { return box; }

    private <N extends Node> N shown(java.util.function.Supplier<N> make) {
        var holder = new ArrayList<N>();
        robot.interact(() -> {
            holder.add(make.get());
            box.getChildren().setAll(holder);
        });
        robot.interact(box::layout);
        return holder.getFirst();
    }

    @Test
    void segmentsAlwaysHaveOneChoice() {
        var segments = shown(
                () -> new SegmentedControl<>("a").with("a", new SimpleStringProperty("One")).with("b", new SimpleStringProperty("Two")));
        robot.clickOn("Two");
        assertThat(segments.valueProperty().get()).isEqualTo("b");
        robot.clickOn("Two");
        assertThat(segments.valueProperty().get()).isEqualTo("b");
        assertThat(
                segments.lookupAll(".toggle-button").stream().filter(node -> node.getPseudoClassStates().toString().contains("selected")))
                .hasSize(1);
        robot.push(KeyCode.LEFT);
        assertThat(segments.valueProperty().get()).isEqualTo("a");
        robot.interact(() -> segments.valueProperty().set("b"));
        assertThat(
                segments.lookupAll(".toggle-button").stream().filter(node -> node.getPseudoClassStates().toString().contains("selected")))
                .hasSize(1);
    }

    @Test
    void aSearchIsEmptiedByItsButtonAndByEscape() {
        var field = shown(() -> new SearchField(new SimpleStringProperty("Find")));
        robot.clickOn(field).write("venta");
        robot.clickOn(field.lookup(".button"));
        assertThat(field.getText()).isEmpty();
        assertThat(field.lookup(".button").isVisible()).isFalse();
        robot.clickOn(field).write("x").push(KeyCode.ESCAPE);
        assertThat(field.getText()).isEmpty();
    }

    @Test
    void whatIsAtTheRightEndOfALineGoesBelowWhereTheLineIsTooShort() {
        var left = new Region();
        var right = new Region();
        left.setPrefSize(100, 20);
        right.setPrefSize(200, 16);
        var line = new TwoEnds(left, right);
        robot.interact(() -> {
            line.resize(400, line.prefHeight(400));
            line.layout();
        });
        assertThat(List.of(line.getHeight(), right.getLayoutX(), right.getLayoutY())).containsExactly(20.0, 200.0, 2.0);
        robot.interact(() -> {
            line.resize(311, line.prefHeight(311));
            line.layout();
        });
        assertThat(List.of(line.getHeight(), right.getLayoutX(), right.getLayoutY())).containsExactly(42.0, 0.0, 26.0);
    }

    @Test
    void copyFieldsCopyTheWholeValue() {
        var field = shown(() -> new CopyField("ws://127.0.0.1:8765"));
        robot.clickOn(field.lookup(".button"));
        var copied = new ArrayList<String>();
        robot.interact(() -> copied.add(Clip.text()));
        assertThat(copied).containsExactly("ws://127.0.0.1:8765");
    }

    @Test
    void iconButtonsHaveANameInTheLanguageOfTheMoment() {
        var button = shown(() -> Buttons.icon(Icons.CLOSE, I18n.text("kit.close"), () -> done.add("closed")));
        assertThat(button.getAccessibleText()).isEqualTo("Close");
        robot.interact(() -> I18n.language("es"));
        assertThat(button.getAccessibleText()).isEqualTo("Cerrar");
        robot.clickOn(button);
        assertThat(done).containsExactly("closed");
    }

    @Test
    void keyCombinationsFallIntoCaps() {
        var caps = shown(() -> KeyCap.of(KeyCombination.valueOf("Ctrl+Shift+3")));
        assertThat(caps.getChildren()).extracting(node -> ((Label) node).getText()).containsExactly("Ctrl", "Shift", "3");
    }

    @Test
    void tilesOpenByKeyboardToo() {
        var tile = shown(() -> new StatTile(Icons.AGENT, new SimpleStringProperty("Agents"), () -> done.add("open")));
        robot.interact(tile::requestFocus);
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.SPACE);
        assertThat(done).containsExactly("open", "open");
    }

    @Test
    void theDomainIsCutBeforeTheName() {
        var name = shown(() -> new AgentName(new AgentFace("comprador", "empresa-a.com", 8, AgentFace.Kind.LIVE, 1)));
        robot.interact(() -> {
            name.setMaxWidth(130);
            box.layout();
            name.layout();
        });
        var whole = (Label) name.lookup(".name");
        var cut = (Label) name.lookup(".domain");
        assertThat(whole.getWidth()).isGreaterThanOrEqualTo(Math.floor(whole.prefWidth(-1)));
        assertThat(cut.getWidth()).isLessThan(cut.prefWidth(-1));
    }

    @Test
    void badgesHideAtZero() {
        var badge = shown(() -> new Badge(Style.DANGER));
        assertThat(badge.isVisible()).isFalse();
        robot.interact(() -> badge.show(1204));
        assertThat(badge.isVisible()).isTrue();
        assertThat(badge.getText()).isEqualTo("1,204");
    }

    @Test
    void facesShowALetterOrANumber() {
        assertThat(AgentFace.live("ventas", 0).letter()).isEqualTo("V");
        assertThat(AgentFace.live("sim-cliente-3", 0).letter()).isEqualTo("3");
        assertThat(AgentFace.live("ñandú", 0).letter()).isEqualTo("Ñ");
        assertThat(AgentFace.live("", 0).letter()).isEqualTo("?");
        assertThat(new AgentFace("console", null, 0, AgentFace.Kind.SYSTEM, 1).letter()).isEqualTo("›");
    }

    @Test
    void avatarsSayWhatTheyShow() {
        var avatar = shown(() -> new AgentAvatar(new AgentFace("transporte", "logistica.example", 7, AgentFace.Kind.GONE, 1)));
        assertThat(avatar.queryAccessibleAttribute(javafx.scene.AccessibleAttribute.TEXT))
                .isEqualTo("Agent transporte@logistica.example, not connected");
        assertThat(avatar.getPseudoClassStates().toString()).contains("gone").contains("agent-7");
        robot.interact(() -> avatar.show(AgentFace.live("eco", 2)));
        assertThat(avatar.getPseudoClassStates().toString()).contains("agent-2").doesNotContain("gone").doesNotContain("agent-7");
    }
}
