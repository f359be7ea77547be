package dev.thalamus.ui.screen.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.kit.I18n;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Methods and parameters in the window's language. */
class RpcTextTest {
    private final Locale before = I18n.locale();

    @AfterEach
    void asBefore() { I18n.localeProperty().set(before); }

    @Test
    void whatThisBuildsHubSaysIsTranslatedAlsoWhereItSaysItAgain() {
        I18n.localeProperty().set(Locale.of("es"));
        assertThat(RpcText.of("The connected agents.")).isEqualTo("Los agentes conectados.");
        assertThat(RpcText.of("any JSON value; {} when left out")).isEqualTo("cualquier valor JSON; {} si se omite");
    }

    @Test
    void theWordsOfOtherHubsStayAsTheyAre() {
        I18n.localeProperty().set(Locale.of("es"));
        assertThat(RpcText.of("The connected agents, and the others.")).isEqualTo("The connected agents, and the others.");
        assertThat(RpcText.of("")).isEmpty();
    }

    @Test
    void englishIsSaidAsItCame() {
        I18n.localeProperty().set(Locale.ENGLISH);
        assertThat(RpcText.of("The hub's agents, counters and synapses.")).isEqualTo("The hub's agents, counters and synapses.");
    }
}
