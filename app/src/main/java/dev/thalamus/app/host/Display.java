package dev.thalamus.app.host;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether windows can be shown. Immutable. */
public final class Display {
    private Display() {}

    /** Whether this machine has no screen for us: a Unix without a display server, unless JavaFX's own headless platform was asked for. */
    public static boolean missing() {
        return missing(System.getProperty("os.name"), System.getenv(), System.getProperty("glass.platform"));
    }

    static boolean missing(String os, Map<String, String> environment, @Nullable String platform) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac") || "Headless".equalsIgnoreCase(platform)) {
            return false;
        }
        return environment.getOrDefault("DISPLAY", "").isBlank() && environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
