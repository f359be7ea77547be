package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.ui.shell.Screens;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** Who is known, and what they may do. */
class IdentitiesScreenTest extends ThalamusWindowTest {
    @Override
    protected void prepare() {
        hub.join("a1", "ana");
        hub.oversight().identity(identity("ana", Map.of("rate", 7L), List.of(new IdentityView.Key("k1", "2026-11-21"))));
        hub.oversight().identity(identity("luis", Map.of(), List.of()));
    }

    private static IdentityView identity(String name, Map<String, Long> hits, List<IdentityView.Key> keys) {
        return new IdentityView("0123456789abcdef0123456789abcdef", name, "acme", "m-1", "agent", "none", Protocol.NETWORK,
                name.equals("ana"), "2026-11-21T05:18:14+00:00", "sums things up", List.of("sum"), List.of(),
                Map.of("sum", new IdentityView.Observed(12, 10, 1, 1, 340)), "{\"limits\":{}}", !hits.isEmpty(), false, hits, 3, keys);
    }

    private void openAna() {
        robot.push((KeyCodeCombination) Screens.ALL.stream().filter(one -> one.id().area().equals("identities")).findFirst().orElseThrow()
                .key());
        until(() -> shown("#identities") && rows().getItems().size() == 2);
        robot.clickOn(robot.from(rows()).lookup("ana").<Node>query());
        until(() -> robot.lookup("sums things up").tryQuery().isPresent());
    }

    private TableView<IdentityView> rows() { return table("#identities-table"); }

    private CodeArea rule() { return robot.lookup("#rule-editor .json-editor").query(); }

    private void openRule() {
        openAna();
        robot.clickOn("#identity-tab-rule");
        until(() -> shown("#rule-editor"));
    }

    @Test
    void anIdentityShowsPassportAndWhatWasObserved() {
        openAna();
        assertThat(robot.lookup("acme").tryQuery()).isPresent();
        robot.clickOn("#identity-tab-observed");
        until(() -> robot.lookup("340\u00a0ms").tryQuery().isPresent());
    }

    @Test
    void aRuleIsTriedBeforeItIsSaved() {
        openRule();
        assertThat(robot.lookup("It refused: above its rate 7").tryQuery()).isPresent();
        robot.clickOn("#rule-try");
        until(() -> text("#rule-outcome").startsWith("Would have stopped 37 of 12,402 messages"));
        assertThat(hub.oversight().done()).containsExactly("try ana " + rule().getText());
    }

    @Test
    void aSavedRuleCanBeTakenBack() {
        openRule();
        String before = rule().getText();
        assertThat(robot.lookup("#rule-save").query().isDisabled()).isTrue();
        robot.interact(() -> rule().replaceText("{\"access\":{\"inbound_from\":[]}}"));
        robot.clickOn("#rule-save");
        until(() -> robot.lookup("The rule of ana holds from now on").tryQuery().isPresent());
        robot.clickOn(robot.from(rows()).lookup("luis").<Node>query());
        until(() -> rows().getSelectionModel().getSelectedItem().name().equals("luis"));
        robot.clickOn("Undo");
        until(() -> hub.oversight().done().size() == 2);
        assertThat(hub.oversight().done().getLast()).isEqualTo("rule ana " + before);
    }

    @Test
    void whatIsNoJsonCannotBeSavedAndWhatTheHubRefusesIsSaid() {
        openRule();
        robot.interact(() -> rule().replaceText("{\"limits\":"));
        until(() -> robot.lookup("#rule-save").query().isDisabled() && robot.lookup("#rule-try").query().isDisabled());
        hub.oversight().problem("per_minute must be at least 0");
        robot.interact(() -> rule().replaceText("{\"limits\":{\"rate\":{\"per_minute\":-1}}}"));
        robot.clickOn("#rule-save");
        until(() -> text("#rule-outcome").equals("per_minute must be at least 0"));
        robot.clickOn("#rule-reset");
        until(() -> rule().getText().contains("limits") && !rule().getText().contains("per_minute"));
    }

    @Test
    void aKeyIsMadeAndShownOnceAndRevoked() {
        openAna();
        robot.clickOn("#key-new");
        until(() -> robot.lookup(".dialog-pane .text-field").tryQuery().isPresent());
        robot.interact(() -> robot.lookup(".dialog-pane .text-field").<TextField>query().setText("carol"));
        robot.push(KeyCode.ENTER);
        until(() -> robot.lookup("thk_secret-carol").tryQuery().isPresent());
        robot.push(KeyCode.ENTER);
        until(() -> robot.lookup("thk_secret-carol").tryQuery().isEmpty());
        robot.clickOn("#identity-tab-keys");
        until(() -> shown("#key-revoke-k1"));
        robot.clickOn("#key-revoke-k1");
        until(() -> robot.lookup("Revoke the key k1?").tryQuery().isPresent());
        robot.clickOn(robot.lookup(".dialog-pane .button.danger").<Node>query());
        until(() -> hub.oversight().done().equals(List.of("key carol", "revoke k1")));
    }
}
