package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.screen.part.HubText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why there is no answer, or which error it is, and what to do next, in a person's words. Stateless. */
final class Failures {
    /** How a WebSocket was closed: its code, and what the hub said. */
    private static final Pattern CODE_AND_WHY = Pattern.compile("(\\d{4} )(.+)", Pattern.DOTALL);

    private Failures() {}

    static String sentence(Target.Failure.Kind kind, String detail) {
        Matcher closed = CODE_AND_WHY.matcher(detail);
        String said = closed.matches() ? closed.group(1) + HubText.of(closed.group(2)) : HubText.of(detail);
        return I18n.get("console.failed." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), said);
    }

    /** What the standard says about a code, and what can be done; empty for a code of the method's own. */
    static String next(long code) {
        String key = "console.error." + Math.abs(code);
        return I18n.has(key) ? I18n.get(key) : "";
    }
}
