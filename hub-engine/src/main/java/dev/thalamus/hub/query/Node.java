package dev.thalamus.hub.query;

import java.util.ArrayList;
import java.util.List;

/** What a filter asks, as a tree. Immutable; {@link FilterPrinter} writes it, {@link Filter#parse} reads it back. */
public sealed interface Node {
    /** Everything: the empty filter. */
    Node ALL = new And(List.of());

    /** All of these; none of them is an {@code And} itself. No parts at all is {@link #ALL}. */
    record And(List<Node> parts) implements Node {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of these; none of them is an {@code Or} itself. */
    record Or(List<Node> parts) implements Node {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** Not this. */
    record Not(Node part) implements Node {}

    /** A field compared with values: with one of them, or for {@code !=} with none. */
    record Compare(String field, Operator operator, List<Literal> values) implements Node {
        public Compare {
            values = List.copyOf(values);
        }
    }

    /** A place in the payload compared with values; no values asks whether it is there. */
    record AtPath(JsonPath path, Operator operator, List<Literal> values) implements Node {
        public AtPath {
            values = List.copyOf(values);
        }
    }

    /** A text that occurs anywhere in the row. */
    record Word(Literal text) implements Node {}

    /** All of them, flat. */
    static Node and(List<Node> nodes) {
        List<Node> parts = new ArrayList<>();
        nodes.forEach(node -> {
            if (node instanceof And and) {
                parts.addAll(and.parts());
            } else {
                parts.add(node);
            }
        });
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    /** At least one of them, flat. */
    static Node or(List<Node> nodes) {
        List<Node> parts = new ArrayList<>();
        nodes.forEach(node -> {
            if (node instanceof Or or) {
                parts.addAll(or.parts());
            } else {
                parts.add(node);
            }
        });
        return parts.size() == 1 ? parts.getFirst() : new Or(parts);
    }

    /** The field has exactly this value, whatever its case: "filter by this value". */
    static Node field(String field, String value) {
        return new Compare(field, Operator.IS, List.of(Literal.of(value)));
    }

    /** The place in the payload has exactly this value: a number or word as it stands in JSON, or a string. */
    static Node path(JsonPath path, String value, boolean string) {
        Literal literal = string ? new Literal(value, Literal.Style.QUOTED) : Literal.bare(value);
        return new AtPath(path, Operator.IS, List.of(literal));
    }

    /** Not that; what was excluded already comes back. */
    static Node not(Node node) {
        return node instanceof Not not ? not.part() : new Not(node);
    }
}
