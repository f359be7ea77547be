package dev.thalamus.hub.identity;

import java.util.Optional;

/**
 * What was seen of a name's answers. Immutable.
 *
 * @param asked signals to it that answered nothing themselves
 * @param answered how many of those it answered
 * @param medianMicros of the last 101 times from an ask that was handed over at once to its answer; empty where there is none
 */
public record Answered(long asked, long answered, Optional<Long> medianMicros) {
    /** What is known of a name that nobody wrote to. */
    public static final Answered NOTHING = new Answered(0, 0, Optional.empty());
    /** Under what it stands in a resume, beside the capabilities. */
    public static final String CAPABILITY = "answers";

    /** As AG2's clients read a record: each ask is one, each answer one completed. */
    public Resume.Observed observed() {
        return new Resume.Observed((int) Math.min(asked, Integer.MAX_VALUE), (int) Math.min(answered, Integer.MAX_VALUE), 0, 0,
                medianMicros.map(micros -> Math.round(micros / 1e3)).orElse(null));
    }
}
