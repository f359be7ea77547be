package dev.thalamus.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void is_missing_on_a_unix_without_a_display_server() {
        assertThat(Display.missing("Linux", Map.of(), null)).isTrue();
        assertThat(Display.missing("Linux", Map.of("DISPLAY", " "), null)).isTrue();
        assertThat(Display.missing("Linux", Map.of("DISPLAY", ":0"), null)).isFalse();
        assertThat(Display.missing("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), null)).isFalse();
    }

    @Test
    void is_always_there_elsewhere_and_for_the_headless_platform() {
        assertThat(Display.missing("Windows 11", Map.of(), null)).isFalse();
        assertThat(Display.missing("Mac OS X", Map.of(), null)).isFalse();
        assertThat(Display.missing("Linux", Map.of(), "Headless")).isFalse();
    }
}
