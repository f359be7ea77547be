package dev.thalamus.ui.kit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One value of a JSON text as it is written: order, doubled keys and the digits of numbers stay. Immutable once read.
 *
 * @param parent what holds it, or null
 * @param key its name in an object, or null
 * @param index its place in what holds it, from 0
 * @param text a scalar as written, a string without quotes and escapes; empty for objects and arrays
 * @param children members or elements in order
 */
public record JsonItem(@Nullable JsonItem parent, @Nullable String key, int index, Kind kind, String text, List<JsonItem> children) {
    public enum Kind {
        OBJECT, ARRAY, STRING, NUMBER, WORD
    }

    /** Why a text is no JSON: the reason, and the index of the character. */
    public static final class Wrong extends Exception {
        private final long at;

        Wrong(String message, long at) {
            super(message);
            this.at = at;
        }

        public long at() { return at; }
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Reads one JSON value and nothing after it. */
    public static JsonItem read(String json) throws Wrong {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() == null)
                throw new Wrong(I18n.get("kit.json-nothing"), 0);
            var root = value(parser, null, null, 0);
            if (parser.nextToken() != null)
                throw new Wrong(I18n.get("kit.json-more"), parser.currentTokenLocation().getCharOffset());
            return root;
        } catch (tools.jackson.core.JacksonException e) {
            var where = e.getLocation();
            throw new Wrong(e.getOriginalMessage(), where == null ? 0 : Math.max(0, where.getCharOffset()));
        }
    }

    private static JsonItem value(JsonParser parser, @Nullable JsonItem parent, @Nullable String key, int index) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var object = new JsonItem(parent, key, index, Kind.OBJECT, "", new ArrayList<>());
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    object.children.add(value(parser, object, name, object.children.size()));
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = new JsonItem(parent, key, index, Kind.ARRAY, "", new ArrayList<>());
                while (parser.nextToken() != JsonToken.END_ARRAY)
                    array.children.add(value(parser, array, null, array.children.size()));
                yield array;
            }
            case VALUE_STRING -> new JsonItem(parent, key, index, Kind.STRING, parser.getString(), List.of());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonItem(parent, key, index, Kind.NUMBER, parser.getString(), List.of());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> new JsonItem(parent, key, index, Kind.WORD, parser.getString(), List.of());
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT -> throw new IllegalStateException(
                    "no value begins with " + parser.currentToken());
        };
    }

    /** Where it is, as JSONPath: {@code $.lineas[0].sku}. */
    public String path() {
        if (parent == null)
            return "$";
        if (key == null)
            return parent.path() + "[" + index + "]";
        return key.matches("[A-Za-z_][A-Za-z0-9_]*")
                ? parent.path() + "." + key
                : parent.path() + "['" + key.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    /** The value as JSON text without spaces; a string keeps its quotes. */
    public String json() {
        return switch (kind) {
            case OBJECT -> "{" + String.join(",",
                    children.stream().map(child -> quoted(child.key == null ? "" : child.key) + ":" + child.json()).toList()) + "}";
            case ARRAY -> "[" + String.join(",", children.stream().map(JsonItem::json).toList()) + "]";
            case STRING -> quoted(text);
            case NUMBER, WORD -> text;
        };
    }

    /** The member of that name, the last one when it is doubled; null when this is no object or has none. */
    public @Nullable JsonItem get(String name) {
        JsonItem found = null;
        for (var child : children)
            if (name.equals(child.key))
                found = child;
        return found;
    }

    /** The value as JSON text with a member a line, indented by two spaces; short arrays of scalars stay in one line. */
    public String pretty() {
        var text = new StringBuilder();
        pretty(text, "\n");
        return text.toString();
    }

    /** A JSON text with a member a line; a text that is no JSON as it is. */
    public static String tidy(String text) {
        try {
            return read(text).pretty();
        } catch (Wrong none) {
            return text;
        }
    }

    private void pretty(StringBuilder text, String line) {
        boolean object = kind == Kind.OBJECT;
        if (children.isEmpty()
                || !object && children.size() <= 8 && children.stream().allMatch(child -> child.children.isEmpty())) {
            text.append(children.isEmpty() ? json() : "[" + String.join(", ", children.stream().map(JsonItem::json).toList()) + "]");
            return;
        }
        text.append(object ? '{' : '[');
        for (int i = 0; i < children.size(); i++) {
            var child = children.get(i);
            text.append(line).append("  ");
            if (object)
                text.append(quoted(child.key == null ? "" : child.key)).append(": ");
            child.pretty(text, line + "  ");
            text.append(i + 1 < children.size() ? "," : "");
        }
        text.append(line).append(object ? '}' : ']');
    }

    /** A text as a JSON string, with its quotes. */
    public static String quoted(String text) {
        var escaped = new StringBuilder("\"");
        escaped.append(tools.jackson.core.io.JsonStringEncoder.getInstance().quoteAsCharArray(text));
        return escaped.append('"').toString();
    }

    /** By identity: two equal values at two places are two items, and comparing whole trees would be slow. */
    @Override
    public boolean equals(@Nullable Object other) { return this == other; }

    @Override
    public int hashCode() { return System.identityHashCode(this); }

    @Override
    public String toString() { return path() + " = " + kind + " " + text; }
}
