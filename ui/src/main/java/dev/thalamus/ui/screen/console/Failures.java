package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.screen.part.HubText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why there is no answer, or which error it is, and what to do next, in a person's words. Stateless. */
final class Failures {
    /** How a WebSocket was closed: its code, and what the hub said. */
    private static final Pattern CODE_AND_WHY = Pattern.compile("(\\d{4})(?: (.+))?", Pattern.DOTALL);

    private Failures() {}

    static String sentence(Target.Failure.Kind kind, String detail) {
        return I18n.get("console.failed." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                kind == Target.Failure.Kind.CLOSED ? ended(detail) : detail);
    }

    private static String ended(String how) {
        Matcher closed = CODE_AND_WHY.matcher(how);
        return !closed.matches()
                ? HubText.said(how)
                : closed.group(2) == null ? closed.group(1) : closed.group(1) + " " + HubText.said(closed.group(2));
    }

    /** What the standard says about a code, and what can be done; empty for a code of the method's own. */
    static String next(long code) {
        String key = "console.error." + Math.abs(code);
        return I18n.has(key) ? I18n.get(key) : "";
    }
}
