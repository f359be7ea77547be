package dev.thalamus.ui.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.HubException;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.ui.kit.I18n;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever fails, a person is told what to do next, in the language of the window. */
class FailureTextTest {
    private final Locale before = I18n.locale();

    @BeforeEach
    void inSpanish() { I18n.localeProperty().set(Locale.of("es")); }

    @AfterEach
    void asBefore() { I18n.localeProperty().set(before); }

    @Test
    void aHubsOwnSentenceIsTranslatedAndNotWhatLiesBelowIt() {
        var refused = new HubException(Clause.KEYS_ENOUGH.of("ana", 8), new IllegalStateException("SQLITE_BUSY"));
        assertThat(FailureText.of(new CompletionException(refused))).isEqualTo("«ana» ya tiene 8 claves; revoque antes una");
        assertThat(FailureText.of(new HubException(Clause.HUB_STOPPED.of()))).contains("Inícielo");
    }

    @Test
    void aFileThatFailsIsNamedWithAWayOut() {
        assertThat(FailureText.of(new UncheckedIOException(new AccessDeniedException("/root/x")))).contains("/root/x", "Elija otro lugar");
        assertThat(FailureText.of(new NoSuchFileException("/gone"))).contains("/gone", "Elija otro lugar");
        assertThat(FailureText.of(new FileSystemException("/x", null, "No space left on device"))).contains("«No space left on device»",
                "libere espacio");
        assertThat(FailureText.of(new FileSystemException("/x"))).startsWith("/x no se puede usar.").contains("Elija otro lugar");
    }

    @Test
    void whatNobodyKnowsIsNotLeftAlone() {
        assertThat(FailureText.of(new CompletionException(new TimeoutException()))).contains("compruébelo");
        assertThat(FailureText.of(new IllegalStateException("odd"))).startsWith("El sistema dice: «odd». Vuelva a intentarlo")
                .contains("Ajustes, Archivos");
        assertThat(FailureText.of(new NullPointerException())).startsWith("El sistema dice: «NullPointerException». Vuelva");
    }
}
