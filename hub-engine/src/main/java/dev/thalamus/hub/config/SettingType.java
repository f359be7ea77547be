package dev.thalamus.hub.config;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How the value of a setting is written. */
public enum SettingType {
    TEXT("text"),
    NUMBER("number"),
    BYTES("size, such as 16MiB"),
    DURATION("time, such as 300s, 5m or PT5M"),
    FLAG("true or false"),
    CHOICE("one of"),
    PATH("file or folder"),
    LIST("list, separated by commas");

    private final String shown;

    SettingType(String shown) { this.shown = shown; }

    /** What to write, in words. */
    public String shown() { return shown; }

    /** The type of a component; a component of another Java type is a mistake in {@link HubConfig}. */
    static SettingType of(RecordComponent component, About about) {
        Class<?> type = component.getType();
        if (type == int.class || type == long.class) {
            return about.bytes() ? BYTES : NUMBER;
        }
        if (type == boolean.class) {
            return FLAG;
        }
        if (type.isEnum()) {
            return CHOICE;
        }
        if (type == Duration.class) {
            return DURATION;
        }
        if (type == Path.class) {
            return PATH;
        }
        if (type == List.class) {
            return LIST;
        }
        if (type == String.class) {
            return TEXT;
        }
        throw new IllegalStateException("no way to write a " + type + " for " + component);
    }
}
