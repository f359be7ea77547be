package dev.thalamus.hub.query;

import java.util.ArrayList;
import dev.thalamus.hub.model.Protocol;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a filter can ask of one kind of row: signals, agents, queues, audit lines … Immutable.
 *
 * <p>Fields are proposed in the order in which they were added.
 */
public final class Schema<T> {
    private final String id;
    private final List<Field<T>> fields;
    private final Map<String, Field<T>> byName = new HashMap<>();
    private final @Nullable TextReader<T> payload;
    private final Supplier<List<String>> paths;

    private Schema(Builder<T> builder) {
        id = builder.id;
        fields = List.copyOf(builder.fields);
        payload = builder.payload;
        paths = builder.paths;
        for (Field<T> field : fields) {
            put(field.name(), field);
            field.aliases().forEach(alias -> put(alias, field));
        }
    }

    /** What the rows are, such as {@code signals}; part of the keys of translations. */
    public String id() { return id; }

    public List<Field<T>> fields() { return fields; }

    /** The field with that name or alias, whatever its case. */
    public Optional<Field<T>> field(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What to type next at {@code caret} (0 to the text's length), also where the text is no filter yet. Asks for live values. */
    public Completion complete(String text, int caret) {
        return new Completer<>(this).complete(text, caret);
    }

    /** The names by which fields can be called. */
    List<String> names() { return fields.stream().map(Field::name).toList(); }

    /** How to get the JSON that {@code $.} paths and bare words look into, null when rows have none. */
    @Nullable
    TextReader<T> payload() { return payload; }

    /** Paths to propose while typing. */
    List<String> paths() { return payload == null ? List.of() : paths.get(); }

    private void put(String name, Field<T> field) {
        if (byName.put(name, field) != null) {
            throw new IllegalArgumentException("two fields are called " + name);
        }
    }

    /** Begins a schema for rows called {@code id}. */
    public static <T> Builder<T> of(String id) { return new Builder<>(id); }

    /** Collects fields. Confined to one thread. */
    public static final class Builder<T> {
        private final String id;
        private final List<Field<T>> fields = new ArrayList<>();
        private @Nullable TextReader<T> payload;
        private Supplier<List<String>> paths = List::of;

        private Builder(String id) { this.id = id; }

        /** Any field. */
        public Builder<T> field(Field<T> field) {
            fields.add(field);
            return this;
        }

        /** A text that bare words search too; null reads as empty. */
        public Builder<T> text(String name, String sentence, Function<T, @Nullable String> text) {
            return text(name, sentence, Field.Likeness.WHOLE, text, List::of);
        }

        /** A text that bare words search too, with values to propose. */
        public Builder<T> text(String name, String sentence, Field.Likeness likeness, Function<T, @Nullable String> text,
                Supplier<List<String>> values) {
            TextReader<T> reader = (row, into) -> {
                String value = text.apply(row);
                into.set(value == null ? "" : value);
            };
            return field(new Field<>(name, List.of(), sentence, new Field.Texts<>(likeness, List.of(reader)), true, values));
        }

        /** One of the words of an enum, written in lower case; null matches none. */
        public <E extends Enum<E>> Builder<T> choice(String name, String sentence, Class<E> type, Function<T, @Nullable E> value) {
            List<String> words = words(type);
            ToIntFunction<T> index = row -> {
                E word = value.apply(row);
                return word == null ? -1 : word.ordinal();
            };
            return field(new Field<>(name, List.of(), sentence, new Field.Choice<>(words, index), true, () -> words));
        }

        /** A protocol, written with the first word of its label; what it is called in the hub's own code is understood too. */
        public Builder<T> protocol(String sentence, Function<T, @Nullable Protocol> value) {
            List<String> words = Arrays.stream(Protocol.values()).map(Protocol::word).toList();
            List<String> also = Arrays.stream(Protocol.values())
                    .map(each -> each.label().equalsIgnoreCase(each.word()) ? each.name() : each.label()).toList();
            ToIntFunction<T> index = row -> {
                Protocol each = value.apply(row);
                return each == null ? -1 : each.ordinal();
            };
            return field(new Field<>("protocol", List.of(), sentence, new Field.Choice<>(words, also, index), true, () -> words));
        }

        /** A number; NaN is none. */
        public Builder<T> number(String name, String sentence, Measure measure, ToDoubleFunction<T> value) {
            return field(new Field<>(name, List.of(), sentence, new Field.Quantity<>(measure, Operator.IS, value), false, List::of));
        }

        /** The JSON that {@code $.} paths look into, and paths to propose. */
        public Builder<T> payload(TextReader<T> reader, Supplier<List<String>> proposals) {
            payload = reader;
            paths = proposals;
            return this;
        }

        public Schema<T> build() { return new Schema<>(this); }
    }

    static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(word -> word.name().toLowerCase(Locale.ROOT)).toList();
    }
}
