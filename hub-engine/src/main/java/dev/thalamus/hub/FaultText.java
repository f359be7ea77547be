package dev.thalamus.hub;

import dev.thalamus.hub.wire.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with bytes from a socket, found again in the English sentence that logs, answers and events carry, so that it can be shown in
 * another language.
 */
public final class FaultText {
    private FaultText() {}

    /**
     * A fault as it was said. Immutable.
     *
     * @param name one of {@link #names}
     * @param detail what exactly was found, such as {@code byte 17}; may be empty
     */
    public record Said(String name, String detail) {}

    /** What exactly was found, as a fault says it in parentheses. */
    public enum Detail {
        BYTE("byte (\\d+)"), OPCODE("opcode (\\d+)"), TYPE("type (\\d+)"), CODE("code (\\d+)"), LIMIT("limit (\\d+)"),
        BYTES("(\\d+) bytes"),
        NO_ROOM("(\\d+) bytes where (\\d+) fit"), MISSING("(\\S+) is missing, it must be (.+)"),
        WRONG_TYPE("(\\S+) is of the wrong type, it must be (.+)"), FRAME_OBJECT("a frame is an object"),
        FRAME_KIND("unknown kind of frame '(.*)'"), FRAME_FIELD("a frame of this kind has no field '(.*)'"),
        FRAME_MEMBER_STRING("a frame's '(.*)' must be a string"), FRAME_MEMBER_OBJECT("a frame's '(.*)' must be an object");

        private final Pattern shape;

        Detail(String shape) { this.shape = Pattern.compile(shape, Pattern.DOTALL); }
    }

    /** A detail with its values, in order. Immutable. */
    public record Found(Detail detail, List<String> values) {}

    /** What a member of a control message can have to be, as {@link Detail#MISSING} and {@link Detail#WRONG_TYPE} say it. */
    public static final List<String> WANTED = List.of("a string", "a number", "a whole number", "true or false", "an array",
            "an array of strings", "an object", "hex digits");

    /** All faults there are, as their constants are called. */
    public static List<String> names() {
        return Arrays.stream(Fault.values()).map(Fault::name).toList();
    }

    /** The fault that a text tells of; empty when it is none. */
    public static Optional<Said> read(String text) {
        for (Fault fault : Fault.values()) {
            String sentence = fault.sentence();
            if (text.equals(sentence)) {
                return Optional.of(new Said(fault.name(), ""));
            }
            if (text.startsWith(sentence + " (") && text.endsWith(")")) {
                return Optional.of(new Said(fault.name(), text.substring(sentence.length() + 2, text.length() - 1)));
            }
        }
        return Optional.empty();
    }

    /** The detail that a fault's parentheses hold; empty for words of a library. */
    public static Optional<Found> detail(String text) {
        for (Detail detail : Detail.values()) {
            Matcher match = detail.shape.matcher(text);
            if (match.matches()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= match.groupCount(); i++) {
                    values.add(match.group(i));
                }
                return Optional.of(new Found(detail, List.copyOf(values)));
            }
        }
        return Optional.empty();
    }
}
