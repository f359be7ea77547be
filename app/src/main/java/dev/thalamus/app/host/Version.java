package dev.thalamus.app.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this program is called by its build. Immutable. */
public final class Version {
    private Version() {}

    /** The version of the build, such as {@code 0.9.0}. */
    public static String current() { return property("version", "unknown"); }

    /** The address that knows the newest release; empty when this build was made without one. */
    public static String releases() {
        return property("releases", "");
    }

    private static String property(String name, String otherwise) {
        try (InputStream in = Version.class.getResourceAsStream("/dev/thalamus/app/version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty(name, otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
