package dev.thalamus.ui.screen.graph.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayoutThreadTest {
    private final LayoutThread layout = new LayoutThread();

    @AfterEach
    void close() { layout.close(); }

    @ParameterizedTest
    @EnumSource(LayoutKind.class)
    void everyWayGivesEachNodeAPlaceOfItsOwn(LayoutKind kind) {
        layout.arrange(star(60), kind, true);
        await(() -> layout.placement().ids().size() == 60 && layout.placement().still());
        Placement placed = layout.placement();
        for (int i = 0; i < 60; i++) {
            assertThat(placed.x()[i]).isFinite();
            assertThat(placed.y()[i]).isFinite();
            for (int j = 0; j < i; j++) {
                assertThat(Math.hypot(placed.x()[i] - placed.x()[j], placed.y()[i] - placed.y()[j])).isGreaterThan(15);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LayoutKind.class)
    void everyWayTakesAGraphWithoutNodes(LayoutKind kind) {
        layout.arrange(star(3), kind, true);
        await(() -> layout.placement().ids().size() == 3);
        layout.arrange(Shape.EMPTY, kind, true);
        await(() -> layout.placement().ids().isEmpty());
        assertThat(layout.placement().still()).isTrue();
    }

    @Test
    void layersLeadFromSendersToReceivers() {
        var chain = new Shape(List.of("c", "b", "a"), new int[]{2, 1}, new int[]{1, 0}, new double[]{1, 1}, new int[3], Map.of());
        Placement placed = Layered.place(chain);
        assertThat(placed.x()[2]).isLessThan(placed.x()[1]);
        assertThat(placed.x()[1]).isLessThan(placed.x()[0]);
    }

    @Test
    void theNewestOrderWins() {
        for (int i = 1; i <= 30; i++) {
            layout.arrange(star(i), LayoutKind.FORCE, false);
        }
        await(() -> layout.placement().ids().size() == 30 && layout.placement().still());
        assertThat(layout.placement().ids()).contains("n29");
    }

    @Test
    void heldItTakesNoOrderUntilItGoesOn() {
        layout.hold(true);
        layout.arrange(star(5), LayoutKind.FORCE, true);
        assertThat(layout.placement()).isSameAs(Placement.NONE);
        layout.hold(false);
        await(() -> layout.placement().ids().size() == 5 && layout.placement().still());
    }

    private static Shape star(int nodes) {
        List<String> ids = IntStream.range(0, nodes).mapToObj(i -> "n" + i).toList();
        int edges = Math.max(0, nodes - 1);
        var weights = new double[edges];
        java.util.Arrays.fill(weights, 1);
        return new Shape(ids, new int[edges], IntStream.rangeClosed(1, edges).toArray(), weights,
                IntStream.range(0, nodes).map(i -> i % 5 == 4 ? 1 + i % 2 : 0).toArray(), Map.of());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
