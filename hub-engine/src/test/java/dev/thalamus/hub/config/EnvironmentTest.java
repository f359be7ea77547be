package dev.thalamus.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private final Settings settings = Settings.of(Path.of("data"));

    @Test
    void maps_variables_to_settings_and_ignores_those_of_others() {
        assertThat(
                Environment.read(settings, Map.of("PATH", "/bin", "THALAMUS_JAVA_HOME", "/jdk", "THALAMUS_DELIVERY_QUEUE_BYTES", " 1MiB ")))
                .singleElement().satisfies(given -> {
                    assertThat(given.key()).isEqualTo("delivery.queueBytes");
                    assertThat(given.text()).isEqualTo("1MiB");
                    assertThat(given.where()).isEqualTo("THALAMUS_DELIVERY_QUEUE_BYTES");
                });
    }

    @Test
    void refuses_a_misspelt_variable() {
        assertThatThrownBy(() -> Environment.read(settings, Map.of("THALAMUS_LISTEN_TOKN", "x")))
                .hasMessage("THALAMUS_LISTEN_TOKN: this variable of the environment sets nothing; did you mean THALAMUS_LISTEN_TOKEN?");
    }

    @Test
    void has_one_variable_for_each_setting() { assertThat(settings.all()).extracting(Setting::variable).doesNotHaveDuplicates(); }
}
