package dev.thalamus.hub.config;

import java.nio.file.Path;

/**
 * A value that somebody gave to a setting. Immutable.
 *
 * @param where who gave it, as a person finds it again: {@code --port}, {@code THALAMUS_LISTEN_PORT}, {@code thalamus.properties:3}
 * @param base folder from which a relative path starts
 */
public record Given(String key, String text, String where, Path base) {
    /** From the command line; relative paths start in the working directory, as everywhere on a command line. */
    public static Given option(String key, String text, String where) {
        return new Given(key, text, where, Path.of(""));
    }

    /** May hold a secret. */
    @Override
    public String toString() { return key + " from " + where; }
}
