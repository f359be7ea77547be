package dev.thalamus.ui.screen.graph.layout;

import java.util.ArrayDeque;

/** Where nodes begin that were not there before: amid their neighbours, and without any in a spiral around the rest. */
final class Newcomers {
    private static final double GOLDEN = 2.399963, STEP = 62, ASIDE = 28;

    private Newcomers() {}

    /** Fills in the places that are not {@code placed} yet. */
    static void place(Neighbours near, double[] x, double[] y, boolean[] placed) {
        var waiting = new ArrayDeque<Integer>();
        for (int i = 0; i < placed.length; i++) {
            if (placed[i]) {
                enqueue(near, i, placed, waiting);
            }
        }
        amidNeighbours(near, x, y, placed, waiting);
        double reach = reach(x, y, placed);
        int turn = 0;
        for (int i = mostConnected(near, placed); i >= 0; i = mostConnected(near, placed)) {
            double radius = reach == 0 && turn == 0 ? 0 : reach + STEP * Math.sqrt(turn + 1.0);
            x[i] = radius * Math.cos(turn * GOLDEN);
            y[i] = radius * Math.sin(turn * GOLDEN) * 0.7;
            turn++;
            placed[i] = true;
            enqueue(near, i, placed, waiting);
            amidNeighbours(near, x, y, placed, waiting);
        }
    }

    private static void amidNeighbours(Neighbours near, double[] x, double[] y, boolean[] placed, ArrayDeque<Integer> waiting) {
        for (Integer i = waiting.poll(); i != null; i = waiting.poll()) {
            if (placed[i]) {
                continue;
            }
            double sumX = 0, sumY = 0;
            int known = 0;
            for (int at = near.start()[i]; at < near.start()[i + 1]; at++) {
                int other = near.list()[at];
                if (placed[other]) {
                    sumX += x[other];
                    sumY += y[other];
                    known++;
                }
            }
            // A little aside, each its own way: a lone neighbour stands exactly there.
            double aside = ASIDE * (known == 1 ? 3 : 1), angle = i * GOLDEN;
            x[i] = sumX / known + aside * Math.cos(angle);
            y[i] = sumY / known + aside * Math.sin(angle);
            placed[i] = true;
            enqueue(near, i, placed, waiting);
        }
    }

    private static void enqueue(Neighbours near, int node, boolean[] placed, ArrayDeque<Integer> waiting) {
        for (int at = near.start()[node]; at < near.start()[node + 1]; at++) {
            if (!placed[near.list()[at]]) {
                waiting.add(near.list()[at]);
            }
        }
    }

    private static int mostConnected(Neighbours near, boolean[] placed) {
        int best = -1;
        for (int i = 0; i < placed.length; i++) {
            if (!placed[i] && (best < 0 || near.degree(i) > near.degree(best))) {
                best = i;
            }
        }
        return best;
    }

    private static double reach(double[] x, double[] y, boolean[] placed) {
        double most = 0;
        for (int i = 0; i < placed.length; i++) {
            if (placed[i]) {
                most = Math.max(most, Math.hypot(x[i], y[i]));
            }
        }
        return most;
    }
}
