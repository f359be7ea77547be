package dev.thalamus.hub.query;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Something of a row that a filter can ask about. Immutable.
 *
 * @param name as it is written before the operator; lower case
 * @param aliases other names for it, which the canonical form replaces
 * @param sentence what it is, in English, without a full stop
 * @param searched whether bare words look into it too
 * @param values proposes values while typing; live ones where there are any
 */
public record Field<T>(String name, List<String> aliases, String sentence, Content<T> content, boolean searched,
        Supplier<List<String>> values) {
    public Field {
        aliases = List.copyOf(aliases);
    }

    /** What kind of thing it is and how to get it. */
    public sealed interface Content<T> {}

    /** How a text is compared by {@code :}. */
    public enum Likeness {
        /** The whole text. */
        WHOLE,
        /** The whole text, or what stands before its {@code @}. */
        NAME,
        /** The beginning of hexadecimal digits; bare words look into it only when they are four such digits or more. */
        HEX
    }

    /** One text, or several of which one must match. */
    public record Texts<T>(Likeness likeness, List<TextReader<T>> readers) implements Content<T> {
        public Texts {
            readers = List.copyOf(readers);
        }
    }

    /**
     * One of a few words; {@code index} tells which, from 0, or -1 for none of them. {@code also} holds other spellings that are understood but
     * not proposed, one a word, or is empty.
     */
    public record Choice<T>(List<String> words, List<String> also, ToIntFunction<T> index) implements Content<T> {
        public Choice {
            words = List.copyOf(words);
            also = List.copyOf(also);
        }

        public Choice(List<String> words, ToIntFunction<T> index) { this(words, List.of(), index); }
    }

    /** A number in the measure's unit; NaN when the row has none. {@code is} is what {@code :} means: {@code since:} means "at least". */
    public record Quantity<T>(Measure measure, Operator is, ToDoubleFunction<T> value) implements Content<T> {}
}
