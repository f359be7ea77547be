package dev.thalamus.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class RingListTest {
    private final RingList<Integer> ring = new RingList<>(5);

    @Test
    void keepsTheNewestAndCountsTheRest() {
        ring.append(List.of(1, 2, 3));
        ring.append(List.of(4, 5, 6, 7));
        assertThat(ring).containsExactly(3, 4, 5, 6, 7);
        assertThat(ring.evicted()).isEqualTo(2);
    }

    @Test
    void ofABatchLargerThanItselfKeepsTheEnd() {
        ring.append(List.of(0));
        ring.append(IntStream.range(1, 12).boxed().toList());
        assertThat(ring).containsExactly(7, 8, 9, 10, 11);
        assertThat(ring.evicted()).isEqualTo(7);
    }

    @Test
    void takesOlderRowsInFrontWhileThereIsRoom() {
        ring.append(List.of(10, 11));
        assertThat(ring.prepend(List.of(5, 6, 7, 8, 9))).isEqualTo(3);
        assertThat(ring).containsExactly(7, 8, 9, 10, 11);
        assertThat(ring.prepend(List.of(4))).isZero();
    }

    @Test
    void tellsOfOneBatchInOneChange() {
        var changes = new ArrayList<Integer>();
        ring.append(List.of(1, 2, 3, 4));
        ring.addListener((ListChangeListener<Integer>) _ -> changes.add(1));
        ring.append(List.of(5, 6, 7));
        assertThat(changes).hasSize(1);
    }

    /** A watcher that replays the changes, as a table does, must end with the same rows. */
    @Test
    void itsChangesLeadAWatcherToTheSameRows() {
        var random = new Random(42);
        var replica = new ArrayList<Integer>();
        ring.addListener((ListChangeListener<Integer>) change -> {
            while (change.next()) {
                for (Integer removed : change.getRemoved()) {
                    assertThat(replica.remove(/* index */ change.getFrom())).isEqualTo(removed);
                }
                replica.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        int number = 0;
        for (int i = 0; i < 2_000; i++) {
            int count = random.nextInt(9);
            var batch = IntStream.range(number, number += count).boxed().toList();
            switch (random.nextInt(8)) {
                case 0 -> ring.clear();
                case 1, 2 -> ring.prepend(batch);
                default -> ring.append(batch);
            }
            assertThat(replica).containsExactlyElementsOf(List.copyOf(ring));
        }
    }
}
