package dev.thalamus.app.command;

import dev.thalamus.app.host.AppPaths;
import java.util.Map;

/** What a command reads of the machine. Immutable. */
public record Machine(AppPaths paths, Map<String, String> environment) {
    /** The real one. */
    public static Machine here() { return new Machine(AppPaths.here(), System.getenv()); }
}
