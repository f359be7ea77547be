package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.RemoteHub;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeerChangesTest {
    private record Writing(List<RemoteHub> all, Consumer<@Nullable String> over) {}

    private final ArrayDeque<Writing> file = new ArrayDeque<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final PeerChanges changes = new PeerChanges((all, over) -> file.add(new Writing(all, over)), List.of(hub("old", "1")),
            (domain, now) -> held.add(domain + (now == null ? " gone" : " " + now.token())));

    @Test
    void aChangeHoldsWhenItIsOnDiskAndNotBefore() {
        add("new", hub("new", "2"));
        assertThat(held).isEmpty();
        assertThat(changes.planned()).containsOnlyKeys("new", "old");
        over(null);
        assertThat(held).containsExactly("new 2");
        assertThat(told).containsExactly("new: null");
    }

    @Test
    void changesAreWrittenOneAfterAnotherEachUponTheLast() {
        add("new", hub("new", "2"));
        add("old", null);
        assertThat(file).hasSize(1);
        over(null);
        assertThat(file.getFirst().all()).containsExactly(hub("new", "2"));
        over(null);
        assertThat(held).containsExactly("new 2", "old gone");
        assertThat(told).containsExactly("new: null", "old: null");
    }

    @Test
    void whatWaitsBehindOneThatFailedFailsWithIt() {
        add("old", hub("old", "2"));
        add("new", hub("new", "3"));
        over("no room");
        assertThat(held).isEmpty();
        assertThat(told).containsExactly("old: no room", "new: no room");
        assertThat(changes.planned().values()).containsExactly(hub("old", "1"));
        add("new", hub("new", "4"));
        assertThat(file.getFirst().all()).containsExactly(hub("new", "4"), hub("old", "1"));
        over(null);
        assertThat(held).containsExactly("new 4");
    }

    @Test
    void moreThanMayWaitAreRefusedAndLeaveNoTrace() {
        for (int i = 0; i < PeerChanges.MOST; i++) {
            add("peer", hub("peer", "" + i));
        }
        add("late", hub("late", "1"));
        assertThat(told).singleElement().asString().startsWith("late: " + PeerChanges.MOST + " changes of peers wait")
                .endsWith("try again");
        assertThat(changes.planned()).doesNotContainKey("late");
        for (int i = 0; i < PeerChanges.MOST; i++) {
            over(null);
        }
        assertThat(held).hasSize(PeerChanges.MOST).last().isEqualTo("peer " + (PeerChanges.MOST - 1));
        assertThat(file).isEmpty();
    }

    private void add(String domain, @Nullable RemoteHub to) { changes.add(domain, to, why -> told.add(domain + ": " + why)); }

    private void over(@Nullable String problem) { file.removeFirst().over().accept(problem); }

    private static RemoteHub hub(String domain, String token) { return new RemoteHub(domain, "ws://h:1", token, true, true, ""); }
}
