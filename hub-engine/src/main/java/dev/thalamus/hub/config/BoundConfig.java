package dev.thalamus.hub.config;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A configuration that can be used, with the origin of each value. Immutable. */
public final class BoundConfig {
    private static final String MASK = "********";
    private final HubConfig config;
    private final Settings settings;
    private final Map<String, Given> given;
    private final @Nullable SettingsFile source;

    BoundConfig(HubConfig config, Settings settings, Map<String, Given> given) { this(config, settings, given, null); }

    private BoundConfig(HubConfig config, Settings settings, Map<String, Given> given, @Nullable SettingsFile source) {
        this.config = config;
        this.settings = settings;
        this.given = given;
        this.source = source;
    }

    public HubConfig config() { return config; }

    /** The file that it was read from, to read it anew or to change it; empty when there is none. */
    public Optional<SettingsFile> source() {
        return Optional.ofNullable(source);
    }

    BoundConfig from(SettingsFile file) { return new BoundConfig(config, settings, given, file); }

    /** Who set it: {@code default}, {@code thalamus.properties:3}, {@code THALAMUS_LISTEN_PORT}, {@code --port}. */
    public String origin(String key) {
        Given value = given.get(key);
        return value == null ? "default" : value.where();
    }

    /** The value as a person would write it; a secret is masked. */
    public String shown(Setting setting) {
        String text = ValueText.format(setting.type(), RecordTree.value(config, setting.key()));
        return setting.secret() && !text.isEmpty() ? MASK : text;
    }

    /** Whether both say the same of a setting, secrets too. */
    public boolean agrees(BoundConfig other, Setting setting) {
        return Objects.equals(RecordTree.value(config, setting.key()), RecordTree.value(other.config, setting.key()));
    }

    /** Every setting with its value and origin, one a line. */
    public String print() {
        int keys = settings.all().stream().mapToInt(setting -> setting.key().length()).max().orElse(0);
        int values = Math.min(44, settings.all().stream().mapToInt(setting -> shown(setting).length()).max().orElse(0));
        String format = "%-" + keys + "s = %-" + Math.max(1, values) + "s  # %s";
        return settings.all().stream().map(setting -> format.formatted(setting.key(), shown(setting), origin(setting.key())))
                .collect(Collectors.joining("\n"));
    }
}
