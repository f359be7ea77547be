package dev.thalamus.hub.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What can be wrong with a filter; {@link #key} finds the translation, {@code {0}} and {@code {1}} stand for the error's arguments. */
public enum Problem {
    UNKNOWN_FIELD("there is no field “{0}”; put quotes around text to search for it"),
    UNKNOWN_FIELD_NEAR("there is no field “{0}”; did you mean “{1}”?"),
    NO_PAYLOAD("these rows have no payload to look into with “{0}”"),
    MISSING_VALUE("“{0}” needs a value after it"),
    MISSING_OPERAND("“{0}” needs something to apply to"),
    STRAY("“{0}” has nothing to belong to here; put quotes around text to search for it"),
    OPEN_QUOTE("this quote is not closed"),
    OPEN_REGEX("this regular expression is not closed with “/”"),
    OPEN_GROUP("this parenthesis is not closed"),
    STRAY_CLOSE("this parenthesis closes nothing"),
    BAD_OPERATOR("“{0}” cannot be ordered; use : = or != instead of {1}"),
    LIST_ORDER("a list goes with : = or !=, not with {0}"),
    PATTERN_ORDER("a pattern goes with :, not with {0}"),
    PATTERN_NUMBER("“{0}” is compared with a number, not with a pattern"),
    BAD_NUMBER("“{0}” is not a number, such as 12 or 1.5k"),
    BAD_SIZE("“{0}” is not a size, such as 400, 4k or 2MiB"),
    BAD_DURATION("“{0}” is not a duration, such as 200us, 5ms or 2s"),
    BAD_TIME("“{0}” is not a time, such as 10m (ago), 09:41 or 2026-11-21T09:41"),
    BAD_CHOICE("“{0}” is not one of {1}"),
    BAD_CHOICE_NEAR("“{0}” is no value of this field; did you mean “{1}”?"),
    BAD_REGEX("this regular expression is wrong: {0}"),
    BAD_PATH("a path is written $.name, $.list[0], $.list[*].name, $..name or $[\"a name\"]"),
    TOO_LONG("a filter has at most {0} characters"),
    TOO_MANY("a filter has at most {0} parts"),
    TOO_DEEP("parentheses go at most {0} deep");

    /** A problem as it was said, with its arguments in order. Immutable. */
    public record Said(Problem problem, List<String> arguments) {}

    private final String sentence;
    private final Pattern shape;

    Problem(String sentence) {
        this.sentence = sentence;
        shape = Pattern.compile(Pattern.quote(sentence).replaceAll("\\{\\d}", "\\\\E(.*)\\\\Q"), Pattern.DOTALL);
    }

    /** The problem that an English sentence tells of, such as one in another hub's answer; empty when it is none. */
    public static Optional<Said> read(String text) {
        for (Problem problem : values()) {
            Matcher match = problem.shape.matcher(text);
            if (match.matches()) {
                return Optional.of(new Said(problem, IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).toList()));
            }
        }
        return Optional.empty();
    }

    /** Such as {@code filter.problem.unknown_field}. */
    public String key() { return "filter.problem." + name().toLowerCase(Locale.ROOT); }

    /** The English sentence with its arguments filled in. */
    public String sentence(List<String> arguments) {
        String filled = sentence;
        for (int i = 0; i < arguments.size(); i++) {
            filled = filled.replace("{" + i + "}", arguments.get(i));
        }
        return filled;
    }
}
