package dev.thalamus.hub.query;

import java.util.ArrayList;
import java.util.List;

/** Reads the JSON paths of a filter, such as {@code $.order.items[0]}, from where its lexer stands. Confined to one thread. */
final class PathLexer {
    private final FilterLexer lexer;

    PathLexer(FilterLexer lexer) { this.lexer = lexer; }

    /** The path that begins here with {@code $}. */
    JsonPath path() {
        int start = lexer.at();
        lexer.skip(1);
        List<JsonPath.Step> steps = new ArrayList<>();
        while (lexer.peek() == '.' || lexer.peek() == '[') {
            steps.add(step(start));
            if (steps.size() > JsonPath.MAX_STEPS) {
                throw Refused.at(start, lexer.at(), Problem.BAD_PATH);
            }
        }
        if (steps.isEmpty()) {
            throw bad(start);
        }
        lexer.span(Span.Kind.PATH, start, lexer.at());
        return new JsonPath(steps);
    }

    private JsonPath.Step step(int path) {
        if (lexer.peek() == '[') {
            return bracket(path, false);
        }
        lexer.skip(1);
        boolean deep = lexer.peek() == '.';
        lexer.skip(deep ? 1 : 0);
        if (deep && lexer.peek() == '[') {
            return bracket(path, true);
        }
        if (!deep && lexer.peek() == '*') {
            lexer.skip(1);
            return new JsonPath.Every();
        }
        int start = lexer.at();
        while (!lexer.over() && JsonPath.plain(lexer.codePoint())) {
            lexer.skip(Character.charCount(lexer.codePoint()));
        }
        if (lexer.at() == start) {
            throw bad(path);
        }
        return deep ? new JsonPath.Deep(lexer.since(start)) : new JsonPath.Member(lexer.since(start));
    }

    private JsonPath.Step bracket(int path, boolean deep) {
        lexer.skip(1);
        JsonPath.Step step = inBrackets(path, deep);
        if (lexer.peek() != ']') {
            throw bad(path);
        }
        lexer.skip(1);
        return step;
    }

    private JsonPath.Step inBrackets(int path, boolean deep) {
        if (lexer.peek() == '"') {
            int known = lexer.marks();
            String name = lexer.quoted(Span.Kind.PATH);
            lexer.unmark(known);
            return deep ? new JsonPath.Deep(name) : new JsonPath.Member(name);
        }
        if (lexer.peek() == '*' && !deep) {
            lexer.skip(1);
            return new JsonPath.Every();
        }
        int start = lexer.at();
        while (lexer.peek() >= '0' && lexer.peek() <= '9') {
            lexer.skip(1);
        }
        if (deep || lexer.at() == start || lexer.at() - start > 9) {
            throw bad(path);
        }
        return new JsonPath.Index(Integer.parseInt(lexer.since(start)));
    }

    /** The place is kept within the text, and at least the dollar is marked. */
    private Refused bad(int start) {
        return Refused.at(start, lexer.clamped(start + 1), Problem.BAD_PATH);
    }
}
