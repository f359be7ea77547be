package dev.thalamus.hub.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A stretch of time as a person writes it, in microseconds since 1970. Immutable.
 *
 * <p>{@code 10m} (that long ago), {@code 09:41}, {@code 09:41:22.174} (today), {@code 2026-11-21}, {@code 2026-11-21T09:41}, each also with
 * {@code Z} or an offset after the time. What is written to the minute means that whole minute.
 *
 * @param from the first microsecond
 * @param to the first microsecond after it
 */
record TimeText(double from, double to) {
    private static final Pattern AGO = Pattern.compile("-?\\d.*[a-zµμ]");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}.*");

    static Optional<TimeText> read(String text, long nowMicros, ZoneId zone) {
        if (AGO.matcher(text).matches()) {
            OptionalDouble ago = Measure.DURATION.read(text.startsWith("-") ? text.substring(1) : text);
            return ago.isPresent() ? Optional.of(at(Math.rint(nowMicros - ago.getAsDouble() / 1_000), 1)) : Optional.empty();
        }
        try {
            ZonedDateTime now = Instant.EPOCH.plus(nowMicros, ChronoUnit.MICROS).atZone(zone);
            return Optional.of(TIME.matcher(text).matches() ? ofDay(text, now) : dated(text.replace(' ', 'T'), zone));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static TimeText ofDay(String text, ZonedDateTime now) { return at(now.with(LocalTime.parse(text)).toInstant(), width(text)); }

    private static TimeText dated(String text, ZoneId zone) {
        int time = text.indexOf('T');
        if (time < 0) {
            LocalDate day = LocalDate.parse(text);
            double from = micros(day.atStartOfDay(zone).toInstant());
            return new TimeText(from, micros(day.plusDays(1).atStartOfDay(zone).toInstant()));
        }
        String clock = text.substring(time + 1);
        int offset = Math.max(clock.indexOf('Z'), Math.max(clock.indexOf('+'), clock.indexOf('-')));
        if (offset < 0) {
            return at(LocalDateTime.parse(text).atZone(zone).toInstant(), width(clock));
        }
        return at(OffsetDateTime.parse(text).toInstant(), width(clock.substring(0, offset)));
    }

    /** Microseconds that a time of day covers: a minute, a second, or a unit of its last decimal. */
    private static double width(String clock) {
        int dot = clock.indexOf('.');
        if (dot >= 0) {
            return Math.max(1, Math.pow(10, 6 - (clock.length() - dot - 1)));
        }
        return clock.length() <= 5 ? 60e6 : 1e6;
    }

    private static TimeText at(Instant from, double width) { return at(micros(from), width); }

    private static TimeText at(double from, double width) { return new TimeText(from, from + width); }

    private static double micros(Instant instant) { return ChronoUnit.MICROS.between(Instant.EPOCH, instant); }
}
