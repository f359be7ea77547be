package dev.thalamus.ui.screen.graph.layout;

import java.util.Arrays;

/**
 * Barnes and Hut's tree: pushes every body away from all others, far ones taken together. Confined to one thread.
 *
 * <p>Kept in arrays and rebuilt for each step, so that a step makes no objects. Bodies at the same place share a leaf and push in a direction of
 * their own, so that nothing is divided by zero.
 */
final class QuadTree {
    private static final int DEEPEST = 40;
    private static final double NEAR = 0.81; // theta squared
    private static final double CLOSEST = 25; // squared distance below which the push grows no more

    private int[] child = new int[4 * 64];
    private int[] body = new int[64]; // first body of a leaf, -1 for none
    private int[] next = new int[64]; // the next body in the same leaf
    private double[] sumX = new double[64];
    private double[] sumY = new double[64];
    private int[] count = new int[64];
    private double[] mass = new double[64];
    private final int[] stack = new int[4 * DEEPEST + 8];
    private final double[] stackSize = new double[4 * DEEPEST + 8];
    private int cells;
    private double side;
    private double[] x = {};
    private double[] y = {};
    private double[] weight = {};
    double pushX;
    double pushY;

    void build(double[] xs, double[] ys, double[] weights, int n) {
        weight = weights;
        x = xs;
        y = ys;
        cells = 0;
        if (next.length < n) {
            next = new int[n];
        }
        double left = Double.POSITIVE_INFINITY, top = left, right = -left, bottom = -left;
        for (int i = 0; i < n; i++) {
            left = Math.min(left, xs[i]);
            right = Math.max(right, xs[i]);
            top = Math.min(top, ys[i]);
            bottom = Math.max(bottom, ys[i]);
        }
        side = Math.max(1, Math.max(right - left, bottom - top) * 1.0001);
        cell();
        for (int i = 0; i < n; i++) {
            insert(i, left, top);
        }
    }

    private int cell() {
        if (cells == count.length) {
            int more = 2 * cells;
            child = Arrays.copyOf(child, 4 * more);
            body = Arrays.copyOf(body, more);
            sumX = Arrays.copyOf(sumX, more);
            sumY = Arrays.copyOf(sumY, more);
            count = Arrays.copyOf(count, more);
            mass = Arrays.copyOf(mass, more);
        }
        Arrays.fill(child, 4 * cells, 4 * cells + 4, -1);
        body[cells] = -1;
        sumX[cells] = sumY[cells] = mass[cells] = 0;
        count[cells] = 0;
        return cells++;
    }

    private void insert(int i, double left, double top) {
        int at = 0;
        double size = side, x0 = left, y0 = top;
        for (int depth = 0;; depth++) {
            boolean leaf = count[at] == 0 || body[at] >= 0;
            int resident = body[at];
            sumX[at] += x[i] * weight[i];
            sumY[at] += y[i] * weight[i];
            mass[at] += weight[i];
            count[at]++;
            if (leaf && (resident < 0 || depth >= DEEPEST || x[resident] == x[i] && y[resident] == y[i])) {
                next[i] = resident;
                body[at] = i;
                return;
            }
            size /= 2;
            if (leaf) {
                body[at] = -1;
                int down = open(at, x[resident], y[resident], x0, y0, size);
                body[down] = resident;
                // All residents of a leaf lie on the same spot.
                for (int r = resident; r >= 0; r = next[r]) {
                    sumX[down] += x[r] * weight[r];
                    sumY[down] += y[r] * weight[r];
                    mass[down] += weight[r];
                    count[down]++;
                }
            }
            int to = open(at, x[i], y[i], x0, y0, size);
            x0 += x[i] >= x0 + size ? size : 0;
            y0 += y[i] >= y0 + size ? size : 0;
            at = to;
        }
    }

    private int open(int at, double px, double py, double x0, double y0, double half) {
        int quarter = 4 * at + (px >= x0 + half ? 1 : 0) + (py >= y0 + half ? 2 : 0);
        if (child[quarter] < 0) {
            int made = cell();
            child[quarter] = made;
        }
        return child[quarter];
    }

    /** The push on body {@code i} of all others, their weight over the distance each, into {@link #pushX} and {@link #pushY}. */
    void push(int i) {
        pushX = pushY = 0;
        int top = 0;
        stack[0] = 0;
        stackSize[0] = side;
        while (top >= 0) {
            int at = stack[top];
            double size = stackSize[top--];
            if (body[at] >= 0) {
                for (int j = body[at]; j >= 0; j = next[j]) {
                    if (j != i) {
                        add(i, x[i] - x[j], y[i] - y[j], weight[j]);
                    }
                }
                continue;
            }
            double dx = x[i] - sumX[at] / mass[at], dy = y[i] - sumY[at] / mass[at];
            if (size * size < NEAR * (dx * dx + dy * dy)) {
                add(i, dx, dy, mass[at]);
                continue;
            }
            for (int q = 4 * at; q < 4 * at + 4; q++) {
                if (child[q] >= 0) {
                    stack[++top] = child[q];
                    stackSize[top] = size / 2;
                }
            }
        }
    }

    private void add(int i, double dx, double dy, double heavy) {
        double square = dx * dx + dy * dy;
        if (square < 1e-6) {
            double angle = i * 2.399963;
            pushX += heavy * Math.cos(angle) / Math.sqrt(CLOSEST);
            pushY += heavy * Math.sin(angle) / Math.sqrt(CLOSEST);
            return;
        }
        double share = heavy / Math.max(CLOSEST, square);
        pushX += dx * share;
        pushY += dy * share;
    }
}
