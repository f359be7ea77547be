package dev.thalamus.ui.kit;

import java.lang.Character.UnicodeScript;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A text in which nothing is invisible: what cannot be seen stands there by its number, as in {@code ventas‹U+200B›}. Stateless.
 *
 * <p>For names, by which a person tells one from another: two that look alike and are not the same would be taken for one.
 */
public final class Visible {
    private static final char SOFT_HYPHEN = 0xAD;
    private static final int NON_JOINER = 0x200C, JOINER = 0x200D, COLOURED = 0xFE0F;
    /** Scripts in which joiners are part of the spelling. */
    private static final Set<UnicodeScript> JOINED = Collections.unmodifiableSet(EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN, UnicodeScript.DEVANAGARI, UnicodeScript.BENGALI, UnicodeScript.GURMUKHI, UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA, UnicodeScript.TAMIL, UnicodeScript.TELUGU, UnicodeScript.KANNADA, UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA, UnicodeScript.KHMER, UnicodeScript.MYANMAR));

    private Visible() {}

    /**
     * A sentence, or some lines of them, in which maybe a name stands: as {@link #of}, but spaces of all widths and ends of lines are what they are.
     * The same object where all of it can be seen.
     */
    public static String within(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= ' ' && c < 0x7F) && !(c >= 0xA0 && c < 0x300) || c == SOFT_HYPHEN) {
                return spelled(text, true);
            }
        }
        return text;
    }

    /** The text as it can be shown; the same object where all of it can be seen. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Letters of everyday names first: nearly all end here.
            if (!(c > ' ' && c < 0x7F) && !(c >= 0xC0 && c < 0x300) && !(c == ' ' && inside(text, i))) {
                return spelled(text, false);
            }
        }
        return text;
    }

    private static String spelled(String text, boolean sentence) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            boolean hidden = sentence ? hidden(c) && !layout(c) : hidden(c) || c == ' ' && !inside(text, i);
            if (hidden && !shapes(text, i, c)) {
                String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
                out.append("‹U+").append("0".repeat(Math.max(0, 4 - hex.length()))).append(hex).append('›');
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

    /** Whether it changes how its neighbours look: it joins letters of a script that is joined, or emoji, or gives a sign its colours. */
    private static boolean shapes(String text, int at, int c) {
        int next = at + Character.charCount(c);
        if (at == 0 || c != COLOURED && (c != JOINER && c != NON_JOINER || next == text.length())) {
            return false;
        }
        int left = text.codePointBefore(at);
        if (c == COLOURED) {
            return emoji(left) && !Character.isEmojiPresentation(left);
        }
        int right = text.codePointAt(next);
        return joined(left) && joined(right) || c == JOINER && (emoji(left) || left == COLOURED) && emoji(right);
    }

    private static boolean emoji(int c) { return c > 0xFF && Character.isEmoji(c); }

    private static boolean joined(int c) { return !hidden(c) && JOINED.contains(UnicodeScript.of(c)); }

    /** What sets a sentence: no other character passes for it. */
    private static boolean layout(int c) {
        return c == '\n' || c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean hidden(int c) {
        return c != ' ' && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Letters and marks that are drawn as nothing.
            default -> c == 0x115F || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xFFA0 || c == 0x034F || c == 0x17B4 || c == 0x17B5
                    || c >= 0x180B && c <= 0x180F || c >= 0xFE00 && c <= COLOURED || c >= 0xE0100 && c <= 0xE01EF;
        };
    }
}
