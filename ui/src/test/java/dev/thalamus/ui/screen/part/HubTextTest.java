package dev.thalamus.ui.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.assets.Assets;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.kit.I18n;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hubs speak English; the window says it in its own language. */
class HubTextTest {
    private final Locale before = I18n.locale();

    @BeforeEach
    void inSpanish() { I18n.localeProperty().set(Locale.of("es")); }

    @AfterEach
    void asBefore() { I18n.localeProperty().set(before); }

    @ParameterizedTest
    @EnumSource(Clause.class)
    void everyClauseHasATextInEveryLanguage(Clause clause) {
        String key = HubText.key(clause).substring("hub.".length());
        for (String language : Assets.LANGUAGES) {
            String text = Assets.texts("hub", language).get(key);
            assertThat(text).as(key + " in " + language).isNotNull();
            for (int i = 0; i < clause.places(); i++) {
                assertThat(text).as(key + " in " + language).contains("{" + i + "}");
            }
        }
    }

    @Test
    void noTextIsForAClauseThatIsGone() {
        assertThat(Assets.texts("hub", "en").keySet()).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(Clause.values()).map(clause -> HubText.key(clause).substring("hub.".length())).toList());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whyASignalIsNotDeliveredIsTranslated(Reason reason) {
        assertThat(HubText.of(reason.sentence())).isEqualTo(EventText.reason(reason)).isNotEqualTo(reason.sentence());
    }

    @Test
    void valuesStandInTheTranslation() {
        assertThat(HubText.of(Clause.NO_CLOSE_FRAME.of())).isEqualTo("cerrado sin trama de cierre");
        assertThat(HubText.of(Clause.NEXT_OF.of(2, "comprador"))).isEqualTo("el siguiente de 2 agentes llamados comprador");
        assertThat(HubText.of(Clause.TO_PEER.of("empresa-a.com", "retrying")))
                .isEqualTo("a empresa-a.com, que está ausente, se vuelve a llamar");
    }

    @Test
    void theWordsOfOthersStayAsTheyAre() {
        assertThat(HubText.of("Network is unreachable")).isEqualTo("Network is unreachable");
        assertThat(HubText.of("")).isEmpty();
    }
}
