package dev.thalamus.hub.config;

import java.util.List;
import java.util.Locale;

/**
 * One thing that can be set, as data for errors, documentation and screens. Immutable.
 *
 * @param key path of component names, such as {@code delivery.queueBytes}
 * @param defaultText the default as a person would write it, empty for none
 * @param description one sentence without a full stop
 * @param min smallest number, bytes or milliseconds; {@link Long#MIN_VALUE} for no limit
 * @param max largest number, bytes or milliseconds; {@link Long#MAX_VALUE} for no limit
 * @param choices what a {@link SettingType#CHOICE} may be, in lower case
 * @param secret never shown, logged or exported
 */
public record Setting(
        String key,
        SettingType type,
        String defaultText,
        String description,
        long min,
        long max,
        List<String> choices,
        boolean secret) {
    /** The variable of the environment that sets it, such as {@code THALAMUS_DELIVERY_QUEUE_BYTES}. */
    public String variable() {
        return Environment.PREFIX + key.replace('.', '_').replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** The name of its group, such as {@code delivery}. */
    public String group() { return key.substring(0, key.indexOf('.')); }

    /** The allowed values in words, empty when everything of the type is. */
    public String range() {
        if (type == SettingType.CHOICE) {
            return String.join(", ", choices);
        }
        if (min == Long.MIN_VALUE && max == Long.MAX_VALUE) {
            return "";
        }
        if (max == Long.MAX_VALUE) {
            return "at least " + shown(min);
        }
        return min == Long.MIN_VALUE ? "at most " + shown(max) : shown(min) + " to " + shown(max);
    }

    /** A number, bytes or milliseconds as a person would write it. */
    public String shown(long value) {
        return ValueText.measure(type, value);
    }
}
