package dev.thalamus.hub.query;

import dev.thalamus.hub.kit.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Understands a filter, by recursive descent. Confined to one thread; one parser reads one text.
 *
 * <pre>
 *  or     = and { "or" and }
 *  and    = not { [ "and" ] not }
 *  not    = { "not" | "-" | "!" } term
 *  term   = "(" [ or ] ")" | path [ operator values ] | field operator values | word
 *  values = value { "," value }
 * </pre>
 */
final class FilterParser {
    static final int MAX_LENGTH = 8_192;
    static final int MAX_PARTS = 512;
    static final int MAX_DEPTH = 64;

    private final String text;
    private final FilterLexer lexer;
    private final PathLexer paths;
    private final Schema<?> schema;
    private int parts;
    private int depth;

    FilterParser(String text, Schema<?> schema) {
        this.text = text;
        this.schema = schema;
        lexer = new FilterLexer(text);
        paths = new PathLexer(lexer);
    }

    List<Span> spans() { return lexer.spans(); }

    /** @throws Refused at the first problem */
    Node parse() {
        if (text.length() > MAX_LENGTH) {
            throw Refused.at(MAX_LENGTH, text.length(), Problem.TOO_LONG, String.valueOf(MAX_LENGTH));
        }
        if (lexer.atEnd()) {
            return Node.ALL;
        }
        Node node = or();
        if (!lexer.atEnd()) {
            boolean close = lexer.peek() == ')';
            throw Refused.at(lexer.at(), lexer.at() + 1, close ? Problem.STRAY_CLOSE : Problem.STRAY, String.valueOf(lexer.peek()));
        }
        return node;
    }

    private Node or() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(and());
        while (lexer.takeKeyword("or")) {
            needOperand("or");
            nodes.add(and());
        }
        return Node.or(nodes);
    }

    private Node and() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(not());
        while (true) {
            if (lexer.takeKeyword("and")) {
                needOperand("and");
            } else if (lexer.atEnd() || lexer.peek() == ')' || lexer.atKeyword("or")) {
                return Node.and(nodes);
            }
            nodes.add(not());
        }
    }

    private Node not() {
        boolean negated = false;
        while (lexer.take('-', Span.Kind.KEYWORD) || lexer.take('!', Span.Kind.KEYWORD) || lexer.takeKeyword("not")) {
            negated = !negated;
            needOperand("not");
        }
        Node node = term();
        return negated ? Node.not(node) : node;
    }

    private Node term() {
        if (++parts > MAX_PARTS) {
            throw Refused.at(lexer.at(), text.length(), Problem.TOO_MANY, String.valueOf(MAX_PARTS));
        }
        lexer.skipBlanks();
        int start = lexer.at();
        return switch (lexer.peek()) {
            case '(' -> group(start);
            case '$' -> atPath(start);
            case '"' -> new Node.Word(new Literal(lexer.quoted(Span.Kind.TEXT), Literal.Style.QUOTED));
            default -> lexer.atRegex() ? new Node.Word(checked(lexer.regex(), start, FieldRules::regexComplaint)) : fieldOrWord(start);
        };
    }

    private Node group(int start) {
        lexer.take('(', Span.Kind.GROUP);
        if (++depth > MAX_DEPTH) {
            throw Refused.at(start, start + 1, Problem.TOO_DEEP, String.valueOf(MAX_DEPTH));
        }
        lexer.skipBlanks();
        Node inner = lexer.peek() == ')' ? Node.ALL : or();
        if (!lexer.take(')', Span.Kind.GROUP)) {
            throw Refused.at(start, start + 1, Problem.OPEN_GROUP);
        }
        depth--;
        return inner;
    }

    private Node atPath(int start) {
        JsonPath path = paths.path();
        if (schema.payload() == null) {
            throw Refused.at(start, lexer.at(), Problem.NO_PAYLOAD, path.toString());
        }
        Operator operator = operator();
        if (operator == null) {
            return new Node.AtPath(path, Operator.IS, List.of());
        }
        return new Node.AtPath(path, operator, values(operator, start, value -> FieldRules.pathComplaint(operator, value)));
    }

    private Node fieldOrWord(int start) {
        String name = lexer.word();
        int end = lexer.at();
        if (name.isEmpty()) {
            int at = lexer.atEnd() ? text.stripTrailing().length() - 1 : start; // at the end nothing follows what stands before
            throw Refused.at(at, at + 1, Problem.STRAY, String.valueOf(text.charAt(at)));
        }
        Operator operator = operator();
        if (operator == null && FilterPrinter.isKeyword(name)) {
            throw Refused.at(start, end, Problem.MISSING_OPERAND, name);
        }
        if (operator == null) {
            return new Node.Word(lexer.bare(start));
        }
        Field<?> field = field(name, start, end);
        lexer.span(Span.Kind.FIELD, start, end);
        return new Node.Compare(field.name(), operator, values(operator, start, value -> FieldRules.complaint(field, operator, value)));
    }

    private Field<?> field(String name, int start, int end) {
        return schema.field(name).orElseThrow(() -> Nearest.to(name, schema.names())
                .map(near -> Refused.at(start, end, Problem.UNKNOWN_FIELD_NEAR, name, near))
                .orElseGet(() -> Refused.at(start, end, Problem.UNKNOWN_FIELD, name)));
    }

    /** The operator here, or {@link Operator#IS} before a regular expression that follows without one. */
    private @Nullable Operator operator() {
        return lexer.atRegex() ? Operator.IS : lexer.operator();
    }

    private List<Literal> values(Operator operator, int start, Rule rule) {
        List<Literal> values = new ArrayList<>();
        do {
            int before = lexer.at();
            lexer.skipBlanks();
            int from = lexer.at();
            Literal value = lexer.value();
            if (value == null) {
                throw Refused.at(start, before, Problem.MISSING_VALUE, text.substring(start, before));
            }
            if (!values.isEmpty() && operator.orders()) {
                throw Refused.at(start, lexer.at(), Problem.LIST_ORDER, operator.sign());
            }
            values.add(checked(value, from, rule));
        } while (lexer.take(',', Span.Kind.OPERATOR));
        return values;
    }

    private Literal checked(Literal value, int from, Rule rule) {
        Complaint complaint = rule.complaint(value);
        if (complaint != null) {
            throw Refused.at(from, lexer.at(), complaint.problem(), complaint.arguments().toArray(String[]::new));
        }
        return value;
    }

    /** Complains unless something can follow the word that ends here. */
    private void needOperand(String word) {
        int end = lexer.at();
        if (lexer.atEnd() || lexer.peek() == ')') {
            throw Refused.at(Math.max(0, end - word.length()), end, Problem.MISSING_OPERAND, word);
        }
    }

    /** What a value must fulfil. */
    private interface Rule {
        @Nullable
        Complaint complaint(Literal value);
    }
}
