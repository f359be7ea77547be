package dev.thalamus.hub.session;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a session expected and did not get. Confined to the core.
 *
 * <p>Folded from the log; of many the oldest are forgotten, and are counted.
 */
final class Misses {
    private static final int MOST = 64;

    /**
     * One miss.
     *
     * @param expectation its index in the manifest
     * @param violators ids; none when it is about the session as a whole
     * @param at when it was found, ISO 8601
     * @param elapsedSeconds that it had taken until then
     */
    record Miss(int expectation, List<String> violators, String at, double elapsedSeconds) {}

    private final List<Manifest.Expectation> expected;
    private final ArrayList<Miss> all = new ArrayList<>(0);
    private final int[] counts;

    Misses(List<Manifest.Expectation> expected) {
        this.expected = expected;
        counts = new int[expected.size()];
    }

    /** A miss of an expectation that the session does not have is passed over. */
    void add(Miss miss) {
        if (miss.expectation < 0 || miss.expectation >= counts.length) {
            return;
        }
        if (all.size() == MOST) {
            all.removeFirst();
        }
        all.add(miss);
        counts[miss.expectation]++;
    }

    /** The hub said so in the log: a word to the participants, or the end of the session. */
    void fold(Envelope said) {
        JsonNode data = said.eventData();
        int index = data.path("detail").path("index").asInt(-1);
        if (index >= 0 && index < expected.size() && expected.get(index).name().equals(data.path("expectation").asString(""))) {
            add(new Miss(index, data.path("violators").valueStream().map(id -> id.asString("")).toList(), said.createdAt(),
                    data.path("detail").path("elapsed_seconds").asDouble(0)));
        }
    }

    /** The last ones of one expectation, oldest first. */
    List<Miss> of(int expectation) {
        return all.stream().filter(miss -> miss.expectation == expectation).toList();
    }

    int count(int expectation) { return counts[expectation]; }
}
