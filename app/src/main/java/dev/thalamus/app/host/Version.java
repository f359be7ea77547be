package dev.thalamus.app.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this program is called by its build. Immutable. */
public final class Version {
    private Version() {}

    /** The version of the build, such as {@code 0.9.0}. */
    public static String current() {
        try (InputStream in = Version.class.getResourceAsStream("/dev/thalamus/app/version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
