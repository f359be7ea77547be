package dev.thalamus.hub.config;

import dev.thalamus.hub.model.Clause;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the text of a setting into its value and back; each direction undoes the other. Immutable. */
final class ValueText {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");
    private static final Map<String, Long> BYTES = Map.ofEntries(Map.entry("", 1L), Map.entry("b", 1L), Map.entry("k", 1L << 10),
            Map.entry("kib", 1L << 10), Map.entry("m", 1L << 20), Map.entry("mib", 1L << 20), Map.entry("g", 1L << 30),
            Map.entry("gib", 1L << 30), Map.entry("t", 1L << 40), Map.entry("tib", 1L << 40), Map.entry("kb", 1_000L),
            Map.entry("mb", 1_000_000L), Map.entry("gb", 1_000_000_000L));
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private ValueText() {}

    /**
     * The value that {@code text} stands for.
     *
     * @param target the component's Java type
     * @param base folder from which relative paths start
     * @throws IllegalArgumentException with the reason in words
     */
    static @Nullable Object parse(SettingType type, Class<?> target, String text, Path base) {
        return switch (type) {
            case TEXT -> text;
            case NUMBER -> fit(target, text, amount(text, Map.of("", 1L), Clause.NO_NUMBER));
            case BYTES -> fit(target, text, amount(text, BYTES, Clause.NO_SIZE));
            case DURATION -> duration(text);
            case FLAG -> flag(text);
            case CHOICE -> choice(target, text);
            case PATH -> path(text, base);
            case LIST -> Arrays.stream(text.split(",", -1)).map(String::strip).filter(item -> !item.isEmpty()).toList();
        };
    }

    /** The shortest text that {@link #parse} reads back as {@code value}; empty for null. */
    static String format(SettingType type, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (type) {
            case TEXT, NUMBER, FLAG, PATH -> value.toString();
            case BYTES -> measure(type, ((Number) value).longValue());
            case DURATION -> measure(type, ((Duration) value).toMillis());
            case CHOICE -> value.toString().toLowerCase(Locale.ROOT);
            case LIST -> String.join(",", ((List<?>) value).stream().map(Object::toString).toList());
        };
    }

    /** A count, bytes or milliseconds in the largest unit that leaves a whole number. */
    static String measure(SettingType type, long value) {
        if (type == SettingType.BYTES) {
            return scaled(value, List.of("TiB", "GiB", "MiB", "KiB"), BYTES, "");
        }
        return type == SettingType.DURATION ? scaled(value, List.of("d", "h", "m", "s"), MILLIS, "ms") : Long.toString(value);
    }

    private static String scaled(long value, List<String> units, Map<String, Long> sizes, String smallest) {
        for (String unit : units) {
            long size = sizes.getOrDefault(unit.toLowerCase(Locale.ROOT), 1L);
            if (value != 0 && value % size == 0) {
                return value / size + unit;
            }
        }
        return value + smallest;
    }

    private static long amount(String text, Map<String, Long> units, Clause wrong) {
        Matcher matcher = AMOUNT.matcher(text);
        Long unit = matcher.matches() ? units.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(wrong.of(text));
        }
        return multiply(text, Long.parseLong(matcher.group(1)), unit);
    }

    private static long multiply(String text, long number, long unit) {
        try {
            return Math.multiplyExact(number, unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(Clause.OUT_OF_REACH.of(text), e);
        }
    }

    private static Object fit(Class<?> target, String text, long value) {
        if (target == long.class) {
            return value;
        }
        if (value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(Clause.OUT_OF_REACH.of(text));
        }
        return (int) value;
    }

    private static Duration duration(String text) {
        long millis;
        try {
            millis = text.startsWith("P") || text.startsWith("p")
                    ? Duration.parse(text).toMillis()
                    : amount(text, MILLIS, Clause.NO_TIME);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(Clause.NO_TIME.of(text), e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(Clause.OUT_OF_REACH.of(text), e);
        }
        if (millis > LONGEST.toMillis()) { // so that no sum of times overflows
            throw new IllegalArgumentException(Clause.OUT_OF_REACH.of(text));
        }
        return Duration.ofMillis(millis);
    }

    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException(Clause.NO_FLAG.of(text));
        };
    }

    private static Object choice(Class<?> target, String text) {
        for (Object constant : target.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(Clause.NO_CHOICE.of(text,
                String.join(", ", Arrays.stream(target.getEnumConstants()).map(c -> c.toString().toLowerCase(Locale.ROOT)).toList())));
    }

    private static @Nullable Path path(String text, Path base) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            String expanded = text.equals("~") || text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text;
            return base.resolve(expanded).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Clause.NO_PATH.of(text, e.getReason()), e);
        }
    }
}
