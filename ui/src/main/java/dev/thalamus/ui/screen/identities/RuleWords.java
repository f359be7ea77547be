package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.RuleText.Mistake;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.screen.part.HubText;

/** What is wrong with a rule, in a person's words. Stateless. */
final class RuleWords {
    private RuleWords() {}

    /** It goes on after the field's name. */
    static String why(Mistake mistake) { return HubText.of(mistake.why()); }

    /** What is wrong with the value of a field. */
    static String why(RuleField field, Mistake mistake) {
        return field.kind() == RuleField.Kind.NUMBER && !mistake.why().equals(Clause.AT_LEAST_ZERO.of())
                ? I18n.get("identities.mistake.number")
                : why(mistake);
    }

    /** What is wrong, with the name of its field. */
    static String sentence(Mistake mistake) { return HubText.of(mistake); }
}
