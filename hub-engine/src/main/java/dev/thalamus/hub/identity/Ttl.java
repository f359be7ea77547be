package dev.thalamus.hub.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.thalamus.hub.model.Clause;
import tools.jackson.databind.JsonNode;

/**
 * A time to live as AG2 writes it: {@code 30s}, {@code 15m}, {@code 2h}, {@code 1d}, a plain number of seconds, or nothing. Immutable.
 *
 * @param text as it was given
 * @param seconds 0 for ever
 */
public record Ttl(String text, long seconds) {
    /** No end. */
    public static final Ttl NEVER = new Ttl("", 0);
    private static final int MOST_DIGITS = 9;

    /** @throws Refusal for what is no duration */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Ttl of(JsonNode value) {
        if (value.isString() || value.isIntegralNumber()) {
            return of(value.asString());
        }
        throw wrong(value.toString());
    }

    public static Ttl of(String text) {
        if (text.isEmpty()) {
            return NEVER;
        }
        long unit = switch (text.charAt(text.length() - 1)) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3_600;
            case 'd' -> 86_400;
            default -> 0;
        };
        String digits = unit == 0 ? text : text.substring(0, text.length() - 1);
        if (digits.isEmpty() || digits.length() > MOST_DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw wrong(text);
        }
        return new Ttl(text, Long.parseLong(digits) * Math.max(1, unit));
    }

    private static Refusal wrong(String text) {
        return Refusal.protocol(Clause.NO_DURATION.of(text.substring(0, Math.min(text.length(), 40))));
    }

    @JsonValue
    @Override
    public String text() { return text; }
}
