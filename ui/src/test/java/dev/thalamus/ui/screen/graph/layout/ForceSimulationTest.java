package dev.thalamus.ui.screen.graph.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForceSimulationTest {
    private final ForceSimulation force = new ForceSimulation();

    @Test
    void comesToRestWithEveryNodeAtAPlaceOfItsOwn() {
        Placement placed = settle(ring(40, 0), true);
        assertThat(placed.still()).isTrue();
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(Math.hypot(placed.x()[i] - placed.x()[j], placed.y()[i] - placed.y()[j])).isGreaterThan(20);
            }
        }
    }

    @Test
    void settledNodesStayNearTheirPlacesWhenOneJoins() {
        Placement before = settle(ring(40, 0), true);
        Placement after = settle(ring(40, 1), false);
        assertThat(after.ids()).hasSize(41);
        for (int i = 0; i < 40; i++) {
            assertThat(away(before, after, i)).isLessThanOrEqualTo(ForceSimulation.LEASH + 1e-6);
        }
    }

    @Test
    void newcomersAppearAmidTheirNeighbours() {
        Placement before = settle(ring(40, 0), true);
        force.reshape(ring(40, 1), false);
        Placement joined = force.placement();
        double middleX = (before.x()[0] + before.x()[1]) / 2, middleY = (before.y()[0] + before.y()[1]) / 2;
        assertThat(Math.hypot(joined.x()[40] - middleX, joined.y()[40] - middleY)).isLessThan(60);
    }

    @Test
    void nobodyMovesWhenOneLeaves() {
        Placement before = settle(ring(40, 1), true);
        Placement after = settle(ring(40, 0), false);
        for (int i = 0; i < 40; i++) {
            assertThat(away(before, after, i)).isZero();
        }
    }

    @Test
    void whoReturnsFindsItsPlaceAgain() {
        Placement before = settle(ring(40, 1), true);
        settle(ring(40, 0), false);
        Placement after = settle(ring(40, 1), false);
        assertThat(away(before, after, 40)).isLessThanOrEqualTo(ForceSimulation.LEASH + 1e-6);
    }

    @Test
    void pinnedNodesStayWhereTheyWerePut() {
        Shape free = ring(12, 0);
        Placement after = settle(new Shape(free.ids(), free.sources(), free.targets(), free.weights(), free.groups(),
                Map.of("n3", new Spot(500, -300))), true);
        assertThat(after.x()[3]).isEqualTo(500);
        assertThat(after.y()[3]).isEqualTo(-300);
    }

    @Test
    void nodesAtTheSameSpotComeApart() {
        List<String> ids = List.of("a", "b", "c", "d");
        var pins = Map.of("a", new Spot(7, 7), "b", new Spot(7, 7), "c", new Spot(7, 7), "d", new Spot(7, 7));
        var sources = new int[]{0, 1, 1};
        var targets = new int[]{1, 0, 1};
        force.reshape(new Shape(ids, sources, targets, new double[]{1, 1, 1}, new int[4], pins), true);
        force.step();
        Placement apart = settle(new Shape(ids, sources, targets, new double[]{1, 1, 1}, new int[4], Map.of()), true);
        for (int i = 0; i < 4; i++) {
            assertThat(apart.x()[i]).isFinite();
            assertThat(apart.y()[i]).isFinite();
            for (int j = 0; j < i; j++) {
                assertThat(Math.hypot(apart.x()[i] - apart.x()[j], apart.y()[i] - apart.y()[j])).isGreaterThan(10);
            }
        }
    }

    @Test
    void aGraphWithoutNodesIsStill() {
        force.reshape(Shape.EMPTY, true);
        assertThat(force.step()).isFalse();
    }

    @Test
    void theTreePushesAsAllPairsTogetherDo() {
        var random = new Random(3);
        double[] x = random.doubles(400, -900, 900).toArray(), y = random.doubles(400, -900, 900).toArray(),
                weight = random.doubles(400, 1, 3).toArray();
        var tree = new QuadTree();
        tree.build(x, y, weight, 400);
        for (int i = 0; i < 400; i += 17) {
            tree.push(i);
            double exactX = 0, exactY = 0;
            for (int j = 0; j < 400; j++) {
                double dx = x[i] - x[j], dy = y[i] - y[j], square = Math.max(25, dx * dx + dy * dy);
                exactX += weight[j] * dx / square;
                exactY += weight[j] * dy / square;
            }
            assertThat(Math.hypot(tree.pushX - exactX, tree.pushY - exactY)).isLessThan(0.06 * Math.hypot(exactX, exactY) + 0.02);
        }
    }

    private Placement settle(Shape shape, boolean anew) {
        force.reshape(shape, anew);
        for (int i = 0; force.step(); i++) {
            assertThat(i).isLessThan(2_000);
        }
        return force.placement();
    }

    private static double away(Placement before, Placement after, int node) {
        return Math.hypot(before.x()[node] - after.x()[node], before.y()[node] - after.y()[node]);
    }

    /** A ring with chords, and so many newcomers that each know the first two. */
    private static Shape ring(int nodes, int newcomers) {
        var ids = new ArrayList<String>();
        var from = new ArrayList<Integer>();
        var to = new ArrayList<Integer>();
        for (int i = 0; i < nodes; i++) {
            ids.add("n" + i);
            from.add(i);
            to.add((i + 1) % nodes);
            from.add(i);
            to.add((i + 7) % nodes);
        }
        for (int i = 0; i < newcomers; i++) {
            ids.add("new" + i);
            from.addAll(List.of(nodes + i, nodes + i));
            to.addAll(List.of(0, 1));
        }
        var weights = new double[from.size()];
        java.util.Arrays.fill(weights, 1);
        return new Shape(ids, from.stream().mapToInt(i -> i).toArray(), to.stream().mapToInt(i -> i).toArray(), weights,
                new int[ids.size()], Map.of());
    }
}
