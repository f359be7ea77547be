package dev.thalamus.ui.screen.identities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.RuleText;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonItem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rule that is being written. */
class RuleDraftTest {
    private final RuleDraft draft = new RuleDraft();
    private final Locale before = I18n.locale();

    @BeforeEach
    void english() {
        I18n.language("en");
        draft.show("ana", RuleText.standard());
    }

    @AfterEach
    void restore() { I18n.localeProperty().set(before); }

    @ParameterizedTest
    @EnumSource(RuleField.class)
    void everyFieldOfTheFormIsOneThatTheHubHas(RuleField field) {
        assertThat(field.in(draft.state().get().rule())).as("in the hub's own default rule").isNotNull();
        draft.set(field, "\"no such value\"");
        assertThat(draft.mistake(field)).isPresent();
        assertThat(draft.state().get().mistake()).isPresent();
    }

    @Test
    void aFieldIsReadAndWrittenUnderTheNameThatIsThere() throws JsonItem.Wrong {
        JsonItem seed = JsonItem.read("{\"access\":{\"session_types\":{\"accept\":[\"a\"]}},\"limits\":{\"max_concurrent_sessions\":3}}");
        assertThat(RuleField.SESSIONS.set(seed, "4"))
                .isEqualTo("{\"access\":{\"session_types\":{\"accept\":[\"a\"]}},\"limits\":{\"max_concurrent_sessions\":4}}");
        assertThat(RuleField.INITIATE.set(seed, "[]")).contains("\"session_types\":{\"accept\":[\"a\"],\"initiate\":[]}");
        assertThat(RuleField.SESSIONS.set(seed, null)).contains("\"limits\":{}");
        assertThat(RuleField.ACCEPT.isAt("access.session_types.accept")).isTrue();
        assertThat(RuleField.ACCEPT.isAt("access.accept")).isFalse();
    }

    @Test
    void theSameRuleWrittenOtherwiseIsNoChange() {
        draft.type(RuleText.standard().replace(",", " ,\n"));
        assertThat(draft.state().get().changed()).isFalse();
        draft.set(RuleField.DEPTH, "3");
        assertThat(draft.state().get().changed()).isTrue();
        draft.set(RuleField.DEPTH, "5");
        assertThat(draft.state().get().changed()).isFalse();
    }

    @Test
    void whatHoldsMayChangeWhileItIsWritten() {
        draft.set(RuleField.DEPTH, "3");
        draft.show("ana", "{}");
        assertThat(draft.state().get().text()).contains("\"delegation_depth\": 3");
        draft.discard();
        draft.show("ana", "{\"version\":2}");
        assertThat(draft.state().get().text()).as("nothing was begun").contains("\"version\": 2");
    }

    @Test
    void unfinishedRulesAreKeptForSoManyAgentsAndNoMore() {
        for (int i = 0; i <= RuleDraft.MOST_KEPT; i++) {
            draft.show("a" + i, "{}");
            draft.set(RuleField.DEPTH, String.valueOf(i));
        }
        draft.show("a1", "{}");
        assertThat(draft.state().get().changed()).isTrue();
        draft.show("a0", "{}");
        assertThat(draft.state().get().changed()).as("the eldest was given up").isFalse();
    }

    @Test
    void everySentenceOfTheHubIsKnownInBothLanguages() {
        for (String rule : List.of("{\"limits\":{\"rate\":{\"burst\":-1}}}", "{\"limits\":{\"rate\":{\"burst\":\"x\"}}}", "[]", "{",
                "{\"x\":1}", "{\"limits\":{\"inbox\":{\"overflow\":\"x\"}}}", "{\"limits\":{\"task_ttl_default\":\"soon, not now\"}}",
                "{\"access\":{\"inbound_from\":[\"" + "x".repeat(1_001) + "\"]}}")) {
            draft.type(rule);
            I18n.language("en");
            String english = RuleWords.sentence(draft.state().get().mistake().orElseThrow());
            I18n.language("es");
            assertThat(RuleWords.sentence(draft.state().get().mistake().orElseThrow())).as(rule).isNotEqualTo(english);
        }
    }
}
