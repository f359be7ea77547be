package dev.thalamus.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.query.Literal.Style;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterPropertyTest {
    private static final Schema<SignalCursor> SCHEMA = SignalSchema.plain();
    private static final SignalCursor INVOICE = Signals.INVOICE.cursor();

    @Property(tries = 2_000)
    void whatIsPrintedReadsBackAsTheSameTree(@ForAll("nodes") Node node) {
        String text = FilterPrinter.print(node);
        assertThat(Filter.parse(text, SCHEMA)).as(text).isInstanceOfSatisfying(Parsed.Good.class,
                good -> assertThat(good.filter().root()).as(text).isEqualTo(node));
    }

    @Property(tries = 2_000)
    void nonsenseNeverThrows(@ForAll("nonsense") String text) {
        switch (Filter.parse(text, SCHEMA)) {
            case Parsed.Good<SignalCursor> good -> {
                var _ = good.filter().matcher(Signals.NOW, Signals.ZONE).test(INVOICE);
                assertThat(Filter.parse(good.filter().text(), SCHEMA)).isInstanceOfSatisfying(Parsed.Good.class,
                        again -> assertThat(again.filter()).isEqualTo(good.filter()));
            }
            case Parsed.Bad<SignalCursor> bad -> {
                assertThat(bad.error().start()).isBetween(0, text.length());
                assertThat(bad.error().end()).isBetween(bad.error().start(), text.length());
                assertThat(bad.error().sentence()).doesNotContain("{0}", "{1}");
            }
        }
    }

    @Property(tries = 1_000)
    void notTurnsEveryAnswerAround(@ForAll("nodes") Node node) {
        Filter<SignalCursor> filter = Filter.of(SCHEMA, node);
        Filter<SignalCursor> opposite = Filter.of(SCHEMA, Node.not(node));
        var matcher = filter.matcher(Signals.NOW, Signals.ZONE);
        boolean accepted = matcher.test(INVOICE);
        boolean refused = opposite.matcher(Signals.NOW, Signals.ZONE).test(INVOICE);
        assertThat(accepted).as(filter.text()).isNotEqualTo(refused);
    }

    @Property(tries = 1_000)
    void coloursAreInOrderAndInside(@ForAll("nonsense") String text) {
        int last = 0;
        for (Span span : Filter.parse(text, SCHEMA).spans()) {
            assertThat(span.start()).as("%s in %s", span, text).isGreaterThanOrEqualTo(last);
            assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(text.length());
            last = span.end();
        }
    }

    @Provide
    Arbitrary<String> nonsense() {
        Arbitrary<String> pieces = Arbitraries.of("from", "to", ":", "=", "!=", ">", ">=", "<", "<=", "(", ")", "\"", "~/", "/", "/i", "-",
                "!", "and",
                "or", "not", " ", "  ", ",", "$", "$.a", "[", "]", "[0]", "[*]", "..", ".", "size", "time", "since", "type", "DOPAMINE",
                "GABA",
                "4k", "5ms", "10m", "09:41", "ventas", "vent*", "?", "ñ", "\\", "(a+)+", "[a-", "𝄞", "\t", "", "id", "a07c", "\u0000",
                "conversation");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
                pieces.list().ofMaxSize(12).map(list -> String.join(" ", list)), Arbitraries.strings().ofMaxLength(30));
    }

    @Provide
    Arbitrary<Node> nodes() { return node(3); }

    private Arbitrary<Node> node(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<List<Node>> several = Arbitraries.lazy(() -> node(depth - 1)).list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, leaf()), net.jqwik.api.Tuple.of(2, several.map(Node::and)),
                net.jqwik.api.Tuple.of(2, several.map(Node::or)),
                net.jqwik.api.Tuple.of(1, Arbitraries.lazy(() -> node(depth - 1)).map(Node::not)));
    }

    private Arbitrary<Node> leaf() {
        Arbitrary<Node> names = Combinators.combine(Arbitraries.of("from", "to", "conversation", "id"),
                Arbitraries.of(Operator.IS, Operator.EQUAL, Operator.NOT_EQUAL), texts(true).list().ofMinSize(1).ofMaxSize(3))
                .as(Node.Compare::new);
        Arbitrary<Node> sizes = Combinators.combine(Arbitraries.of(Operator.values()), Arbitraries.of("0", "4k", "2MiB", "1.5k", "400B"))
                .as((operator, text) -> new Node.Compare("size", operator, List.of(Literal.bare(text))));
        Arbitrary<Node> types = Arbitraries.of("DOPAMINE", "gaba", "*T*", "action-potential").list().ofMinSize(1).ofMaxSize(2)
                .map(list -> new Node.Compare("type", Operator.IS, list.stream().map(Literal::bare).toList()));
        Arbitrary<Node> paths = Combinators
                .combine(path(), Arbitraries.of(Operator.IS, Operator.NOT_EQUAL), texts(true).list().ofMaxSize(2))
                .as((path, operator, values) -> new Node.AtPath(path, values.isEmpty() ? Operator.IS : operator, values));
        return Arbitraries.oneOf(names, sizes, types, paths, texts(false).map(Node.Word::new), Arbitraries.just(Node.ALL));
    }

    private static Arbitrary<JsonPath> path() {
        Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of("a", "monto", "año", "a-b"), Arbitraries.strings().ofMaxLength(6));
        Arbitrary<JsonPath.Step> steps = Arbitraries.oneOf(names.map(JsonPath.Member::new), names.map(JsonPath.Deep::new),
                Arbitraries.just(new JsonPath.Every()),
                Arbitraries.integers().between(0, 99).map(JsonPath.Index::new));
        return steps.list().ofMinSize(1).ofMaxSize(4).map(JsonPath::new);
    }

    private static Arbitrary<Literal> texts(boolean value) {
        Arbitrary<String> any = Arbitraries.strings().withChars("ab\"\\/~ -!:=<>,()*?$ñ.orandnt𝄞").ofMaxLength(8);
        Arbitrary<Literal> bare = Arbitraries.strings().withChars("abc*?ñ.-_~/:=<>!").ofMinLength(1).ofMaxLength(8)
                .filter(text -> value ? FilterPrinter.isBareValue(text) : FilterPrinter.isBareWord(text)).map(Literal::bare);
        Arbitrary<Literal> regex = Arbitraries.of("a", "a/b", "^x\\d+$", "\\\\", "[/]", "(?i)z", "\"", " ")
                .flatMap(text -> Arbitraries.of(Style.REGEX,
                        Style.REGEX_ANY_CASE).map(style -> new Literal(text, style)));
        return Arbitraries.oneOf(any.map(text -> new Literal(text, Style.QUOTED)), bare, regex);
    }
}
