package dev.thalamus.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTest {
    @ParameterizedTest
    @ValueSource(strings = {"ws://127.0.0.1:8765/?token=s3cret", "Authorization: Bearer s3cret", "{\"token\":\"s3cret\",\"a\":1}",
            "listen.token = s3cret", "PASSWORD: s3cret", "https://ana:s3cret@example.org/x", "api_key=s3cret&x=1", "client-secret=s3cret"})
    void masks_secrets(String text) { assertThat(Redacted.text(text)).doesNotContain("s3cret").contains("********"); }

    @Test
    void leaves_the_rest_alone_but_the_home_folder() {
        assertThat(Redacted.text("{\"token\":\"x\",\"a\":1} at " + System.getProperty("user.home") + "/file"))
                .isEqualTo("{\"token\":\"********\",\"a\":1} at ~/file");
        assertThat(Redacted.text("agent ventas#1234 joined from 127.0.0.1")).isEqualTo("agent ventas#1234 joined from 127.0.0.1");
    }
}
