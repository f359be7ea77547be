package dev.thalamus.hub.config;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.kit.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of the environment that set something, such as {@code THALAMUS_LISTEN_PORT}. Immutable. */
public final class Environment {
    static final String PREFIX = "THALAMUS_";
    /** Read by the launcher scripts, not by the hub. */
    private static final String LAUNCHER = "THALAMUS_JAVA_";

    private Environment() {}

    /**
     * What the environment sets.
     *
     * @throws ConfigException when a variable begins like ours and is none: a misspelt security option must not be ignored
     */
    public static List<Given> read(Settings settings, Map<String, String> variables) {
        Map<String, String> keys = new HashMap<>();
        settings.all().forEach(setting -> keys.put(setting.variable(), setting.key()));
        var given = new ArrayList<Given>();
        var problems = new ArrayList<ConfigException.Problem>();
        variables.forEach((name, text) -> {
            if (!name.startsWith(PREFIX) || name.startsWith(LAUNCHER)) {
                return;
            }
            String key = keys.get(name);
            if (key == null) {
                problems.add(new ConfigException.Problem(name,
                        Nearest.to(name, keys.keySet()).map(Clause.NO_VARIABLE_NEAR::of).orElseGet(Clause.NO_VARIABLE::of)));
            } else {
                given.add(new Given(key, text.strip(), name, Path.of("")));
            }
        });
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return given;
    }
}
