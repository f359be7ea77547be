package dev.thalamus.hub.query;

import java.time.ZoneId;
import java.util.List;

/**
 * Which rows of one kind a person wants to see. Immutable, thread-safe; {@link #matcher} makes what runs.
 *
 * <p>The language is described in {@code docs/filters.md}.
 */
public final class Filter<T> {
    private final Schema<T> schema;
    private final Node root;

    private Filter(Schema<T> schema, Node root) {
        this.schema = schema;
        this.root = root;
    }

    /** Reads a filter; never throws, whatever the text. */
    public static <T> Parsed<T> parse(String text, Schema<T> schema) {
        var parser = new FilterParser(text, schema);
        try {
            Node root = parser.parse();
            return new Parsed.Good<>(new Filter<>(schema, root), parser.spans());
        } catch (Refused refused) {
            return new Parsed.Bad<>(refused.error(), parser.spans());
        }
    }

    /** The filter that accepts everything. */
    public static <T> Filter<T> all(Schema<T> schema) { return new Filter<>(schema, Node.ALL); }

    /**
     * The filter of a tree.
     *
     * @throws IllegalArgumentException when the schema lacks a field of it or a value does not go with its field
     */
    public static <T> Filter<T> of(Schema<T> schema, Node root) {
        return switch (parse(FilterPrinter.print(root), schema)) {
            case Parsed.Good<T> good -> good.filter();
            case Parsed.Bad<T> bad -> throw new IllegalArgumentException(bad.error().sentence());
        };
    }

    public Schema<T> schema() { return schema; }

    public Node root() { return root; }

    /** Whether it accepts everything. */
    public boolean isAll() { return root.equals(Node.ALL); }

    /** The canonical text, which reads back as the same filter. */
    public String text() { return FilterPrinter.print(root); }

    /** What both accept; asking for the same again changes nothing. */
    public Filter<T> and(Node more) {
        boolean known = root.equals(more) || root instanceof Node.And and && and.parts().contains(more);
        return known ? this : of(schema, Node.and(List.of(root, more)));
    }

    /** What this accepts and that node does not: "exclude". */
    public Filter<T> without(Node unwanted) { return and(Node.not(unwanted)); }

    /** What runs, with {@code nowMicros} (since 1970) for {@code since:10m} and the zone for {@code time>09:41}. */
    public FilterMatcher<T> matcher(long nowMicros, ZoneId zone) {
        return new FilterMatcher<>(this, nowMicros, zone);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter<?> filter && filter.root.equals(root) && filter.schema.id().equals(schema.id());
    }

    @Override
    public int hashCode() { return root.hashCode(); }

    @Override
    public String toString() { return text(); }
}
