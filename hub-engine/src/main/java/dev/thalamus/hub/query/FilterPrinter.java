package dev.thalamus.hub.query;

import dev.thalamus.hub.query.Literal.Style;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a filter in its canonical form, which reads back as the same tree. Stateless. */
public final class FilterPrinter {
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not");

    private FilterPrinter() {}

    /** The whole filter on one line; empty for {@link Node#ALL}. */
    public static String print(Node node) {
        return switch (node) {
            case Node.And and -> and.parts().stream().map(FilterPrinter::operand).collect(Collectors.joining(" "));
            case Node.Or or -> or.parts().stream().map(FilterPrinter::operand).collect(Collectors.joining(" or "));
            case Node.Not not -> "-" + operand(not.part());
            case Node.Compare compare -> compare.field() + compare.operator().sign() + list(compare.values());
            case Node.AtPath at when at.values().isEmpty() -> at.path().toString();
            case Node.AtPath at -> at.path() + at.operator().sign() + list(at.values());
            case Node.Word word -> word(word.text());
        };
    }

    static StringBuilder quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('"');
    }

    /** Whether the text can stand after an operator without quotes. */
    static boolean isBareValue(String text) {
        return !text.isEmpty() && text.chars().allMatch(FilterPrinter::inValue) && !text.startsWith("~/");
    }

    /** Whether a character may stand in a bare value. */
    static boolean inValue(int c) {
        return !blank(c) && c != '(' && c != ')' && c != ',' && c != '"';
    }

    /** Whether a character may stand in a bare word: a value's, and no operator. */
    static boolean inWord(int c) {
        return inValue(c) && c != ':' && c != '=' && c != '<' && c != '>';
    }

    static boolean blank(int c) { return Character.isWhitespace(c) || Character.isSpaceChar(c); }

    static boolean isKeyword(String word) { return KEYWORDS.contains(word.toLowerCase(Locale.ROOT)); }

    /** Whether the text can stand alone without quotes. */
    static boolean isBareWord(String text) {
        return isBareValue(text) && !text.contains("~/") && text.chars().allMatch(FilterPrinter::inWord) && !isKeyword(text)
                && text.charAt(0) != '-'
                && text.charAt(0) != '!' && text.charAt(0) != '$';
    }

    private static String operand(Node node) {
        boolean group = node instanceof Node.And || node instanceof Node.Or;
        // Nothing in parentheses is everything.
        return group ? "(" + print(node) + ")" : print(node);
    }

    private static String list(List<Literal> values) { return values.stream().map(FilterPrinter::value).collect(Collectors.joining(",")); }

    /** As it stands after an operator. */
    static String value(Literal literal) {
        return literal.style() == Style.BARE && isBareValue(literal.text()) ? literal.text() : other(literal);
    }

    private static String word(Literal literal) {
        return literal.style() == Style.BARE && isBareWord(literal.text()) ? literal.text() : other(literal);
    }

    private static String other(Literal literal) {
        return switch (literal.style()) {
            case BARE, QUOTED -> quote(literal.text(), new StringBuilder()).toString();
            case REGEX -> regex(literal.text());
            case REGEX_ANY_CASE -> regex(literal.text()) + "i";
        };
    }

    private static String regex(String pattern) {
        var out = new StringBuilder("~/");
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                out.append(c);
                c = pattern.charAt(++i);
            } else if (c == '/') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('/').toString();
    }
}
