package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.ui.kit.I18n;
import java.util.Locale;

/** What is on a passport, in a person's words; what this window does not know stays as the hub says it. Stateless. */
final class IdentityWords {
    private IdentityWords() {}

    /** A person, a program, or one behind another hub. */
    static String kind(IdentityView identity) {
        return word("kind-of.", identity.kind());
    }

    /** By what it shows who it is. */
    static String proof(IdentityView identity) { return word("proof-by.", identity.scheme()); }

    private static String word(String area, String value) {
        String key = "identities." + area + value.toLowerCase(Locale.ROOT).replace('_', '-');
        return I18n.has(key) ? I18n.get(key) : value;
    }
}
