package dev.thalamus.hub.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Judges what a path leads to by one literal.
 *
 * <p>Confined to one thread. A bare number is compared with numbers by value and with strings by text; a literal in quotes only with strings.
 */
final class PathJudge implements JsonSearch.Judge {
    private final Operator operator;
    private final boolean stringsOnly;
    private final boolean pattern;
    private final double number;
    private final byte[] bytes;
    private final TextMatch text;
    private final TextBuffer buffer = new TextBuffer();

    PathJudge(Operator operator, Literal literal, Scratch<?> scratch) {
        this.operator = operator;
        stringsOnly = literal.style() == Literal.Style.QUOTED;
        pattern = literal.regex() || literal.glob() && operator == Operator.IS;
        OptionalDouble read = stringsOnly || pattern ? OptionalDouble.empty() : Measure.COUNT.read(literal.text());
        number = read.orElseGet(() -> stringsOnly || pattern ? Double.NaN : asJson(literal.text()));
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
        return !Double.isNaN(value) && operator.accepts(Double.compare(value + 0.0, number + 0.0));
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
