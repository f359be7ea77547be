package dev.thalamus.ui.kit;

import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Numbers, sizes and times as a person of the chosen language reads them, of even width in columns. Thread-safe.
 *
 * <p>Exports do not use this: they are ISO 8601 and plain numbers.
 */
public final class Formats {
    /** What stands for a value that does not exist. */
    public static final String NONE = "—";

    private static final String SPACE = "\u00a0"; // a unit never stands alone on a line
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter CLOCK_MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private Formats() {}

    /** A whole number with its groups: {@code 1,204,877}. */
    public static String count(long count) {
        return NumberFormat.getIntegerInstance(I18n.locale()).format(count).replace('-', '−');
    }

    /** A number with exactly {@code digits} decimals. */
    public static String decimal(double number, int digits) {
        var format = NumberFormat.getNumberInstance(I18n.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number).replace('-', '−');
    }

    /** A number with three significant digits at least where it has them: {@code 2.41}, {@code 12.6}, {@code 204}, {@code 1,842}. */
    public static String significant(double number) {
        double size = Math.abs(number);
        return decimal(number, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
    }

    /** A part of the whole; {@code share} 0 to 1: {@code 83.3 %}. */
    public static String percent(double share, int digits) {
        return decimal(share * 100, digits) + SPACE + "%";
    }

    /** A size in powers of 1,000: {@code 303 B}, {@code 10.4 kB}, {@code 1.24 GB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000)
            return count(bytes) + SPACE + "B";
        double size = bytes;
        int unit = 0;
        while (size >= 999.5 && unit < BYTES.length - 1) {
            size /= 1000;
            unit++;
        }
        return significant(size) + SPACE + BYTES[unit];
    }

    /** A size for a narrow column whose head says bytes: {@code 412}, {@code 3.1 k}, {@code 1.2 M}. */
    public static String bytesShort(long bytes) {
        if (bytes < 1000)
            return count(bytes);
        if (bytes < 999_500)
            return decimal(bytes / 1e3, bytes < 99_950 ? 1 : 0) + SPACE + "k";
        return decimal(bytes / 1e6, bytes < 99_950_000 ? 1 : 0) + SPACE + "M";
    }

    /** A latency in nanoseconds: {@code 186 µs}, {@code 2.41 ms}, {@code 1.20 s}. */
    public static String latency(long nanos) {
        double size = Math.abs((double) nanos);
        if (size < 999_500)
            return decimal(nanos / 1e3, size < 9_950 && nanos % 1000 != 0 ? 1 : 0) + SPACE + "µs";
        if (size < 999_500_000)
            return significant(nanos / 1e6) + SPACE + "ms";
        return significant(nanos / 1e9) + SPACE + "s";
    }

    /** A difference of time with its sign, in nanoseconds: {@code +14.9 ms}, {@code −300 µs}. */
    public static String delta(long nanos) {
        return (nanos < 0 ? "" : "+") + latency(nanos);
    }

    /** How often per second: {@code 0}, {@code 0.4}, {@code 38.2}, {@code 4,812}. */
    public static String rate(double perSecond) {
        if (perSecond == 0)
            return "0";
        double size = Math.abs(perSecond);
        return size < 0.05 ? "<" + SPACE + decimal(0.1, 1) : decimal(perSecond, size < 99.95 && perSecond != Math.rint(perSecond) ? 1 : 0);
    }

    /** How long, in the two largest units: {@code 0.4 s}, {@code 6 s}, {@code 51 min}, {@code 2 h 10 min}, {@code 3 d 4 h}. */
    public static String duration(Duration duration) {
        if (duration.isNegative())
            return "−" + duration(duration.negated());
        long seconds = duration.toSeconds();
        if (seconds < 1)
            return decimal(duration.toMillis() / 1e3, 1) + SPACE + "s";
        if (seconds < 60)
            return seconds + SPACE + "s";
        if (seconds < 3600)
            return seconds / 60 + SPACE + "min";
        if (seconds < 86_400)
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        return two(seconds / 86_400, I18n.get("kit.day"), seconds % 86_400 / 3600, "h");
    }

    /** How long a clock runs: {@code 2:14:07}. */
    public static String stopwatch(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }

    /** How long ago, from now: {@code now} below a second, else as {@link #duration}. */
    public static String ago(Duration duration) {
        return duration.toMillis() < 1000 ? I18n.get("kit.now") : duration(duration);
    }

    /** The time of day to the second, in this computer's zone: {@code 09:41:22}. */
    public static String time(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    /** The time of day to the millisecond: {@code 09:41:22.174}. */
    public static String timeMillis(Instant at) {
        return CLOCK_MILLIS.format(at.atZone(ZoneId.systemDefault()));
    }

    /** Day and time to the minute in the language's own order. */
    public static String dateTime(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(I18n.locale())
                .format(at.atZone(ZoneId.systemDefault()));
    }

    /** The sign between whole and decimals in the language of the moment. */
    public static char decimalSign() {
        return DecimalFormatSymbols.getInstance(I18n.locale()).getDecimalSeparator();
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        var first = large + SPACE + largeUnit;
        return small == 0 ? first : first + SPACE + small + SPACE + smallUnit;
    }
}
