package dev.thalamus.hub.query;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that occurs in the text, and gives up rather than running away.
 *
 * <p>Confined to one thread. Java's expressions backtrack, and some need time exponential in the text: each text gets a budget of characters
 * looked at, proportional to its length; when it is used up, the row's {@link Scratch} says what the text counts as.
 */
final class RegexMatch implements TextMatch {
    private static final int STEPS_A_CHARACTER = 64;
    private static final int STEPS_AT_LEAST = 20_000;

    private final Matcher matcher;
    private final Budget budget = new Budget();
    private final Scratch<?> scratch;

    RegexMatch(Pattern pattern, Scratch<?> scratch) {
        matcher = pattern.matcher("");
        this.scratch = scratch;
    }

    @Override
    public boolean in(byte[] text, int from, int to) {
        budget.begin(new String(text, from, to - from, StandardCharsets.UTF_8));
        try {
            return matcher.reset(budget).find();
        } catch (Exhausted | StackOverflowError tooHard) {
            // An expression such as (a|b)* recurses once a character: what does not fit the stack is as hopeless as what takes for ever.
            return scratch.giveUp();
        }
    }

    /** The text, counting how often it is looked at. */
    private static final class Budget implements CharSequence {
        private String text = "";
        private int left;

        void begin(String next) {
            text = next;
            left = (int) Math.min(Integer.MAX_VALUE, STEPS_AT_LEAST + (long) STEPS_A_CHARACTER * next.length());
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public int length() { return text.length(); }

        @Override
        public CharSequence subSequence(int start, int end) { return text.subSequence(start, end); }

        @Override
        public String toString() { return text; }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;
        Exhausted() { super("too many steps", null, false, false); }
    }
}
