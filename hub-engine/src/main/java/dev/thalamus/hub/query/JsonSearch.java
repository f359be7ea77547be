package dev.thalamus.hub.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks at what a path leads to in a JSON text, passing over the rest.
 *
 * <p>Confined to one thread. Nested {@code ..} can lead to one place on many ways: each text gets a budget of values looked at; when it is used
 * up the search ends, and the row's {@link Scratch} says what it counts as.
 */
final class JsonSearch {
    private static final int MAX_DEPTH = 128;
    private static final int VALUES_AT_MOST = 200_000;

    /** Judges a value that the path leads to. */
    interface Judge {
        /** Looks at a string: what stands between its quotes, with its escapes. */
        boolean string(byte[] json, int from, int to);

        /** Looks at a number, {@code true}, {@code false} or {@code null}. */
        boolean scalar(byte[] json, int from, int to);

        /** Looks at an object or array as such. */
        boolean nested();
    }

    private final JsonPath.Step[] steps;
    private final byte[][] names;
    private final Judge judge;
    private final JsonCursor cursor = new JsonCursor();
    private final TextBuffer key = new TextBuffer();
    private int budget;
    private final Scratch<?> scratch;
    private boolean seen;

    JsonSearch(JsonPath path, Judge judge, Scratch<?> scratch) {
        this.scratch = scratch;
        steps = path.steps().toArray(JsonPath.Step[]::new);
        names = path.steps().stream().map(step -> switch (step) {
            case JsonPath.Member member -> member.name();
            case JsonPath.Deep deep -> deep.name();
            case JsonPath.Index _,JsonPath.Every _ -> "";
        }).map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        this.judge = judge;
    }

    /** Whether the judge accepts one of the values there. */
    boolean find(byte[] json, int from, int to) {
        cursor.begin(json, from, to);
        budget = VALUES_AT_MOST;
        seen = false;
        boolean found = value(0, 0);
        if (budget <= 0) {
            seen = true; // there may be one further on
            return scratch.giveUp();
        }
        return found;
    }

    /** Whether the last search came to any value at all before it ended, or may have had it not given up. */
    boolean seen() { return seen; }

    /** Looks at the value under the cursor and passes over it, unless the search is over because this is true. */
    private boolean value(int step, int depth) {
        if (--budget <= 0) {
            return false;
        }
        if (step == steps.length) {
            seen = true;
            return judged(true);
        }
        if (depth > MAX_DEPTH) {
            cursor.skipValue();
            return false;
        }
        return switch (cursor.peek()) {
            case '{' -> object(step, depth);
            case '[' -> array(step, depth);
            default -> {
                cursor.skipValue();
                yield false;
            }
        };
    }

    private boolean object(int step, int depth) {
        cursor.take('{');
        while (cursor.peek() == '"') {
            int from = cursor.at + 1;
            boolean named = names(step, from, cursor.skipString());
            if (!cursor.take(':')) {
                return false;
            }
            boolean found = switch (steps[step]) {
                case JsonPath.Member _ -> named ? value(step + 1, depth + 1) : passed();
                case JsonPath.Every _ -> value(step + 1, depth + 1);
                case JsonPath.Index _ -> passed();
                case JsonPath.Deep _ -> named && ahead(step + 1, depth + 1) || value(step, depth + 1);
            };
            if (found || budget <= 0) {
                return found;
            }
            cursor.take(',');
        }
        cursor.take('}');
        return false;
    }

    private boolean array(int step, int depth) {
        cursor.take('[');
        for (int index = 0; cursor.peek() != ']' && cursor.at < cursor.end; index++) {
            boolean found = switch (steps[step]) {
                case JsonPath.Index wanted -> wanted.index() == index ? value(step + 1, depth + 1) : passed();
                case JsonPath.Every _ -> value(step + 1, depth + 1);
                case JsonPath.Deep _ -> value(step, depth + 1);
                case JsonPath.Member _ -> passed();
            };
            if (found || budget <= 0) {
                return found;
            }
            cursor.take(',');
        }
        cursor.take(']');
        return false;
    }

    /** Looks at the value here and comes back, so that it can be gone into once more. */
    private boolean ahead(int step, int depth) {
        int here = cursor.at;
        boolean found = value(step, depth);
        cursor.at = here;
        return found;
    }

    /** Asks the judge, of an array its elements too. */
    private boolean judged(boolean elements) {
        int from = cursor.at;
        return switch (cursor.peek()) {
            case '"' -> judge.string(cursor.json, from + 1, cursor.skipString());
            case '[' -> {
                boolean accepted = judge.nested();
                if (elements && !accepted) {
                    yield elements();
                }
                cursor.skipValue();
                yield accepted;
            }
            case '{' -> {
                cursor.skipValue();
                yield judge.nested();
            }
            default -> {
                int to = cursor.skipScalar();
                yield to > from && judge.scalar(cursor.json, from, to);
            }
        };
    }

    private boolean elements() {
        cursor.take('[');
        while (cursor.peek() != ']' && cursor.at < cursor.end) {
            if (--budget <= 0 || judged(false)) {
                return budget > 0;
            }
            cursor.take(',');
        }
        cursor.take(']');
        return false;
    }

    private boolean passed() {
        cursor.skipValue();
        return false;
    }

    private boolean names(int step, int from, int to) {
        byte[] wanted = names[step];
        for (int i = from; i < to; i++) {
            if (cursor.json[i] == '\\') {
                key.setUnescaped(cursor.json, from, to);
                return Arrays.equals(key.bytes(), 0, key.length(), wanted, 0, wanted.length);
            }
        }
        return Arrays.equals(cursor.json, from, to, wanted, 0, wanted.length);
    }
}
