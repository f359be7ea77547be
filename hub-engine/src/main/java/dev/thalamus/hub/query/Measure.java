package dev.thalamus.hub.query;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number measures, and so in which units it can be written. */
public enum Measure {
    /** How many: {@code 12}, {@code 1.5k}, {@code 2M}. */
    COUNT(Problem.BAD_NUMBER, Units.COUNTS),
    /** Bytes: {@code 400}, {@code 4k} (4,000), {@code 2MiB}. */
    BYTES(Problem.BAD_SIZE, Units.BYTES),
    /** Nanoseconds: {@code 200us}, {@code 5ms}, {@code 2s}, {@code 10m}, {@code 1h}, {@code 1d}; without a unit only 0. */
    DURATION(Problem.BAD_DURATION, Units.NANOS),
    /** Microseconds since 1970: see {@link TimeText}. */
    TIME(Problem.BAD_TIME, Map.of());

    private static final Pattern SHAPE = Pattern.compile("([+-]?\\d{1,18}(?:\\.\\d{1,18})?)(\\p{L}{0,3})");
    private final Problem problem;
    private final Map<String, Double> units;

    Measure(Problem problem, Map<String, Double> units) {
        this.problem = problem;
        this.units = units;
    }

    Problem problem() { return problem; }

    /** The number in the base unit, empty when it cannot be read. Not for {@link #TIME}. */
    OptionalDouble read(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return OptionalDouble.empty();
        }
        Double unit = units.get(shape.group(2));
        double number = Double.parseDouble(shape.group(1));
        return unit == null && number != 0 || unit == null && !shape.group(2).isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(unit == null ? 0 : exact(number, unit));
    }

    /** 1.1k is 1100, not 1100.0000000000002. */
    private static double exact(double number, double unit) {
        double product = number * unit;
        double rounded = Math.rint(product);
        return Math.abs(product - rounded) < 1e-6 * unit ? rounded : product;
    }

    private static final class Units {
        static final Map<String, Double> COUNTS = Map.of("", 1.0, "k", 1e3, "K", 1e3, "M", 1e6, "G", 1e9);
        static final Map<String, Double> BYTES = Map.ofEntries(Map.entry("", 1.0), Map.entry("B", 1.0), Map.entry("k", 1e3),
                Map.entry("kB", 1e3), Map.entry("K", 1e3), Map.entry("KB", 1e3), Map.entry("M", 1e6), Map.entry("MB", 1e6),
                Map.entry("G", 1e9), Map.entry("GB", 1e9), Map.entry("KiB", 1024.0), Map.entry("Ki", 1024.0), Map.entry("MiB", 0x1p20),
                Map.entry("Mi", 0x1p20), Map.entry("GiB", 0x1p30), Map.entry("Gi", 0x1p30));
        static final Map<String, Double> NANOS = Map.ofEntries(Map.entry("ns", 1.0), Map.entry("us", 1e3), Map.entry("µs", 1e3),
                Map.entry("μs", 1e3), Map.entry("ms", 1e6), Map.entry("s", 1e9), Map.entry("m", 60e9), Map.entry("min", 60e9),
                Map.entry("h", 3600e9), Map.entry("d", 86_400e9));
    }
}
