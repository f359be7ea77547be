package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The filter line as somebody types into it. */
class FilterFieldTest extends WindowTest {
    private @Nullable FilterField made;
    private final List<String> applied = new ArrayList<>();

    private FilterField field() { return Objects.requireNonNull(made); }

    @Override
    protected Node control() {
        var field = new FilterField(new SimpleStringProperty("from:, type: …"));
        field.setCompleter((text, caret) -> text.endsWith("ty")
                ? List.of(new Suggestion("type:", "type:", "field", caret - 2, caret),
                        new Suggestion("ty2:", "ty2:", "", caret - 2, caret))
                : List.of());
        field.setOnApply(() -> applied.add(field.getText()));
        made = field;
        return new VBox(field, new Button("after"));
    }

    @Test
    void tabTakesTheFirstSuggestion() {
        type("a ty");
        robot.push(KeyCode.TAB);
        assertThat(field().getText()).isEqualTo("a type:");
    }

    @Test
    void theArrowsChooseAnotherSuggestion() {
        type("ty");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        assertThat(field().getText()).isEqualTo("ty2:");
        assertThat(applied).as("this Enter chose, it did not apply").isEmpty();
    }

    @Test
    void enterAppliesAndRemembersTheNewestFirst() {
        type("one");
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.ESCAPE);
        type("two");
        robot.push(KeyCode.ENTER);
        robot.interact(() -> field().setText("one"));
        robot.push(KeyCode.ENTER);
        assertThat(applied).containsExactly("one", "two", "one");
        assertThat(field().history()).containsExactly("one", "two");
    }

    @Test
    void historyHasALimit() {
        robot.interact(field()::focus);
        for (int i = 0; i < 60; i++) {
            var filter = "f" + i;
            robot.interact(() -> field().setText(filter));
            robot.push(KeyCode.ENTER);
        }
        assertThat(field().history()).hasSize(50).startsWith("f59");
    }

    @Test
    void escapeClears() {
        type("text");
        robot.push(KeyCode.ESCAPE);
        assertThat(field().getText()).isEmpty();
    }

    @Test
    void tabWithoutSuggestionsLeavesTheLine() {
        type("x");
        robot.push(KeyCode.TAB);
        assertThat(field().isFocused()).isFalse();
        assertThat(field().getScene().getFocusOwner()).isInstanceOf(Button.class);
        assertThat(field().getText()).as("no tab character in the filter").isEqualTo("x");
    }

    @Test
    void statesShowInClassAndMessage() {
        robot.interact(() -> {
            field().setText("latency<20");
            field().showInvalid("needs a unit", 8, 10);
        });
        assertThat(field().getStyleClass()).contains("invalid").doesNotContain("valid");
        assertThat(robot.lookup("needs a unit").tryQuery()).isPresent();
        robot.interact(() -> field().showValid("6 ms"));
        assertThat(field().getStyleClass()).contains("valid").doesNotContain("invalid");
        robot.interact(field()::showNeutral);
        assertThat(field().getStyleClass()).doesNotContain("valid", "invalid");
    }

    @Test
    void pastedLinesBecomeOne() {
        robot.interact(() -> {
            field().focus();
            Clip.copy("from:a\nto:b");
        });
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertThat(field().getText()).isEqualTo("from:a to:b");
    }

    private void type(String text) {
        robot.interact(field()::focus);
        robot.write(text);
    }
}
