package dev.thalamus.hub.session;

import static java.util.Objects.requireNonNullElse;

import dev.thalamus.hub.identity.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a type of session is. Immutable.
 *
 * @param knobsSchema names of its options, with hints of their types
 * @param defaultViewPolicy how clients show a model what was said
 */
public record Manifest(
        String type,
        int version,
        Parties participants,
        Map<String, String> knobsSchema,
        String defaultViewPolicy,
        List<Expectation> expectations) {
    /** How many take part; {@code max} null for any number. */
    public record Parties(int min, @Nullable Integer max, List<String> roles) {}

    /**
     * What should happen in time, and what follows when it does not.
     *
     * @param onViolation {@code audit}, {@code warn}, {@code notify_channel}, {@code hide} or {@code auto_close}
     * @param params {@code seconds}
     * @param appliesTo roles or ids that it is about, or null for all
     */
    public record Expectation(String name, String onViolation, ObjectNode params, @Nullable JsonNode appliesTo) {
        public Expectation {
            if (name == null || onViolation == null) {
                throw Refusal.protocol("needs name and on_violation");
            }
            params = requireNonNullElse(params, JsonNodeFactory.instance.objectNode());
            appliesTo = appliesTo == null || appliesTo.isNull() ? null : appliesTo;
        }

        static Expectation of(String name, String onViolation, int seconds) {
            return new Expectation(name, onViolation, JsonNodeFactory.instance.objectNode().put("seconds", seconds), null);
        }

        /** The roles and ids that it is about, none for all. */
        List<String> roles() {
            return appliesTo == null
                    ? List.of()
                    : appliesTo.isArray()
                            ? appliesTo.valueStream().map(name -> name.asString("")).toList()
                            : List.of(appliesTo.asString(""));
        }

        /** Its time; AG2's own where none is given. */
        double seconds() {
            return params.path("seconds").asDouble(switch (name) {
                case "acks_within" -> 30;
                case "max_silence" -> 3_600;
                default -> 600;
            });
        }
    }

    private static final List<String> PAIR = List.of("initiator", "respondent");
    private static final List<Manifest> ALL = List.of(
            new Manifest("consulting", 1, new Parties(2, 2, PAIR), Map.of(), "full_transcript",
                    List.of(Expectation.of("acks_within", "auto_close", 30), Expectation.of("reply_within", "auto_close", 600))),
            new Manifest("conversation", 1, new Parties(2, 2, PAIR), Map.of(), "windowed_summary",
                    List.of(Expectation.of("max_silence", "audit", 3_600))),
            new Manifest("discussion", 1, new Parties(2, null, List.of()), Map.of("ordering", "str"), "named_windowed_summary",
                    List.of(Expectation.of("turn_within", "warn", 120), Expectation.of("turn_within", "hide", 600))),
            new Manifest("workflow", 1, new Parties(2, null, List.of()), Map.of("graph", "TransitionGraph"), "named_windowed_summary",
                    List.of(Expectation.of("turn_within", "warn", 120), Expectation.of("turn_within", "auto_close", 600))),
            new Manifest("notification", 1, new Parties(2, 2, PAIR), Map.of(), "full_transcript",
                    List.of(Expectation.of("acks_within", "auto_close", 30))),
            new Manifest("broadcast", 1, new Parties(2, null, List.of()), Map.of(), "full_transcript", List.of()),
            new Manifest("auction", 1, new Parties(2, null, List.of()), Map.of(), "named_windowed_summary",
                    List.of(Expectation.of("max_silence", "audit", 3_600))));

    /** All types that this hub runs. */
    public static List<Manifest> all() { return ALL; }

    /** @throws Refusal when there is no such type */
    static Manifest need(String type, int version) {
        return ALL.stream().filter(known -> known.type.equals(type) && known.version == version).findAny()
                .orElseThrow(() -> Refusal.notFound("no adapter registered for '" + type + "'@v" + version));
    }

    Manifest expecting(List<Expectation> others) {
        return new Manifest(type, version, participants, knobsSchema, defaultViewPolicy, List.copyOf(others));
    }
}
