package dev.thalamus.hub.query;

import dev.thalamus.hub.query.Literal.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pieces of a filter. Confined to one thread.
 *
 * <p>What a character means depends on what may stand there (a colon ends a field and belongs to a time), so the parser asks for the piece that
 * it expects.
 */
final class FilterLexer {
    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private int at;

    FilterLexer(String text) { this.text = text; }

    int at() { return at; }

    /** Steps over so many characters. */
    void skip(int characters) { at += characters; }

    /** Where it stands, at least {@code least} and never behind the text. */
    int clamped(int least) {
        return Math.min(text.length(), Math.max(at, least));
    }

    /** The code point here; there must be one. */
    int codePoint() { return text.codePointAt(at); }

    /** What was stepped over since {@code start}. */
    String since(int start) { return text.substring(start, at); }

    boolean atEnd() {
        skipBlanks();
        return over();
    }

    /** Whether nothing stands here, not even a blank. */
    boolean over() { return at >= text.length(); }

    /** What was read until now, in the order of the text. */
    List<Span> spans() {
        return spans.stream().sorted(Comparator.comparingInt(Span::start)).toList();
    }

    /** How many there are. */
    int marks() { return spans.size(); }

    /** Takes back all but the first so many. */
    void unmark(int from) { spans.subList(from, spans.size()).clear(); }

    void span(Span.Kind kind, int start, int end) { spans.add(new Span(kind, start, end)); }

    private void span(Span.Kind kind, int start) { span(kind, start, at); }

    void skipBlanks() {
        while (at < text.length() && FilterPrinter.blank(text.charAt(at))) {
            at++;
        }
    }

    /** The character here, 0 at the end. */
    char peek() { return peek(0); }

    char peek(int ahead) { return at + ahead < text.length() ? text.charAt(at + ahead) : 0; }

    /** Whether a regular expression begins here. */
    boolean atRegex() { return peek() == '~' && peek(1) == '/'; }

    /** Takes one character if it stands here. */
    boolean take(char wanted, Span.Kind kind) {
        skipBlanks();
        if (peek() != wanted || at >= text.length()) {
            return false;
        }
        at++;
        span(kind, at - 1);
        return true;
    }

    /** Whether that whole keyword stands here, and not a longer word or a field. */
    boolean atKeyword(String keyword) {
        skipBlanks();
        int end = at + keyword.length();
        return text.regionMatches(true, at, keyword, 0, keyword.length())
                && !goesOn(end);
    }

    /** Takes {@code and}, {@code or} or {@code not} if it stands here. */
    boolean takeKeyword(String keyword) {
        if (!atKeyword(keyword)) {
            return false;
        }
        at += keyword.length();
        span(Span.Kind.KEYWORD, at - keyword.length());
        return true;
    }

    /** The longest bare word here, perhaps empty. */
    String word() {
        int start = at;
        while (at < text.length() && FilterPrinter.inWord(peek()) && !(peek() == '!' && peek(1) == '=')
                && !atRegex()) {
            at++;
        }
        return text.substring(start, at);
    }

    /** The operator here, or null. A field may be followed by blanks before an operator that orders. */
    @Nullable
    Operator operator() {
        int start = at;
        skipBlanks();
        boolean apart = at > start;
        Operator found = switch (peek()) {
            case ':' -> apart ? null : Operator.IS;
            case '=' -> Operator.EQUAL;
            case '!' -> peek(1) == '=' ? Operator.NOT_EQUAL : null;
            case '>' -> peek(1) == '=' ? Operator.AT_LEAST : Operator.GREATER;
            case '<' -> peek(1) == '=' ? Operator.AT_MOST : Operator.LESS;
            default -> null;
        };
        if (found == null) {
            at = start;
            return null;
        }
        at += found.sign().length();
        span(Span.Kind.OPERATOR, at - found.sign().length());
        return found;
    }

    /** The value here, or null when none begins here. */
    @Nullable
    Literal value() {
        skipBlanks();
        if (peek() == '"') {
            return new Literal(quoted(Span.Kind.TEXT), Style.QUOTED);
        }
        if (atRegex()) {
            return regex();
        }
        int start = at;
        while (at < text.length() && FilterPrinter.inValue(peek())) {
            at++;
        }
        return at > start ? bare(start) : null;
    }

    /** What stands between {@code start} and here as a bare literal. */
    Literal bare(int start) {
        Literal literal = Literal.bare(text.substring(start, at));
        char first = literal.text().charAt(0);
        boolean number = Character.isDigit(first) || (first == '-' || first == '+') && literal.text().length() > 1;
        span(literal.glob() ? Span.Kind.PATTERN : number ? Span.Kind.NUMBER : Span.Kind.WORD, start);
        return literal;
    }

    /** The text of the quotes that begin here. */
    String quoted(Span.Kind kind) {
        int start = at++;
        var out = new StringBuilder();
        while (at < text.length() && peek() != '"') {
            if (peek() == '\\' && (peek(1) == '"' || peek(1) == '\\')) {
                at++;
            }
            out.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            throw Refused.at(start, text.length(), Problem.OPEN_QUOTE);
        }
        at++;
        span(kind, start);
        return out.toString();
    }

    /** The regular expression that begins here with {@code ~/}. */
    Literal regex() {
        int start = at;
        at += 2;
        var out = new StringBuilder();
        while (at < text.length() && peek() != '/') {
            if (peek() == '\\' && at + 1 < text.length()) {
                if (peek(1) != '/') {
                    out.append('\\');
                }
                at++;
            }
            out.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            throw Refused.at(start, text.length(), Problem.OPEN_REGEX);
        }
        at++;
        boolean anyCase = peek() == 'i' && !goesOn(at + 1);
        at += anyCase ? 1 : 0;
        span(Span.Kind.PATTERN, start);
        return new Literal(out.toString(), anyCase ? Style.REGEX_ANY_CASE : Style.REGEX);
    }

    /** Whether what stands there would belong to the word before. */
    private boolean goesOn(int index) {
        return index < text.length() && FilterPrinter.inValue(text.charAt(index));
    }
}
