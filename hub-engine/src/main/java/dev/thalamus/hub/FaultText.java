package dev.thalamus.hub;

import dev.thalamus.hub.wire.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
}
