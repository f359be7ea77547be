package dev.thalamus.ui.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.kit.I18n;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in the cells of signals. */
class SignalCellsTest {
    private final Locale before = I18n.locale();

    @BeforeEach
    void inSpanish() { I18n.localeProperty().set(Locale.of("es")); }

    @AfterEach
    void asBefore() { I18n.localeProperty().set(before); }

    @Test
    void whatIsInvisibleInAPayloadIsSpelled() {
        var payload = new SignalCells.Code<String>(words -> words);
        assertThat(payload.text("{\"monto\":\"50\u202E0\u0000\"}", 0)).isEqualTo("{\"monto\":\"50‹U+202E›0‹U+0000›\"}");
        assertThat(payload.text("{\"niño\": \"sí\"}", 0)).isEqualTo("{\"niño\": \"sí\"}");
    }

    @Test
    void aRefusalHasAWordInTheColumnAndItsWholeSentenceBehindIt() {
        assertThat(Outcomes.of(Outcome.REFUSED, Reason.SPOOFED_SOURCE)).isEqualTo("rechazada (suplantada)");
        assertThat(Outcomes.whole(Outcome.REFUSED, Reason.SPOOFED_SOURCE))
                .isEqualTo("rechazada: el origen no es el hash de quien la envía");
        assertThat(Outcomes.whole(Outcome.DELIVERED, Reason.NONE)).isEqualTo("entregada");
    }
}
