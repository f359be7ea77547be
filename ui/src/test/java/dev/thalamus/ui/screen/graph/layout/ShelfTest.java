package dev.thalamus.ui.screen.graph.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where agents without synapses stand. */
class ShelfTest {
    private static final List<String> IDS = List.of("zoe", "a", "b", "Ana", "mia");

    @Test
    void whoHasNoSynapseStandsInRowsByNameBelowTheOthers() {
        Shelf shelf = Shelf.of(shape(Map.of()));
        assertThat(shelf.rest().ids()).containsExactly("a", "b");
        assertThat(shelf.rest().sources()).containsExactly(1);
        assertThat(shelf.rest().targets()).containsExactly(0);
        Placement placed = shelf.under(new Placement(shelf.rest(), new double[]{-300, 300}, new double[]{0, 40}, true));
        assertThat(placed.ids()).isEqualTo(IDS);
        assertThat(placed.x()[1]).isEqualTo(-300);
        assertThat(placed.y()[2]).isEqualTo(40);
        assertThat(List.of(placed.x()[3], placed.x()[4], placed.x()[0])).isSorted();
        assertThat(List.of(placed.y()[3], placed.y()[4], placed.y()[0])).containsOnly(placed.loners().y());
        assertThat(placed.loners().y()).isGreaterThan(40 + 100);
        assertThat(placed.loners()).isEqualTo(new Placement.Row(3, placed.x()[3], placed.x()[0], placed.y()[0]));
        assertThat((placed.loners().left() + placed.loners().right()) / 2).isZero();
    }

    @Test
    void whomAPersonPutSomewhereStaysThere() {
        Shelf shelf = Shelf.of(shape(Map.of("mia", new Spot(7, 9))));
        assertThat(shelf.rest().ids()).containsExactly("a", "b", "mia");
        assertThat(shelf.under(new Placement(shelf.rest(), new double[3], new double[3], true)).loners().nodes()).isEqualTo(2);
    }

    @Test
    void aGraphWithoutSynapsesIsOnlyRows() {
        var ids = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        Shelf shelf = Shelf.of(new Shape(ids, new int[0], new int[0], new double[0], new int[10], Map.of()));
        Placement placed = shelf.under(new Placement(shelf.rest(), new double[0], new double[0], true));
        assertThat(placed.loners().nodes()).isEqualTo(10);
        assertThat(placed.y()).contains(placed.loners().y()).doesNotContain(0.0);
        assertThat(placed.y()[9]).isGreaterThan(placed.y()[0]);
        assertThat(placed.x()[9]).isEqualTo(placed.x()[1]);
    }

    /** Five agents; b sends to a. */
    private static Shape shape(Map<String, Spot> pins) {
        return new Shape(IDS, new int[]{2}, new int[]{1}, new double[]{1}, new int[5], pins);
    }
}
