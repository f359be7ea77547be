package dev.thalamus.hub.identity;

import java.util.List;

/** Python's {@code fnmatchcase}, which AG2's rules are written in: {@code *}, {@code ?}, {@code [abc]}, {@code [!a-z]}. Stateless. */
public final class NameGlob {
    private NameGlob() {}

    /** Whether one of the patterns takes the name. */
    public static boolean any(List<String> patterns, String name) {
        for (int i = 0; i < patterns.size(); i++) {
            if (matches(patterns.get(i), name)) {
                return true;
            }
        }
        return false;
    }

    /** Backtracks to the last star only, so the time is at most name × pattern. */
    public static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.length()) {
            int next = p < pattern.length() ? step(pattern, p, name.charAt(n)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starName = n;
            } else if (next > 0) {
                p = next;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on after {@code c}, or -1 when it does not take it. */
    private static int step(String pattern, int at, char c) {
        char wanted = pattern.charAt(at);
        if (wanted == '?') {
            return at + 1;
        }
        int close = wanted == '[' ? pattern.indexOf(']', at + (pattern.startsWith("!", at + 1) ? 3 : 2)) : -1;
        if (close < 0) {
            return wanted == c ? at + 1 : -1;
        }
        boolean not = pattern.charAt(at + 1) == '!';
        return inside(pattern, at + (not ? 2 : 1), close, c) == not ? -1 : close + 1;
    }

    private static boolean inside(String pattern, int from, int to, char c) {
        for (int i = from; i < to; i++) {
            if (i + 2 < to && pattern.charAt(i + 1) == '-') {
                if (c >= pattern.charAt(i) && c <= pattern.charAt(i + 2)) {
                    return true;
                }
                i += 2;
            } else if (pattern.charAt(i) == c) {
                return true;
            }
        }
        return false;
    }
}
