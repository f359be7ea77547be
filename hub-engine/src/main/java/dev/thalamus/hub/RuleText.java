package dev.thalamus.hub;

import dev.thalamus.hub.identity.NameGlob;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Rule;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.model.Clause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Rules as JSON text, read exactly as a hub reads them, for who writes one. Stateless; needs no running hub and does not block. */
public final class RuleText {
    private static final Pattern AT = Pattern.compile("rule((?:\\.\\w+)*)(?:\\.?\\[\\d+])* (.*)", Pattern.DOTALL);
    private static final Pattern WITHIN = Pattern.compile("([a-z_]+) (must be at least 0)");
    private static final Pattern UNKNOWN = Pattern.compile("rule has no field '(.*)'", Pattern.DOTALL);

    private RuleText() {}

    /**
     * Why a hub would not take a rule.
     *
     * @param path the field, such as {@code limits.rate.per_minute}; empty when it is about the rule as a whole
     * @param why a {@link Clause} that goes on after the field's name, such as {@code must be at least 0}
     */
    public record Mistake(String path, String why) {}

    /** The rule of an agent that nobody wrote one for: every field with its default. */
    public static String standard() {
        return new String(Shape.write(Rule.DEFAULT), StandardCharsets.UTF_8);
    }

    /** The first thing that is wrong with a rule in AG2's shape; empty when a hub would take it. */
    public static Optional<Mistake> mistake(String json) {
        try {
            var _ = Shape.read(JsonMapper.shared().readTree(json), Rule.class, "rule");
            return Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.of(new Mistake("", Clause.NO_JSON.of()));
        } catch (Refusal refused) {
            return read(refused.why()).or(() -> Optional.of(new Mistake("", refused.why())));
        }
    }

    /** Whether one of the patterns, as rules have them, takes a name. */
    public static boolean takes(List<String> patterns, String name) {
        return NameGlob.any(patterns, name);
    }

    /** The mistake that a hub's refusal of a rule tells of; empty when it is about something else. */
    public static Optional<Mistake> read(String sentence) {
        Matcher unknown = UNKNOWN.matcher(sentence);
        if (unknown.matches()) {
            return Optional.of(new Mistake(unknown.group(1), Clause.NO_RULE_FIELD.of()));
        }
        Matcher at = AT.matcher(sentence);
        if (!at.matches()) {
            return Optional.empty();
        }
        String path = at.group(1).isEmpty() ? "" : at.group(1).substring(1);
        // A record that checks its own parts names the part itself.
        Matcher within = WITHIN.matcher(at.group(2));
        return Optional.of(within.matches()
                ? new Mistake(path.isEmpty() ? within.group(1) : path + "." + within.group(1), within.group(2))
                : new Mistake(path, at.group(2)));
    }
}
