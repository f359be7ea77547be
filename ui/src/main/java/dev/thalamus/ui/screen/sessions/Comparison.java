package dev.thalamus.ui.screen.sessions;

import dev.thalamus.ui.kit.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two sessions line by line: what both have, what differs, what only one has. Immutable.
 *
 * @param cut whether later lines were left out: {@value #MOST} of each are compared
 */
record Comparison(List<Pair> pairs, boolean cut) {
    /** Lines of each that are compared, the first of those that were read. */
    static final int MOST = 1_000;
    private static final int SAME = 5, ALIKE = 3;

    /** How two lines stand to each other. */
    enum Kind {
        /** The same said by the same to the same, with the same fate. */
        SAME,
        /** The same kind of thing by the same, but other words, others to whom or another fate. */
        CHANGED, ONLY_LEFT, ONLY_RIGHT
    }

    /** Two lines that stand side by side, or one alone. {@code leftAt} and {@code rightAt} are since each session's first line. */
    record Pair(Kind kind, @Nullable Line left, String leftAt, @Nullable Line right, String rightAt) {}

    Comparison {
        pairs = List.copyOf(pairs);
    }

    long count(Kind kind) { return pairs.stream().filter(pair -> pair.kind == kind).count(); }

    /** Puts together as many lines as can be without changing an order, rather the same ones than such as are only alike. */
    static Comparison of(List<Line> leftAll, List<Line> rightAll) {
        List<Line> left = leftAll.subList(0, Math.min(MOST, leftAll.size()));
        List<Line> right = rightAll.subList(0, Math.min(MOST, rightAll.size()));
        int[][] best = best(left, right);
        var pairs = new ArrayList<Pair>(Math.max(left.size(), right.size()));
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            int worth = l < left.size() && r < right.size() ? worth(left.get(l), right.get(r)) : 0;
            if (worth > 0 && best[l][r] == best[l + 1][r + 1] + worth) {
                pairs.add(new Pair(worth == SAME ? Kind.SAME : Kind.CHANGED, left.get(l), at(left, l), right.get(r), at(right, r)));
                l++;
                r++;
            } else if (r == right.size() || l < left.size() && best[l + 1][r] >= best[l][r + 1]) {
                pairs.add(new Pair(Kind.ONLY_LEFT, left.get(l), at(left, l), null, ""));
                l++;
            } else {
                pairs.add(new Pair(Kind.ONLY_RIGHT, null, "", right.get(r), at(right, r)));
                r++;
            }
        }
        return new Comparison(pairs, left.size() < leftAll.size() || right.size() < rightAll.size());
    }

    /** What the rest from each two lines on is worth at best. */
    private static int[][] best(List<Line> left, List<Line> right) {
        var best = new int[left.size() + 1][right.size() + 1];
        for (int l = left.size() - 1; l >= 0; l--) {
            for (int r = right.size() - 1; r >= 0; r--) {
                int worth = worth(left.get(l), right.get(r));
                int together = worth == 0 ? 0 : best[l + 1][r + 1] + worth;
                best[l][r] = Math.max(together, Math.max(best[l + 1][r], best[l][r + 1]));
            }
        }
        return best;
    }

    private static int worth(Line left, Line right) {
        if (!left.entry().eventType().equals(right.entry().eventType()) || !who(left).equals(who(right))) {
            return 0;
        }
        return left.entry().text().equals(right.entry().text()) && left.entry().audience().equals(right.entry().audience())
                && fate(left).equals(fate(right)) ? SAME : ALIKE;
    }

    /** The hub speaks in the name of whoever opened the session. */
    private static String who(Line line) {
        return SessionWords.said(line.entry()) == SessionWords.Said.BY_HUB ? "" : line.entry().sender();
    }

    private static String fate(Line line) { return line.signal() == null ? "" : line.signal().type() + " " + line.signal().outcome(); }

    private static String at(List<Line> lines, int index) {
        Duration since = Duration.between(SessionWords.instant(lines.getFirst().entry().at()),
                SessionWords.instant(lines.get(index).entry().at()));
        return Formats.delta(since.toNanos());
    }
}
