package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.I18n;
import java.util.Locale;

/** Why there is no answer, or which error it is, and what to do next, in a person's words. Stateless. */
final class Failures {
    private Failures() {}

    static String sentence(Target.Failure.Kind kind, String detail) {
        return I18n.get("console.failed." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
    }

    /** What the standard says about a code, and what can be done; empty for a code of the method's own. */
    static String next(long code) {
        String key = "console.error." + Math.abs(code);
        return I18n.has(key) ? I18n.get(key) : "";
    }
}
