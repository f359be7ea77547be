package dev.thalamus.ui.screen.graph.layout;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Springs between neighbours, push between all, a pull to the middle; cools down and comes to rest. Confined to one thread.
 *
 * <p>A graph that has settled is a map that people know by heart: when it changes a little, only newcomers move freely, and everybody else stays
 * within {@value #LEASH} pixels of where it stood. Only when it has grown by half since it was last arranged does all of it move.
 */
public final class ForceSimulation {
    /** How far a settled node may move when others come, pixels at 100 %. */
    public static final double LEASH = 24;
    private static final double DISTANCE = 140, CHARGE = 520, HEAVIER = 0.5, ACROSS = 0.032, DOWN = 0.075;
    private static final double STILL = 0.012, FASTEST = 40;
    private static final double WIDE = 96, HIGH = 74; // room for a node and its name
    private static final int REMEMBERED = 8_000; // places of those who left, for when they return

    private final QuadTree tree = new QuadTree();
    private Shape shape = Shape.EMPTY;
    private Neighbours near = Neighbours.of(Shape.EMPTY);
    private double[] weight = {}, x = {}, y = {}, vx = {}, vy = {}, homeX = {}, homeY = {};
    private boolean[] leashed = {}, pinned = {};
    private int[] bucket = {}, chain = {};
    private double heat;
    private double cooling;
    private int arranged; // nodes and pairs when all of it was last arranged
    private final Map<String, Spot> left = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Spot> eldest) { return size() > REMEMBERED; }
    };

    /** Whether there is nothing left to do. */
    public boolean still() { return heat < STILL; }

    public Placement placement() { return new Placement(shape, x.clone(), y.clone(), still()); }

    /** Takes another shape; {@code anew} arranges all of it instead of only what is new. */
    public void reshape(Shape next, boolean anew) {
        for (int i = 0; i < shape.nodes(); i++) {
            left.put(shape.ids().get(i), new Spot(x[i], y[i]));
        }
        int nodesBefore = shape.nodes(), pairsBefore = near.pairs();
        int n = next.nodes();
        shape = next;
        near = Neighbours.of(next);
        x = new double[n];
        y = new double[n];
        vx = new double[n];
        vy = new double[n];
        pinned = new boolean[n];
        leashed = new boolean[n];
        var placed = new boolean[n];
        int known = 0;
        for (int i = 0; i < n; i++) {
            Spot old = left.remove(next.ids().get(i));
            Spot pin = next.pins().get(next.ids().get(i));
            Spot at = pin != null ? pin : old;
            if (at != null) {
                x[i] = at.x();
                y[i] = at.y();
                pinned[i] = pin != null;
                placed[i] = true;
                known += old != null ? 1 : 0;
            }
        }
        Newcomers.place(near, x, y, placed.clone());
        int size = n + near.pairs();
        boolean all = anew || size > 1.5 * arranged;
        boolean grown = known < n || n > nodesBefore || near.pairs() > pairsBefore;
        if (all) {
            arranged = size;
            heat = known * 2 < n ? 1 : 0.7;
            cooling = n > 800 ? 0.975 : 0.98;
        } else if (grown) {
            heat = Math.max(heat, 0.35);
            cooling = 0.96;
            leashed = placed;
        }
        weight = new double[n];
        for (int i = 0; i < n; i++) {
            // Who has many neighbours needs more room around.
            weight[i] = 1 + HEAVIER * Math.min(4, near.degree(i) * n / Math.max(1.0, 2.0 * near.pairs()));
        }
        homeX = x.clone();
        homeY = y.clone();
    }

    /** One step; returns whether more are needed. */
    public boolean step() {
        int n = shape.nodes();
        if (n == 0 || still()) {
            heat = 0;
            return false;
        }
        springs();
        // The larger the graph, the further its push would drive it apart.
        double inward = heat * (1 + n / 120.0);
        tree.build(x, y, weight, n);
        for (int i = 0; i < n; i++) {
            tree.push(i);
            double push = CHARGE * heat * Math.sqrt(weight[i]);
            vx[i] += tree.pushX * push - x[i] * ACROSS * inward;
            vy[i] += tree.pushY * push - y[i] * DOWN * inward;
        }
        keepApart(n);
        for (int i = 0; i < n; i++) {
            move(i);
        }
        heat *= cooling;
        if (still()) {
            heat = 0;
        }
        return heat > 0;
    }

    private void springs() {
        for (int p = 0; p < near.pairs(); p++) {
            int a = near.first()[p], b = near.second()[p];
            double dx = x[b] + vx[b] - x[a] - vx[a], dy = y[b] + vy[b] - y[a] - vy[a];
            double length = Math.sqrt(dx * dx + dy * dy);
            if (length < 1e-6) {
                continue;
            }
            int da = near.degree(a), db = near.degree(b);
            double pull = (length - DISTANCE) / length * heat * Math.min(1, 0.6 + 0.4 * near.weight()[p]) / Math.min(da, db);
            double share = (double) da / (da + db);
            vx[b] -= dx * pull * share;
            vy[b] -= dy * pull * share;
            vx[a] += dx * pull * (1 - share);
            vy[a] += dy * pull * (1 - share);
        }
    }

    /** Two nodes whose squares or names would lie upon each other move apart along the shorter way. */
    private void keepApart(int n) {
        int size = Integer.highestOneBit(Math.max(16, n)) * 2;
        if (bucket.length != size || chain.length < n) {
            bucket = new int[size];
            chain = new int[n];
        }
        Arrays.fill(bucket, -1);
        for (int i = 0; i < n; i++) {
            int cx = (int) Math.floor(x[i] / WIDE), cy = (int) Math.floor(y[i] / HIGH);
            for (int ox = -1; ox <= 1; ox++) {
                for (int oy = -1; oy <= 1; oy++) {
                    for (int j = bucket[hash(cx + ox, cy + oy)]; j >= 0; j = chain[j]) {
                        part(i, j);
                    }
                }
            }
            int at = hash(cx, cy);
            chain[i] = bucket[at];
            bucket[at] = i;
        }
    }

    private int hash(int cx, int cy) { return (cx * 0x9E3779B1 ^ cy * 0x85EBCA6B) >>> 8 & bucket.length - 1; }

    private void part(int i, int j) {
        double dx = x[i] - x[j], dy = y[i] - y[j];
        double overX = WIDE - Math.abs(dx), overY = HIGH - Math.abs(dy);
        if (overX <= 0 || overY <= 0) {
            return;
        }
        if (overX / WIDE < overY / HIGH) {
            double by = overX * 0.25 * (dx < 0 || dx == 0 && i < j ? -1 : 1);
            vx[i] += by;
            vx[j] -= by;
        } else {
            double by = overY * 0.25 * (dy < 0 || dy == 0 && i < j ? -1 : 1);
            vy[i] += by;
            vy[j] -= by;
        }
    }

    private void move(int i) {
        if (pinned[i]) {
            vx[i] = vy[i] = 0;
            return;
        }
        vx[i] *= 0.55;
        vy[i] *= 0.55;
        double speed = Math.sqrt(vx[i] * vx[i] + vy[i] * vy[i]), fastest = FASTEST * Math.min(1, heat * 2 + 0.05);
        double slower = speed > fastest ? fastest / speed : 1;
        x[i] += vx[i] * slower;
        y[i] += vy[i] * slower;
        if (leashed[i]) {
            double dx = x[i] - homeX[i], dy = y[i] - homeY[i], away = Math.sqrt(dx * dx + dy * dy);
            if (away > LEASH) {
                x[i] = homeX[i] + dx * LEASH / away;
                y[i] = homeY[i] + dy * LEASH / away;
            }
        }
    }
}
