package dev.thalamus.hub.query;

import dev.thalamus.hub.query.Suggestion.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Proposes what to type next, also in a text that is no filter yet.
 *
 * <p>Thread-safe. Looks at the piece in which the caret stands, from its beginning; what follows the caret in it is replaced too.
 */
final class Completer<T> {
    private static final int MOST = 50;
    private static final List<Operator> FOR_TEXTS = List.of(Operator.IS, Operator.EQUAL, Operator.NOT_EQUAL);

    private final Schema<T> schema;

    Completer(Schema<T> schema) { this.schema = schema; }

    Completion complete(String text, int caret) {
        int at = Math.clamp(caret, 0, text.length());
        Piece piece = Piece.at(text, at);
        return switch (piece.place()) {
            case NOTHING -> new Completion(at, at, List.of());
            case NAME -> new Completion(piece.start(), piece.end(), names(text.substring(piece.start(), at)));
            case PATH -> new Completion(piece.start(), piece.end(), paths(text.substring(piece.start(), at)));
            case VALUE -> new Completion(piece.start(), piece.end(), values(piece.field(), text.substring(piece.start(), at)));
        };
    }

    /** The operators of a complete field; fields that begin with what was typed; and, or, not; fields that contain it. */
    private List<Suggestion> names(String typed) {
        String lower = typed.toLowerCase(Locale.ROOT);
        List<Suggestion> found = new ArrayList<>();
        schema.field(typed).ifPresent(field -> operators(field).forEach(
                operator -> found.add(new Suggestion(Kind.OPERATOR, typed + operator.sign(), field.sentence()))));
        fields(found, field -> field.startsWith(lower) && !field.equals(lower));
        Stream.of("and", "or", "not").filter(word -> !lower.isEmpty() && word.startsWith(lower))
                .forEach(word -> found.add(new Suggestion(Kind.KEYWORD, word, "")));
        fields(found, field -> !field.startsWith(lower) && field.contains(lower));
        return found;
    }

    private void fields(List<Suggestion> found, Predicate<String> wanted) {
        schema.fields().stream().filter(field -> wanted.test(field.name()))
                .forEach(field -> found.add(new Suggestion(Kind.FIELD, field.name() + ":", field.sentence())));
    }

    private List<Operator> operators(Field<T> field) {
        return switch (field.content()) {
            case Field.Quantity<T> quantity when quantity.is() != Operator.IS -> List.of(Operator.IS);
            case Field.Quantity<T> _ -> Arrays.asList(Operator.values());
            case Field.Choice<T> _,Field.Texts<T> _ -> FOR_TEXTS;
        };
    }

    private List<Suggestion> paths(String typed) {
        return ranked(schema.paths(), typed).map(path -> new Suggestion(Kind.PATH, path, "")).toList();
    }

    private List<Suggestion> values(String name, String typed) {
        Optional<Field<T>> field = schema.field(name);
        if (field.isEmpty()) {
            return List.of();
        }
        String bare = typed.startsWith("\"") ? typed.substring(1) : typed;
        return Stream.concat(ranked(field.get().values().get(), bare), ranked(samples(field.get()), bare))
                .map(value -> new Suggestion(Kind.VALUE, FilterPrinter.value(Literal.of(value)), ""))
                .distinct().limit(MOST).toList();
    }

    /** What a number can look like, so that units need not be guessed. */
    private List<String> samples(Field<T> field) {
        return field.content() instanceof Field.Quantity<T> quantity ? switch (quantity.measure()) {
            case COUNT -> List.of();
            case BYTES -> List.of("1k", "4k", "64KiB", "1MiB");
            case DURATION -> List.of("100us", "1ms", "5ms", "1s");
            case TIME -> List.of("1m", "10m", "1h", "1d");
        } : List.of();
    }

    /** Those that begin with what was typed, then those that contain it, whatever the case. */
    private static Stream<String> ranked(List<String> all, String typed) {
        String lower = typed.toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        all.stream().filter(value -> value.toLowerCase(Locale.ROOT).startsWith(lower)).forEach(found::add);
        all.stream().filter(value -> value.toLowerCase(Locale.ROOT).contains(lower)).forEach(found::add);
        return found.stream().limit(MOST);
    }
}
