package dev.thalamus.hub.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern in which {@code *} stands for any run of characters and {@code ?} for exactly one; case does not matter. Immutable.
 *
 * <p>Backtracks to the last {@code *} only, so the time is at most text × pattern.
 */
final class GlobMatch implements TextMatch {
    private static final int MANY = -1;
    private static final int ONE = -2;
    private final int[] pattern;

    /** @param anywhere whether it may begin and end in the middle of a text */
    GlobMatch(String glob, boolean anywhere) {
        List<Integer> points = new ArrayList<>();
        if (anywhere) {
            points.add(MANY);
        }
        glob.codePoints().map(point -> point == '*' ? MANY : point == '?' ? ONE : Folded.fold(point)).forEach(points::add);
        if (anywhere) {
            points.add(MANY);
        }
        pattern = points.stream().mapToInt(Integer::intValue).toArray();
    }

    static boolean isGlob(String text) { return text.indexOf('*') >= 0 || text.indexOf('?') >= 0; }

    @Override
    public boolean in(byte[] text, int from, int to) {
        int at = from;
        int p = 0;
        int star = -1;
        int starText = 0;
        while (at < to) {
            if (p < pattern.length && pattern[p] == MANY) {
                star = p++;
                starText = at;
            } else if (p < pattern.length && (pattern[p] == ONE || pattern[p] == Folded.fold(Utf8Text.pointAt(text, at, to)))) {
                p++;
                at = Utf8Text.after(text, at, to);
            } else if (star >= 0) {
                p = star + 1;
                starText = Utf8Text.after(text, starText, to);
                at = starText;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == MANY) {
            p++;
        }
        return p == pattern.length;
    }
}
