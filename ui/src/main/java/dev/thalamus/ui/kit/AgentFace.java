package dev.thalamus.ui.kit;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person recognises an agent by. Immutable.
 *
 * @param name what it is called
 * @param domain where it is, or null when it is of this hub
 * @param color 0 to 11, the same everywhere and for all instances of one name
 * @param kind how the avatar is drawn
 * @param instances how many share the name; above 1 it is shown
 */
public record AgentFace(String name, @Nullable String domain, int color, Kind kind, int instances) {
    /** How the avatar is drawn: filled, outlined, dashed, filled with the program's sign, or grey. */
    public enum Kind {
        LIVE, SIMULATED, REMOTE, SYSTEM, GONE
    }

    private static final Pattern NUMBERED = Pattern.compile(".*[^0-9]([0-9]{1,2})");

    public AgentFace {
        if (color < 0 || color > 11)
            throw new IllegalArgumentException("an agent's colour is 0 to 11, not " + color);
    }

    /** A single live agent of this hub. */
    public static AgentFace live(String name, int color) {
        return new AgentFace(name, null, color, Kind.LIVE, 1);
    }

    /** The name as it is shown: nothing in it is invisible. */
    public String shown() { return Visible.of(name); }

    /** The domain as it is shown; null when it is of this hub. */
    public @Nullable String shownDomain() {
        return domain == null ? null : Visible.of(domain);
    }

    /** What stands in the square: the number of {@code name-3}, or the first letter, or a prompt for what belongs to Thalamus. */
    public String letter() {
        if (kind == Kind.SYSTEM)
            return "›";
        var numbered = NUMBERED.matcher(name);
        if (numbered.matches())
            return numbered.group(1);
        return name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
