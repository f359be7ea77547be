package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.HubException;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.ui.fake.FakeOversight;
import dev.thalamus.ui.shell.Screens;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.StyleClassedTextArea;
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
        until(() -> shown("#rule-form"));
    }

    private void openJson() {
        openRule();
        robot.push(KeyCode.SHORTCUT, KeyCode.J);
        until(() -> shown("#rule-editor"));
    }

    private void type(String query, String text) {
        robot.interact(() -> robot.lookup(query).<TextField>query().requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write(text);
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
        robot.clickOn("#rule-try");
        until(() -> text("#rule-outcome").startsWith("Would have stopped 37 of 12,402 messages"));
        assertThat(hub.oversight().done()).containsExactly("try ana " + rule().getText());
        type("#rule-per-minute", "5");
        until(() -> text("#rule-outcome").isEmpty());
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        until(() -> shown("#rule-example-4"));
        robot.clickOn("#rule-example-4");
        until(() -> shown("#stream"));
    }

    @Test
    void aSavedRuleCanBeTakenBack() {
        openJson();
        String before = rule().getText();
        assertThat(robot.lookup("#rule-save").query().isDisabled()).isTrue();
        robot.interact(() -> rule().replaceText("{\"access\":{\"inbound_from\":[]}}"));
        robot.clickOn("#rule-save");
        until(() -> robot.lookup("The rule of ana holds from now on").tryQuery().isPresent());
        robot.clickOn(robot.from(rows()).lookup("luis").<Node>query());
        until(() -> rows().getSelectionModel().getSelectedItem().name().equals("luis"));
        robot.clickOn("Undo");
        until(() -> hub.oversight().done().size() == 2);
        assertThat(hub.oversight().done().getLast()).as("the agent may change its own again").isEqualTo("return ana " + before);
    }

    @Test
    void aTrialShowsHowFarItIsAndIsStopped() {
        hub.oversight().slowTrials();
        openRule();
        robot.clickOn("#rule-try");
        until(() -> hub.oversight().trial() != null && shown("#rule-progress"));
        FakeOversight.Trial trial = java.util.Objects.requireNonNull(hub.oversight().trial());
        assertThat(trial.watch().goesOn(3, 10)).isTrue();
        until(() -> robot.lookup("#rule-progress-bar").<ProgressBar>query().getProgress() == 0.3);
        robot.clickOn("#rule-stop");
        assertThat(trial.watch().goesOn(4, 10)).isFalse();
        trial.answer().completeExceptionally(new HubException("the trial was stopped"));
        until(() -> text("#rule-outcome").equals("The trial was stopped.") && !shown("#rule-progress"));
    }

    @Test
    void whatIsNoJsonCannotBeSavedAndWhatTheHubRefusesIsSaid() {
        openJson();
        robot.interact(() -> rule().replaceText("{\"limits\":"));
        until(() -> robot.lookup("#rule-save").query().isDisabled() && robot.lookup("#rule-try").query().isDisabled());
        assertThat(text("#rule-wrong")).isEqualTo("The rule is not JSON");
        robot.interact(() -> rule().replaceText("{\"limits\":{\"speed\":1}}"));
        until(() -> text("#rule-wrong").equals("limits.speed: is no field of a rule"));
        hub.oversight().problem("another rule is being tried; wait for its answer");
        robot.interact(() -> rule().replaceText("{\"limits\":{\"rate\":{\"per_minute\":1}}}"));
        robot.clickOn("#rule-save");
        until(() -> text("#rule-outcome").equals("another rule is being tried; wait for its answer"));
        robot.clickOn("#rule-reset");
        until(() -> rule().getText().contains("limits") && !rule().getText().contains("per_minute"));
    }

    @Test
    void formAndJsonSayTheSame() {
        openRule();
        type("#rule-per-minute", "30");
        type("#rule-session-ttl", "45m");
        robot.push(KeyCode.SHORTCUT, KeyCode.J);
        until(() -> shown("#rule-editor"));
        assertThat(rule().getText()).contains("\"per_minute\": 30", "\"channel_ttl_default\": \"45m\"");
        robot.interact(() -> rule().replaceText(
                "{\"access\":{\"inbound_from\":[\"luis\"],\"session_types\":{\"accept\":[]}},\"limits\":{\"inbox\":{\"overflow\":\"drop_oldest\"}}}"));
        robot.push(KeyCode.SHORTCUT, KeyCode.J);
        until(() -> robot.lookup("1 of 2 known agents now: luis").tryQuery().isPresent()
                && robot.lookup("No type").tryQuery().isPresent() && robot.lookup("Give up the oldest").tryQuery().isPresent());
        assertThat(robot.lookup("#rule-per-minute").<TextField>query().getText()).isEmpty();
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        until(() -> hub.oversight().done().size() == 1);
        assertThat(hub.oversight().done().getFirst()).contains("\"session_types\":{\"accept\":[]}");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldByTheHubsOwnParser() {
        openRule();
        type("#rule-per-minute", "-3");
        until(() -> text("#rule-wrong-per-minute").equals("must be at least 0"));
        type("#rule-task-ttl", "soon");
        until(() -> text("#rule-wrong-task-ttl").startsWith("must be a duration such as 30s"));
        assertThat(robot.lookup("#rule-save").query().isDisabled()).isTrue();
        assertThat(text("#rule-wrong")).as("it is said once").isEmpty();
        type("#rule-per-minute", "many");
        until(() -> text("#rule-wrong-per-minute").startsWith("must be a whole number"));
        type("#rule-per-minute", "3");
        type("#rule-task-ttl", "");
        robot.push(KeyCode.BACK_SPACE);
        until(() -> text("#rule-wrong-per-minute").isEmpty() && text("#rule-wrong-task-ttl").isEmpty()
                && !robot.lookup("#rule-save").query().isDisabled());
    }

    @Test
    void patternsAreAddedAndTakenAwayByTheKeyboard() {
        openRule();
        robot.interact(() -> robot.lookup("#rule-inbound-from").<TextField>query().requestFocus());
        robot.write("lu*");
        robot.push(KeyCode.ENTER);
        until(() -> robot.lookup("1 of 2 known agents now: luis").tryQuery().isPresent());
        robot.write("an");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        until(() -> rule().getText().contains("\"inbound_from\": [\"lu*\", \"ana\"]"));
        robot.push(KeyCode.BACK_SPACE);
        robot.push(KeyCode.BACK_SPACE);
        until(() -> robot.lookup("Nobody").tryQuery().isPresent() && rule().getText().contains("\"inbound_from\": []"));
        robot.clickOn("Anyone");
        until(() -> rule().getText().contains("\"inbound_from\": [\"*\"]"));
    }

    @Test
    void whatARuleRefusedLeadsToTheRecords() {
        openRule();
        assertThat(text("#rule-hits-per-minute")).isEqualTo("refused 7");
        robot.clickOn("#rule-hits-per-minute");
        until(() -> shown("#audit") && robot.lookup("#audit .filter-text").<StyleClassedTextArea>query().getText()
                .equals("agent:\"ana\" (kind:refused or kind:rule_refused or kind:inbox_dropped)"));
    }

    @Test
    void whatWasBegunWaitsWhileAnotherIsLookedAt() {
        openRule();
        type("#rule-depth", "2");
        until(() -> rule().getText().contains("\"delegation_depth\": 2"));
        robot.clickOn(robot.from(rows()).lookup("luis").<Node>query());
        until(() -> !rule().getText().contains("delegation_depth"));
        robot.clickOn(robot.from(rows()).lookup("ana").<Node>query());
        until(() -> rule().getText().contains("\"delegation_depth\": 2"));
        robot.clickOn("#rule-reset");
        until(() -> !rule().getText().contains("delegation_depth"));
    }

    @Test
    void aRuleOfTheOperatorIsMarked() {
        openRule();
        hub.oversight().setRule("ana", "{}").join();
        until(() -> text("#rule-who").equals("You wrote this rule: nobody can change it over the wire."));
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

    @Test
    void whoeverIsChosenStaysSoWhenOthersCome() {
        openAna();
        hub.oversight().identity(identity("aaron", Map.of(), List.of()));
        hub.oversight().identity(identity("ana", Map.of("rate", 8L), List.of()));
        until(() -> rows().getItems().size() == 3 && rows().getItems().stream().anyMatch(one -> one.hits().containsValue(8L)));
        until(() -> rows().getSelectionModel().getSelectedItem() != null
                && rows().getSelectionModel().getSelectedItem().name().equals("ana"));
    }
}
