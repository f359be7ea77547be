package dev.thalamus.hub.identity;

import dev.thalamus.hub.kit.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Ids and times in AG2's form. Confined to the core.
 *
 * <p>An id is the time in nanoseconds, always above the one before, and eight random bytes, so that the order of ids is the order in which they
 * were given, also after the clock was set back.
 */
public final class Stamps {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
    private static final int ID_DIGITS = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final Clock clock;
    private final RandomGenerator random;
    private long last;

    public Stamps(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** 32 lower-case hexadecimal digits. */
    public String id() {
        last = Math.max(last + 1, clock.wallMicros() * 1_000);
        return HEX.toHexDigits(last) + HEX.toHexDigits(random.nextLong());
    }

    /** Makes sure that new ids come after this one, which another run gave. Other texts are ignored. */
    public void after(String id) {
        if (id.length() == ID_DIGITS && id.chars().allMatch(HexFormat::isHexDigit)) {
            long given = Long.parseUnsignedLong(id, 0, 16, 16);
            last = given > 0 ? Math.max(last, given) : last;
        }
    }

    /** When an id was given, as text; {@code otherwise} for other texts. */
    public static String timeOf(String id, String otherwise) {
        return id.length() == ID_DIGITS && id.chars().allMatch(HexFormat::isHexDigit)
                ? iso(Long.parseUnsignedLong(id, 0, 16, 16) / 1_000)
                : otherwise;
    }

    /** Now, such as {@code 2026-11-21T05:18:14.590484+00:00}. */
    public String now() { return iso(clock.wallMicros()); }

    public static String iso(long micros) {
        return ISO.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000));
    }

    /** Microseconds since 1970; 0 for what is no time. */
    public static long micros(String iso) {
        try {
            Instant at = OffsetDateTime.parse(iso).toInstant();
            return at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000;
        } catch (DateTimeException noTime) {
            return 0;
        }
    }
}
