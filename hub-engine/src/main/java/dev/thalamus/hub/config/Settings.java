package dev.thalamus.hub.config;

import dev.thalamus.hub.kit.Nearest;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All settings, read from the components of {@link HubConfig}. Immutable. */
public final class Settings {
    private final Map<String, Setting> byKey;
    private final Map<String, String> groups;

    private Settings(Map<String, Setting> byKey, Map<String, String> groups) {
        this.byKey = byKey;
        this.groups = groups;
    }

    /** The settings, with the defaults of a hub whose files are in {@code dataDir}. */
    public static Settings of(Path dataDir) {
        HubConfig defaults = HubConfig.defaults(dataDir);
        var byKey = new LinkedHashMap<String, Setting>();
        var groups = new LinkedHashMap<String, String>();
        for (RecordComponent group : HubConfig.class.getRecordComponents()) {
            groups.put(group.getName(), about(group).value());
            Object record = RecordTree.get(group, defaults);
            for (RecordComponent component : group.getType().getRecordComponents()) {
                Setting setting = setting(group.getName() + "." + component.getName(), component, RecordTree.get(component, record));
                byKey.put(setting.key(), setting);
            }
        }
        return new Settings(Collections.unmodifiableMap(byKey), Collections.unmodifiableMap(groups));
    }

    /** In the order of the records. */
    public List<Setting> all() { return new ArrayList<>(byKey.values()); }

    /** Group name to what the group is about, in order. */
    public Map<String, String> groups() { return groups; }

    /** The setting with that key. */
    public Optional<Setting> find(String key) { return Optional.ofNullable(byKey.get(key)); }

    /** The key that was most likely meant. */
    Optional<String> nearest(String key) { return Nearest.to(key, byKey.keySet()); }

    static About about(RecordComponent component) {
        About about = component.getAnnotation(About.class);
        if (about == null) {
            throw new IllegalStateException(component + " says nothing about itself: @About is missing");
        }
        return about;
    }

    private static Setting setting(String key, RecordComponent component, Object value) {
        About about = about(component);
        SettingType type = SettingType.of(component, about);
        List<String> choices = type != SettingType.CHOICE
                ? List.of()
                : Arrays.stream(component.getType().getEnumConstants()).map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                        .toList();
        return new Setting(key, type, ValueText.format(type, value), about.value(), about.min(), about.max(), choices, about.secret());
    }
}
