package dev.thalamus.ui.kit;

import java.util.Locale;

/**
 * A text in which nothing is invisible: what cannot be seen stands there by its number, as in {@code ventas‹U+200B›}. Stateless.
 *
 * <p>For names, by which a person tells one from another: two that look alike and are not the same would be taken for one.
 */
public final class Visible {
    private Visible() {}

    /** The text as it can be shown; the same object where all of it can be seen. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Letters of everyday names first: nearly all end here.
            if (!(c > ' ' && c < 0x7F) && !(c >= 0xC0 && c < 0x300) && !(c == ' ' && inside(text, i))) {
                return spelled(text);
            }
        }
        return text;
    }

    private static String spelled(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            if (hidden(c) || c == ' ' && !inside(text, i)) {
                out.append(String.format(Locale.ROOT, "‹U+%04X›", c));
            } else {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out.length() == text.length() ? text : out.toString();
    }

    /** A space between two things that are none. */
    private static boolean inside(String text, int at) {
        return at > 0 && at < text.length() - 1 && text.charAt(at - 1) != ' ' && text.charAt(at + 1) != ' ';
    }

    private static boolean hidden(int c) {
        return c != ' ' && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Letters that are drawn as nothing.
            default -> c == 0x115F || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xFFA0;
        };
    }
}
