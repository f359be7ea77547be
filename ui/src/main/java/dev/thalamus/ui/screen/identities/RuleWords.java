package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.RuleText.Mistake;
import dev.thalamus.ui.kit.I18n;
import java.util.Locale;

/** What is wrong with a rule, in a person's words. Stateless. */
final class RuleWords {
    private RuleWords() {}

    /** The engine says it in English; the bundles know each of its sentences. */
    static String why(Mistake mistake) {
        String key = "identities.mistake."
                + mistake.why().replaceFirst("(?s), not .*", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$",
                        "");
        return I18n.has(key) ? I18n.get(key) : mistake.why();
    }

    /** What is wrong with the value of a field. */
    static String why(RuleField field, Mistake mistake) {
        return field.kind() == RuleField.Kind.NUMBER && !mistake.why().startsWith("must be at least")
                ? I18n.get("identities.mistake.number")
                : why(mistake);
    }

    /** What is wrong, with the name of its field. */
    static String sentence(Mistake mistake) {
        return mistake.path().isEmpty() ? why(mistake) : I18n.get("identities.mistake-at", mistake.path(), why(mistake));
    }
}
