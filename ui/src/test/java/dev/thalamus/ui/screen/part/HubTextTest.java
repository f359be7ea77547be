package dev.thalamus.ui.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.assets.Assets;
import dev.thalamus.hub.FaultText;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.kit.I18n;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasAWordAndASentenceInEveryLanguage(Reason reason) {
        String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        for (String language : Assets.LANGUAGES) {
            assertThat(Assets.texts("shell", language)).containsKeys("reason." + name, "reason-short." + name);
        }
    }

    @Test
    void everyClauseAndFaultHasATextAndNoTextIsForOneThatIsGone() {
        var keys = Stream.concat(Arrays.stream(Clause.values()).map(HubText::key),
                FaultText.names().stream().map(name -> HubText.key(new FaultText.Said(name, ""))));
        assertThat(Assets.texts("hub", "en").keySet())
                .containsExactlyInAnyOrderElementsOf(keys.map(key -> key.substring("hub.".length())).toList());
    }

    @Test
    void aFaultIsTranslatedWithWhatWasFoundAndInsideAClause() {
        assertThat(HubText.of("This is not JSON. (byte 17)")).isEqualTo("Esto no es JSON. (byte 17)");
        assertThat(HubText.of("A client frame must be masked (RFC 6455, 5.1)."))
                .isEqualTo("Una trama de un cliente debe ir enmascarada (RFC 6455, 5.1).");
        assertThat(HubText.of(Clause.READ_FAILED.of("The opcode is reserved. (opcode 11)")))
                .isEqualTo("la lectura falló: El código de operación está reservado. (opcode 11)");
    }

    @Test
    void whatIsWrongWithSettingsIsTranslatedBehindEachKey() {
        assertThat(HubText
                .of("listen.host: " + Clause.HOST_EMPTY.of() + "\nlisten.prot (hub.conf:3): " + Clause.NO_SETTING_NEAR.of("listen.port")))
                .isEqualTo(
                        "listen.host: está vacío; por defecto es 127.0.0.1\nlisten.prot (hub.conf:3): no existe ese ajuste; ¿quería decir listen.port?");
        assertThat(HubText.of("EOF: no more bytes")).isEqualTo("EOF: no more bytes");
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
