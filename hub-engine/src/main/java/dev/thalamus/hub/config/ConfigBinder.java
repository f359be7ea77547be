package dev.thalamus.hub.config;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.config.ConfigException.Problem;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts what people gave (file, environment, command line) over the defaults. Immutable.
 *
 * <pre>
 *   HubConfig.defaults  &lt;  thalamus.properties  &lt;  THALAMUS_LISTEN_PORT  &lt;  --port, --set listen.port=
 * </pre>
 */
public final class ConfigBinder {
    private final Settings settings;
    private final HubConfig defaults;

    /** For a hub whose files are in {@code dataDir} unless {@code storage.dir} says otherwise. */
    public ConfigBinder(Path dataDir) {
        this.settings = Settings.of(dataDir);
        this.defaults = HubConfig.defaults(dataDir);
    }

    /** What can be set. */
    public Settings settings() { return settings; }

    /**
     * The configuration that results.
     *
     * @param given in rising precedence: a later one of the same key wins
     * @throws ConfigException with every problem that was found
     */
    public BoundConfig bind(List<Given> given) {
        var problems = new ArrayList<Problem>();
        Map<String, Given> last = new HashMap<>();
        for (Given value : given) {
            if (settings.find(value.key()).isPresent()) {
                last.put(value.key(), value);
            } else {
                problems.add(new Problem(value.key() + " (" + value.where() + ")",
                        settings.nearest(value.key()).map(Clause.NO_SETTING_NEAR::of).orElseGet(Clause.NO_SETTING::of)));
            }
        }
        HubConfig config = build(last, problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new BoundConfig(config, settings, Map.copyOf(last));
    }

    private HubConfig build(Map<String, Given> last, List<Problem> problems) {
        try {
            HubConfig config = RecordTree.copy(defaults,
                    (group, record) -> RecordTree.copy((Record) Objects.requireNonNull(record),
                            (component, value) -> value(group.getName() + "." + component.getName(), component, value, last, problems)));
            readable("listen.cert", config.listen().cert(), last, problems);
            readable("listen.key", config.listen().key(), last, problems);
            readable("federation.remotes", config.federation().remotes(), last, problems);
            return config;
        } catch (ConfigException e) {
            e.problems().forEach(problem -> problems.add(placed(problem.key(), problem.what(), last)));
            return defaults;
        }
    }

    private @Nullable Object value(String key, RecordComponent component, @Nullable Object standard, Map<String, Given> last,
            List<Problem> problems) {
        Given given = last.get(key);
        if (given == null) {
            return standard;
        }
        try {
            return ValueText.parse(settings.find(key).orElseThrow().type(), component.getType(), given.text(), given.base());
        } catch (IllegalArgumentException e) {
            String what = settings.find(key).orElseThrow().secret() ? "cannot be read" : String.valueOf(e.getMessage());
            problems.add(placed(key, what, last));
            return standard;
        }
    }

    private static void readable(String key, @Nullable Path file, Map<String, Given> last, List<Problem> problems) {
        if (file != null && !Files.isReadable(file)) {
            problems.add(placed(key, "there is no readable file " + file, last));
        }
    }

    private static Problem placed(String key, String what, Map<String, Given> last) {
        Given given = last.get(key);
        return new Problem(given == null ? key : key + " (" + given.where() + ")", what);
    }
}
