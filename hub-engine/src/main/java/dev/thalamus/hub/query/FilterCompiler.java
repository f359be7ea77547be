package dev.thalamus.hub.query;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Makes a tree ready to run over rows. Confined to one thread; used once.
 *
 * <p>Of parts that must all hold, the cheap ones run first: numbers and words of the header, then names, then the payload, patterns last.
 */
final class FilterCompiler<T> {
    private static final int HEADER = 1;
    private static final int NAMES = 10;
    private static final int PAYLOAD = 100;
    private static final int PATTERN = 1_000;
    private static final int HEX_WORD = 4;

    private final Schema<T> schema;
    private final Scratch<T> scratch;
    private final long nowMicros;
    private final ZoneId zone;

    FilterCompiler(Schema<T> schema, Scratch<T> scratch, long nowMicros, ZoneId zone) {
        this.schema = schema;
        this.scratch = scratch;
        this.nowMicros = nowMicros;
        this.zone = zone;
    }

    RowTest<T> compile(Node node) { return part(node).test(); }

    private record Part<T>(int cost, RowTest<T> test) {}

    private Part<T> part(Node node) {
        return switch (node) {
            case Node.And and -> {
                List<Part<T>> parts = parts(and.parts());
                RowTest<T>[] tests = tests(parts);
                yield new Part<>(cost(parts), row -> {
                    for (RowTest<T> test : tests) {
                        if (!test.test(row)) {
                            return false;
                        }
                    }
                    return true;
                });
            }
            case Node.Or or -> any(parts(or.parts()));
            case Node.Not not -> not(part(not.part()));
            case Node.Compare compare -> compare(compare);
            case Node.AtPath at -> atPath(at);
            case Node.Word word -> word(word.text());
        };
    }

    /** Holds when the part does not. */
    private Part<T> not(Part<T> part) {
        return new Part<>(part.cost(), row -> {
            scratch.negate();
            boolean holds = part.test().test(row);
            scratch.negate();
            return !holds;
        });
    }

    private Part<T> any(List<Part<T>> parts) {
        RowTest<T>[] tests = tests(parts);
        return new Part<>(cost(parts), row -> {
            for (RowTest<T> test : tests) {
                if (test.test(row)) {
                    return true;
                }
            }
            return false;
        });
    }

    private List<Part<T>> parts(List<Node> nodes) {
        return nodes.stream().map(this::part).sorted(Comparator.comparingInt(Part::cost)).toList();
    }

    @SuppressWarnings("unchecked")
    private RowTest<T>[] tests(List<Part<T>> parts) { return parts.stream().map(Part::test).toArray(RowTest[]::new); }

    private int cost(List<Part<T>> parts) { return parts.stream().mapToInt(Part::cost).sum(); }

    private Part<T> compare(Node.Compare compare) {
        Field<T> field = schema.field(compare.field()).orElseThrow(() -> new IllegalArgumentException("no field " + compare.field()));
        return switch (field.content()) {
            case Field.Choice<T> choice -> {
                long mask = 0;
                for (Literal value : compare.values()) {
                    mask |= FieldRules.mask(choice, value);
                }
                yield choice(choice, compare.operator() == Operator.NOT_EQUAL ? ~mask : mask);
            }
            case Field.Quantity<T> number -> number(number, compare);
            case Field.Texts<T> texts -> texts(texts, compare);
        };
    }

    private Part<T> choice(Field.Choice<T> choice, long mask) {
        var index = choice.index();
        return new Part<>(HEADER, row -> {
            int at = index.applyAsInt(row);
            return (mask >>> (at < 0 ? FieldRules.NONE : at) & 1) != 0;
        });
    }

    private Part<T> number(Field.Quantity<T> number, Node.Compare compare) {
        Operator operator = compare.operator() == Operator.IS ? number.is() : compare.operator();
        if (operator == Operator.NOT_EQUAL) {
            Part<T> equal = number(number, new Node.Compare(compare.field(), Operator.EQUAL, compare.values()));
            return not(equal);
        }
        var value = number.value();
        List<Part<T>> parts = new ArrayList<>();
        for (Literal literal : compare.values()) {
            NumberRange range = NumberRange.of(number.measure(), operator, literal.text(), nowMicros, zone);
            double from = range.from();
            double to = range.to();
            parts.add(new Part<>(HEADER, row -> {
                double is = value.applyAsDouble(row);
                return is >= from && is <= to;
            }));
        }
        return parts.size() == 1 ? parts.getFirst() : any(parts);
    }

