package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Style;
import java.util.Locale;

/** What became of a signal, in a word with an icon and a tone. */
public final class Outcomes {
    private Outcomes() {}

    /** One word, with the reason in parentheses when it was not accepted, or not at once. */
    public static String of(Outcome outcome, Reason reason) {
        String word = I18n.get("shell.outcome." + outcome.name().toLowerCase(Locale.ROOT));
        return outcome == Outcome.REFUSED || reason == Reason.WAITED
                ? word + " (" + I18n.get("shell.reason-short." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')) + ")"
                : word;
    }

    /** One word, with the whole of the reason behind it when there is one. */
    public static String whole(Outcome outcome, Reason reason) {
        String word = I18n.get("shell.outcome." + outcome.name().toLowerCase(Locale.ROOT));
        return reason == Reason.NONE ? word : word + ": " + EventText.reason(reason);
    }

    public static Icons icon(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> Icons.CHECK;
            case QUEUED -> Icons.CLOCK;
            case FORWARDED -> Icons.FORWARDED;
            case REFUSED -> Icons.REFUSED;
            case EXPIRED -> Icons.HISTORY;
        };
    }

    /** The style class of its text. */
    public static String tone(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> Style.MUTED;
            case QUEUED -> Style.WARNING_TEXT;
            case FORWARDED -> Style.ACCENT_TEXT;
            case REFUSED, EXPIRED -> Style.DANGER_TEXT;
        };
    }
}
