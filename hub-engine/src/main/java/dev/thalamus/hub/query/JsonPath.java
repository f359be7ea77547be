package dev.thalamus.hub.query;

import java.util.List;

/**
 * Where in a payload to look. Immutable.
 *
 * <p>Written {@code $.monto}, {@code $.lineas[0].sku}, {@code $.lineas[*].sku}, {@code $["un nombre"]}, {@code $..sku} (at any depth).
 */
public record JsonPath(List<Step> steps) {
    /** Most steps of one path. */
    public static final int MAX_STEPS = 32;

    public JsonPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("a path has 1 to " + MAX_STEPS + " steps, not " + steps.size());
        }
    }

    /** One step down. */
    public sealed interface Step {}

    /** To the member of an object with that name. */
    public record Member(String name) implements Step {}

    /** To the element of an array with that index, from 0. */
    public record Index(int index) implements Step {}

    /** To every member or element. */
    public record Every() implements Step {}

    /** To the members of that name at any depth. */
    public record Deep(String name) implements Step {}

    /** As it is written. */
    @Override
    public String toString() {
        var out = new StringBuilder("$");
        for (Step step : steps) {
            switch (step) {
                case Member member when plain(member.name()) -> out.append('.').append(member.name());
                case Member member -> FilterPrinter.quote(member.name(), out.append('[')).append(']');
                case Index index -> out.append('[').append(index.index()).append(']');
                case Every _ -> out.append("[*]");
                case Deep deep when plain(deep.name()) -> out.append("..").append(deep.name());
                case Deep deep -> FilterPrinter.quote(deep.name(), out.append("..[")).append(']');
            }
        }
        return out.toString();
    }

    /** Whether a name needs no quotes in a path. */
    static boolean plain(String name) {
        return !name.isEmpty() && name.codePoints().allMatch(JsonPath::plain);
    }

    static boolean plain(int point) { return Character.isLetterOrDigit(point) || point == '_' || point == '-'; }
}