    private Part<T> texts(Field.Texts<T> texts, Node.Compare compare) {
        boolean negated = compare.operator() == Operator.NOT_EQUAL;
        List<TextMatch> matches = new ArrayList<>();
        boolean empty = false;
        for (Literal literal : compare.values()) {
            if (literal.text().isEmpty() && !literal.regex()) {
                empty = true;
            } else {
                matches.add(TextMatches.whole(literal, compare.operator(), texts.likeness(), scratch));
            }
        }
        List<Part<T>> parts = new ArrayList<>();
        if (empty) {
            parts.add(new Part<>(NAMES, row -> texts.readers().stream().allMatch(reader -> scratch.text(reader, row).length() == 0)));
        }
        if (!matches.isEmpty()) {
            int cost = compare.values().stream().anyMatch(Literal::regex) ? PATTERN : NAMES;
            parts.add(reading(texts.readers(), TextMatches.any(matches), cost));
        }
        Part<T> any = parts.size() == 1 ? parts.getFirst() : any(parts);
        return negated ? not(any) : any;
    }

    private Part<T> reading(List<TextReader<T>> readers, TextMatch match, int cost) {
        List<TextReader<T>> all = List.copyOf(readers);
        return new Part<>(cost, row -> {
            for (int i = 0; i < all.size(); i++) {
                if (match.in(scratch.text(all.get(i), row))) {
                    return true;
                }
            }
            return false;
        });
    }

    private Part<T> atPath(Node.AtPath at) {
        Operator operator = at.operator();
        boolean negated = operator == Operator.NOT_EQUAL;
        Operator asked = negated ? Operator.EQUAL : operator;
        JsonSearch.Judge judge = at.values().isEmpty()
                ? new PathJudge.Present()
                : PathJudge.any(at.values().stream().map(value -> new PathJudge(asked, value, scratch)).toList());
        var search = new JsonSearch(at.path(), judge, scratch);
        Part<T> found = new Part<>(at.values().stream().anyMatch(Literal::regex) ? PATTERN : PAYLOAD, row -> {
            TextBuffer json = scratch.payload(row);
            return search.find(json.bytes(), 0, json.length());
        });
        if (!negated) {
            return found;
        }
        RowTest<T> others = not(found).test();
        return new Part<>(found.cost(), row -> others.test(row) && search.seen());
    }

    /** A bare word: in the words of the header, then in the names, then in the payload. */
    private Part<T> word(Literal literal) {
        TextMatch match = TextMatches.anywhere(literal, scratch);
        List<Part<T>> parts = new ArrayList<>();
        for (Field<T> field : schema.fields()) {
            if (!field.searched()) {
                continue;
            }
            switch (field.content()) {
                case Field.Choice<T> choice -> {
                    long mask = containing(choice.words(), match);
                    if (mask != 0) {
                        parts.add(choice(choice, mask));
                    }
                }
                case Field.Texts<T> texts when texts.likeness() == Field.Likeness.HEX && !hexadecimal(literal) -> {
                }
                case Field.Texts<T> texts -> parts.add(reading(texts.readers(), match, NAMES));
                case Field.Quantity<T> _ -> {
                }
            }
        }
        if (schema.payload() != null) {
            parts.add(new Part<>(PAYLOAD, row -> match.in(scratch.plainPayload(row))));
        }
        Part<T> any = any(parts.stream().sorted(Comparator.comparingInt(Part::cost)).toList());
        return literal.regex() ? new Part<>(PATTERN, any.test()) : any;
    }

    private static long containing(List<String> words, TextMatch match) {
        var buffer = new TextBuffer();
        long mask = 0;
        for (int i = 0; i < words.size(); i++) {
            buffer.set(words.get(i));
            mask |= match.in(buffer) ? 1L << i : 0;
        }
        return mask;
    }

    private static boolean hexadecimal(Literal literal) {
        String text = literal.text().toLowerCase(Locale.ROOT);
        return !literal.regex() && text.length() >= HEX_WORD && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
