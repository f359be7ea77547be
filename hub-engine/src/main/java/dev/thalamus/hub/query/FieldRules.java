package dev.thalamus.hub.query;

import dev.thalamus.hub.kit.Nearest;
import dev.thalamus.hub.query.Literal.Style;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Which values go with which fields. Stateless. */
final class FieldRules {
    private static final int MAX_REGEX = 512;
    /** The bit in a choice's mask for rows that have none of the words. */
    static final int NONE = 63;

    private FieldRules() {}

    /** What is wrong with asking the field for this, or null. */
    static @Nullable Complaint complaint(Field<?> field, Operator operator, Literal value) {
        return switch (field.content()) {
            case Field.Texts<?> _ when operator.orders() -> Complaint.of(Problem.BAD_OPERATOR, field.name(), operator.sign());
            case Field.Choice<?> _ when operator.orders() -> Complaint.of(Problem.BAD_OPERATOR, field.name(), operator.sign());
            case Field.Texts<?> _ -> regexComplaint(value);
            case Field.Choice<?> choice -> choiceComplaint(choice, value);
            case Field.Quantity<?> number -> numberComplaint(number.measure(), value);
        };
    }

    /** What is wrong with asking a place in the payload for this, or null. */
    static @Nullable Complaint pathComplaint(Operator operator, Literal value) {
        if (operator.orders() && (value.regex() || value.glob())) {
            return Complaint.of(Problem.PATTERN_ORDER, operator.sign());
        }
        return regexComplaint(value);
    }

    /** What is wrong with a regular expression, or null; other values are fine. */
    static @Nullable Complaint regexComplaint(Literal value) {
        if (!value.regex()) {
            return null;
        }
        if (value.text().length() > MAX_REGEX) {
            return Complaint.of(Problem.BAD_REGEX, "longer than " + MAX_REGEX + " characters");
        }
        try {
            var _ = pattern(value);
            return null;
        } catch (PatternSyntaxException wrong) {
            return Complaint.of(Problem.BAD_REGEX, wrong.getDescription().toLowerCase(Locale.ROOT));
        }
    }

    static Pattern pattern(Literal regex) {
        int flags = regex.style() == Style.REGEX_ANY_CASE ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        return Pattern.compile(regex.text(), flags);
    }

    /** The words that the value means, one bit each; {@link #NONE} for the empty text. */
    static long mask(Field.Choice<?> choice, Literal value) {
        return mask(choice.words(), value) | mask(choice.also(), value);
    }

    private static long mask(List<String> words, Literal value) {
        Predicate<String> wanted = wanted(value);
        long mask = value.text().isEmpty() ? 1L << NONE : 0;
        for (int i = 0; i < words.size(); i++) {
            if (wanted.test(words.get(i))) {
                mask |= 1L << i;
            }
        }
        return mask;
    }

    private static Predicate<String> wanted(Literal value) {
        if (value.regex()) {
            return pattern(value).asPredicate();
        }
        if (value.glob()) {
            var glob = new GlobMatch(plain(value.text()), false);
            var buffer = new TextBuffer();
            return word -> {
                buffer.set(plain(word));
                return glob.in(buffer);
            };
        }
        return word -> plain(word).equals(plain(value.text()));
    }

    private static String plain(String word) { return word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_'); }

    private static @Nullable Complaint choiceComplaint(Field.Choice<?> choice, Literal value) {
        List<String> words = choice.words();
        Complaint wrong = regexComplaint(value);
        if (wrong != null || mask(choice, value) != 0) {
            return wrong;
        }
        return Nearest.to(value.text(), words).map(near -> Complaint.of(Problem.BAD_CHOICE_NEAR, value.text(), near))
                .orElseGet(() -> Complaint.of(Problem.BAD_CHOICE, value.text(), String.join(", ", words)));
    }

    private static @Nullable Complaint numberComplaint(Measure measure, Literal value) {
        if (value.regex() || value.glob()) {
            return Complaint.of(Problem.PATTERN_NUMBER, value.text());
        }
        boolean readable = measure == Measure.TIME
                ? TimeText.read(value.text(), 0, ZoneOffset.UTC).isPresent()
                : measure.read(value.text()).isPresent();
        return readable ? null : Complaint.of(measure.problem(), value.text());
    }
}
