package dev.thalamus.ui.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.assets.Assets;
import dev.thalamus.hub.FaultText;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.kit.I18n;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hubs speak English; the window says it in its own language. */
class HubTextTest {
    /** Values of {@link Clause#worded()}: states of a session, and what a hub may have no room for. */
    private static final List<String> WORDS = List.of("pending", "active", "closed", "expired", "identities", "tasks", "channels");

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
        var keys = Stream.of(Arrays.stream(Clause.values()).map(HubText::key),
                FaultText.names().stream().map(name -> HubText.key(new FaultText.Said(name, ""))),
                Arrays.stream(FaultText.Detail.values()).map(HubText::key), FaultText.WANTED.stream().map(HubText::wantedKey),
                Stream.of("hub.quoted"), WORDS.stream().map(word -> "hub.word." + word)).flatMap(Function.identity());
        assertThat(Assets.texts("hub", "en").keySet())
                .containsExactlyInAnyOrderElementsOf(keys.map(key -> key.substring("hub.".length())).toList());
    }

    @Test
    void aFaultIsTranslatedWithWhatWasFoundAndInsideAClause() {
        assertThat(HubText.of("This is not JSON. (byte 17)")).isEqualTo("Esto no es JSON. (byte 17)");
        assertThat(HubText.of("A client frame must be masked (RFC 6455, 5.1)."))
                .isEqualTo("Una trama de un cliente debe ir enmascarada (RFC 6455, 5.1).");
        assertThat(HubText.of(Clause.READ_FAILED.of("The opcode is reserved. (opcode 11)")))
                .isEqualTo("la lectura falló: El código de operación está reservado. (código de operación 11)");
    }

    @Test
    void whatAFaultFoundIsTranslatedToo() {
        assertThat(HubText
                .of("A field of the control message is missing or of the wrong type. (register.agent_id is missing, it must be a string)"))
                .isEqualTo("Falta un campo del mensaje de control, o es de otro tipo. (falta register.agent_id, debe ser un texto)");
        assertThat(HubText.of("The message is larger than this hub accepts. (2000 bytes where 1000 fit)"))
                .isEqualTo("El mensaje es mayor de lo que este hub acepta. (2000 bytes donde caben 1000)");
        assertThat(HubText.of("This is not JSON. (Unexpected character)")).isEqualTo("Esto no es JSON. («Unexpected character»)");
    }

    @Test
    void anErrorOfAHubIsTranslatedToItsBottom() {
        assertThat(HubText.of("Parse error: This is not JSON. (byte 17)")).isEqualTo("No se puede leer: Esto no es JSON. (byte 17)");
        assertThat(HubText.of("Invalid params: 'limit' must be 1 to 500"))
                .isEqualTo("Parámetros no válidos: «limit» debe estar entre 1 y 500");
        assertThat(HubText.of("Invalid params: 'filter' at 4: this quote is not closed"))
                .isEqualTo("Parámetros no válidos: «filter» en la posición 4: " + I18n.get("filter.problem.open_quote"));
        assertThat(HubText.of(Clause.FORCED_LATE.of("No space left on device"))).startsWith("el hub no pudo")
                .endsWith(": «No space left on device»");
        assertThat(HubText.of(Clause.SETTINGS_UNUSABLE.of("listen.host: " + Clause.HOST_EMPTY.of())))
                .isEqualTo("los ajustes no se pueden usar: listen.host: está vacío; por defecto es 127.0.0.1");
    }

    @Test
    void aNameThatReadsLikeAClauseStaysAName() {
        assertThat(HubText.of(Clause.NO_AGENT.of("closed"))).isEqualTo("no existe el agente closed");
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
    void whatARuleOrAProofRefusesIsTranslated() {
        assertThat(HubText.said(Clause.MAY_NOT_SEND.of("ana", "luis"))).isEqualTo("«ana» no puede enviar nada a «luis»");
        assertThat(HubText.said(Clause.WRONG_API_KEY.of("ana"))).isEqualTo("esa no es la clave API de «ana»");
        assertThat(HubText.said(Clause.AGENT_ID_IS.of(Clause.HAS_CONTROL.of()))).isEqualTo("agent_id contiene un carácter de control");
        assertThat(HubText.said("rule.limits.rate per_minute must be at least 0"))
                .isEqualTo("limits.rate.per_minute: debe ser al menos 0");
        assertThat(HubText.said("rule has no field 'speed'")).isEqualTo("speed: no es un campo de una regla");
    }

    @Test
    void aWordOfTheHubInASentenceIsTranslatedAndAWordOfAnotherIsNot() {
        assertThat(HubText.of(Clause.CHANNEL_IS.of("7f", "closed"))).isEqualTo("la sesión «7f» está cerrada");
        assertThat(HubText.of(Clause.NONE_ENDED.of(Clause.ROOM_NUMBER.of("tasks", 5))))
                .isEqualTo("el hub ya tiene todas las tareas que puede (5), y ninguna ha terminado");
        assertThat(HubText.of(Clause.NO_AGENT.of("tasks"))).isEqualTo("no existe el agente tasks");
    }

    @Test
    void theFileOfPeersIsToldToItsBottom() {
        assertThat(HubText.said(Clause.PEER_ENTRY.of("remotes.json", "b.com", Clause.NO_MEMBER_NEAR.of("tokn", "token"))))
                .isEqualTo("el archivo de pares remotes.json, entrada «b.com»: no tiene ningún ajuste «tokn»; ¿quería decir «token»?");
        assertThat(HubText.said(Clause.PEERS_NO_JSON.of("remotes.json", "Unexpected end-of-input")))
                .isEqualTo("el archivo de pares remotes.json no es JSON: «Unexpected end-of-input»");
    }

    @Test
    void theWordsOfASystemStandInQuotationMarksBehindOurs() {
        assertThat(HubText.said("Network is unreachable")).isEqualTo("«Network is unreachable»");
        assertThat(HubText.said(Clause.NOT_TRUSTED.of("PKIX path building failed")))
                .isEqualTo("su certificado no es de confianza: «PKIX path building failed»");
        assertThat(HubText.said("")).isEmpty();
    }

    @Test
    void theWordsOfOthersStayAsTheyAre() {
        assertThat(HubText.of("Network is unreachable")).isEqualTo("Network is unreachable");
        assertThat(HubText.of("")).isEmpty();
    }
}
