package dev.thalamus.hub.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a path leads to by one literal.
 *
 * <p>Confined to one thread. A bare number is compared with numbers by value and with strings by text; a literal in quotes only with strings.
 */
final class PathJudge implements JsonSearch.Judge {
    /** Digits above which a number is compared as a double again: reading it exactly takes time in the square of them. */
    private static final int DIGITS_AT_MOST = 400;

    private final Operator operator;
    private final boolean stringsOnly;
    private final boolean pattern;
    private final double number;
    private final @Nullable BigDecimal exact;
    private final byte[] bytes;
    private final TextMatch text;
    private final TextBuffer buffer = new TextBuffer();

    PathJudge(Operator operator, Literal literal, Scratch<?> scratch) {
        this.operator = operator;
        stringsOnly = literal.style() == Literal.Style.QUOTED;
        pattern = literal.regex() || literal.glob() && operator == Operator.IS;
        OptionalDouble read = stringsOnly || pattern ? OptionalDouble.empty() : Measure.COUNT.read(literal.text());
        number = read.orElseGet(() -> stringsOnly || pattern ? Double.NaN : asJson(literal.text()));
        exact = exact(literal.text(), number);
        bytes = literal.text().getBytes(StandardCharsets.UTF_8);
        text = TextMatches.whole(literal, operator, Field.Likeness.WHOLE, scratch);
    }

    /** Accepts what one of them accepts. */
    static JsonSearch.Judge any(List<PathJudge> judges) {
        return judges.size() == 1 ? judges.getFirst() : new Any(judges);
    }

    @Override
    public boolean string(byte[] json, int from, int to) {
        buffer.setUnescaped(json, from, to);
        if (operator.orders()) {
            return Double.isNaN(number)
                    && operator.accepts(Arrays.compareUnsigned(buffer.bytes(), 0, buffer.length(), bytes, 0, bytes.length));
        }
        return text.in(buffer);
    }

    @Override
    public boolean scalar(byte[] json, int from, int to) {
        if (stringsOnly) {
            return false;
        }
        if (Double.isNaN(number)) {
            return !operator.orders() && text.in(json, from, to);
        }
        double value = JsonNumber.read(json, from, to);
        if (Double.isNaN(value)) {
            return false;
        }
        boolean many = Math.max(to - from, bytes.length) > JsonNumber.EXACT_DIGITS;
        return operator.accepts(many ? exactly(json, from, to, value) : Double.compare(value + 0.0, number + 0.0));
    }

    /** A double holds some fifteen digits: beyond them 9007199254740993 would be 9007199254740992. */
    private int exactly(byte[] json, int from, int to, double rounded) {
        if (exact == null || to - from > DIGITS_AT_MOST || Double.isInfinite(rounded)) {
            return Double.compare(rounded + 0.0, number + 0.0);
        }
        return new BigDecimal(new String(json, from, to - from, StandardCharsets.US_ASCII)).compareTo(exact);
    }

    /** The literal with all its digits; null when it is no finite number. */
    private static @Nullable BigDecimal exact(String literal, double number) {
        if (Double.isNaN(asJson(literal))) {
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
        }
        return literal.length() > DIGITS_AT_MOST || Double.isInfinite(number) ? null : new BigDecimal(literal);
    }

    @Override
    public boolean nested() { return false; }

    private static double asJson(String literal) {
        byte[] bytes = literal.getBytes(StandardCharsets.UTF_8);
        return JsonNumber.read(bytes, 0, bytes.length);
    }

    /** Accepts whatever is there. */
    static final class Present implements JsonSearch.Judge {
        @Override
        public boolean string(byte[] json, int from, int to) { return true; }

        @Override
        public boolean scalar(byte[] json, int from, int to) { return true; }

        @Override
        public boolean nested() { return true; }
    }

    private record Any(List<PathJudge> judges) implements JsonSearch.Judge {
        @Override
        public boolean string(byte[] json, int from, int to) { return judges.stream().anyMatch(judge -> judge.string(json, from, to)); }

        @Override
        public boolean scalar(byte[] json, int from, int to) { return judges.stream().anyMatch(judge -> judge.scalar(json, from, to)); }

        @Override
        public boolean nested() { return false; }
    }
}
