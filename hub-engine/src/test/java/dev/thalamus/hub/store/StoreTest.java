package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.Rows.ask;
import static dev.thalamus.hub.store.Rows.ids;
import static dev.thalamus.hub.store.Rows.row;
import static dev.thalamus.hub.store.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.StoreHealth.State;
import dev.thalamus.hub.model.Synapse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path dir;
    private final TestClock clock = new TestClock();
    private Store store;

    @BeforeEach
    void open() { store = Store.open(dir, clock, new StoreLimits(1_000, 1 << 30, 0), health -> {}); }

    @AfterEach
    void close() { assertThat(store.close(Rows.SOON)).isTrue(); }

    private void restart() {
        close();
        open();
    }

    @Test
    void rowsSurviveARestartInOrder() {
        for (long id : new long[]{3, 1, 2, 10, 7}) {
            store(store, row(id, "luis"));
        }
        store(store, row(8, "eva"));
        restart();
        assertThat(ids(store, "luis")).containsExactly(1L, 2L, 3L, 7L, 10L);
        Page page = ask(answer -> store.page("luis", null, 2, 2, Long.MAX_VALUE, answer));
        assertThat(page.rows()).usingRecursiveComparison().ignoringFields("queuedAtMillis", "expiresAtMillis")
                .isEqualTo(List.of(row(3, "luis"), row(7, "luis")));
        assertThat(page.more()).isTrue();
    }

    @Test
    void pageEndsAtTheByteLimitButShowsOneRowAtLeast() {
        store(store, row(1, "luis"), row(2, "luis"), row(3, "luis"));
        Page page = ask(answer -> store.page("luis", null, 0, 100, 1, answer));
        assertThat(page.rows()).extracting(Pending::id).containsExactly(1L);
        assertThat(page.more()).isTrue();
        Page rest = ask(answer -> store.page("luis", null, 1, 2, 1 << 20, answer));
        assertThat(rest.rows()).extracting(Pending::id).containsExactly(2L, 3L);
        assertThat(rest.more()).isFalse();
    }

    @Test
    void rowsOfAnotherInstanceAreLeftOut() {
        long now = clock.steadyMillis();
        store(store, row(1, "luis"), row(2, "luis", "a", now), row(3, "luis", "b", now), row(4, "luis"));
        Page page = ask(answer -> store.page("luis", "a", 0, 10, 1 << 20, answer));
        assertThat(page.rows()).extracting(Pending::id).containsExactly(1L, 2L, 4L);
        assertThat(page.rows()).extracting(Pending::instance).containsExactly(null, "a", null);
        assertThat(Rows.<Volume>ask(answer -> store.deleteUpTo("luis", "a", 2, answer))).isEqualTo(new Volume(2, 203));
        assertThat(ids(store, "luis")).containsExactly(3L, 4L);
    }

    @Test
    void restoredTellsWhatTheCoreNeeds() {
        long now = clock.steadyMillis();
        store(store, row(5, "luis", null, now), row(6, "luis", null, now + 5), row(7, "luis", "a", now + 9), row(9, "eva", null, now));
        Rows.<Volume>ask(answer -> store.delete(new long[]{9}, answer));
        store.saveAgents(List.of(new KnownAgent("luis", 4, AgentKind.SIMULATED, 10, 20)), problem -> assertThat(problem).isNull());
        store.saveInstances(
                List.of(new KnownInstance("b", "luis", 30), new KnownInstance("a", "luis", 20), new KnownInstance("c", "eva", 1)),
                problem -> assertThat(problem).isNull());
        store.forgetInstances(List.of("c"), problem -> assertThat(problem).isNull());
        clock.shift(1_000);
        restart();
        Restored restored = store.restored();
        assertThat(restored.highestId()).as("ids are never used twice").isEqualTo(9);
        assertThat(restored.backlogs()).containsExactly(new Backlog("luis", null, 2, 211, 5, 6, now, now + Rows.TTL),
                new Backlog("luis", "a", 1, 107, 7, 7, now + 9, now + 9 + Rows.TTL));
        assertThat(restored.agents()).containsExactly(new KnownAgent("luis", 4, AgentKind.SIMULATED, 10, 20));
        assertThat(restored.instances()).containsExactly(new KnownInstance("a", "luis", 20), new KnownInstance("b", "luis", 30));
        assertThat(store.storedBytes()).isEqualTo(318);
    }

    @Test
    void synapsesComeBackToTheLastBit() {
        Synapse used = Synapse.fresh("ana", "luis", 5).after(true, 6).after(false, 7).after(true, 8);
        store.saveSynapses(List.of(Synapse.fresh("ana", "luis", 5), Synapse.fresh("ana", "eva", 5)), problem -> {});
        store.saveSynapses(List.of(used), problem -> {});
        store.forgetSynapses(List.of(Synapse.fresh("ana", "eva", 99)), problem -> {});
        restart();
        assertThat(store.restored().synapses()).containsExactly(used);
    }

    @Test
    void expiryHandsOutWhatItTook() {
        long now = clock.steadyMillis();
        store(store, row(1, "luis", null, now - Rows.TTL - 1), row(2, "luis", null, now - Rows.TTL), row(3, "luis", null, now));
        List<Pending> expired = Rows.<Swept>ask(answer -> store.expire(now, answer)).rows();
        assertThat(expired).extracting(Pending::id).containsExactlyInAnyOrder(1L, 2L);
        assertThat(expired).allMatch(one -> one.name().equals("luis") && one.sourceName().equals("ana"));
        assertThat(expired.stream().mapToInt(one -> one.frame().length).sum()).isEqualTo(203);
        assertThat(ids(store, "luis")).containsExactly(3L);
        assertThat(store.storedBytes()).isEqualTo(103);
    }

    @Test
    void aSweepTakesABoundedShare() {
        for (int id = 1; id <= PendingTable.SWEEP + 10; id += 500) {
            int from = id;
            Rows.all(java.util.stream.IntStream.range(from, Math.min(from + 500, PendingTable.SWEEP + 11))
                    .mapToObj(n -> Rows.stored(store, row(n, "luis", null, 0))).toList());
        }
        Swept first = ask(answer -> store.expire(Long.MAX_VALUE, answer));
        Swept second = ask(answer -> store.expire(Long.MAX_VALUE, answer));
        assertThat(first.rows()).hasSize(PendingTable.SWEEP);
        assertThat(first.more()).isTrue();
        assertThat(second.rows()).hasSize(10);
        assertThat(second.more()).isFalse();
    }

    @Test
    void takenRowsCanBePutBack() {
        store(store, row(1, "luis"), row(2, "luis"), row(3, "luis"));
        List<Pending> taken = ask(answer -> store.take(new long[]{2, 3, 77}, answer));
        assertThat(ids(store, "luis")).containsExactly(1L);
        assertThat(Rows.<Volume>ask(answer -> store.restore(taken, answer))).isEqualTo(new Volume(2, 205));
        assertThat(ids(store, "luis")).containsExactly(1L, 2L, 3L);
        assertThat(Rows.<Volume>ask(answer -> store.restore(taken, answer))).as("twice").isEqualTo(Volume.NONE);
    }

    @Test
    void rowsThatWereGivenAnotherAddressWaitThereInTheirOrder() {
        long now = clock.steadyMillis();
        store(store, row(1, "luis", "a", now), row(2, "luis"), row(3, "eva"));
        assertThat(Rows.<List<Long>>ask(answer -> store.readdress(
                List.of(new Address(2, "eva", null), new Address(1, "eva", null), new Address(50, "eva", null)), answer)))
                .containsExactly(2L, 1L);
        assertThat(ids(store, "luis")).isEmpty();
        Page page = ask(answer -> store.page("eva", "any", 0, 10, 1 << 20, answer));
        assertThat(page.rows()).extracting(Pending::id).containsExactly(1L, 2L, 3L);
        assertThat(page.damaged()).isEmpty();
    }

    @Test
    void aSliceIsAStretchOfWhatIsAcceptedAndAPlaceToGoOnFrom() {
        long now = clock.steadyMillis();
        store(store, row(1, "luis"), row(2, "eva", null, now - 60_000), row(3, "luis", null, now - 60_000), row(4, "luis"));
        assertThat(slice(QueueScope.of("luis"), Long.MAX_VALUE, 0)).containsExactly(1L, 3L, 4L);
        assertThat(slice(QueueScope.of("luis"), Long.MAX_VALUE, 1)).containsExactly(3L, 4L);
        assertThat(slice(QueueScope.ALL, now - 30_000, 0)).containsExactly(2L, 3L);
        assertThat(slice(QueueScope.of("luis").only(List.of(4L, 2L, 1L, 50L)), Long.MAX_VALUE, 0)).containsExactly(1L, 4L);
        assertThat(slice(QueueScope.ALL.only(List.of(4L, 2L, 1L, 50L)), Long.MAX_VALUE, 1)).containsExactly(2L, 4L);
        assertThat(Rows.<Volume>ask(answer -> store.count("luis", Long.MAX_VALUE, answer))).isEqualTo(new Volume(3, 308));
        assertThat(Rows.<Volume>ask(answer -> store.count("", now - 30_000, answer)).signals()).isEqualTo(2);
    }

    @Test
    void aLongQueueIsLookedAtInSlices() {
        for (int first = 1; first < 1_200; first += 100) {
            store(store, IntStream.range(first, first + 100).mapToObj(id -> row(id, "luis")).toArray(Pending[]::new));
        }
        long at = 0;
        var seen = new ArrayList<Long>();
        for (boolean more = true; more;) {
            long from = at;
            QueueSlice slice = ask(answer -> store.slice(QueueScope.of("luis"), Long.MAX_VALUE, row -> row.id() % 2 == 0, from, answer));
            slice.rows().forEach(row -> seen.add(row.id()));
            assertThat(slice.at()).isGreaterThan(from);
            at = slice.at();
            more = slice.more();
        }
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 600).mapToObj(half -> half * 2).toList());
    }

    private List<Long> slice(QueueScope scope, long upTo, long after) {
        return Rows.<QueueSlice>ask(answer -> store.slice(scope, upTo, row -> true, after, answer)).rows().stream().map(Pending::id)
                .toList();
    }

    @Test
    void aRowThatIsThereAlreadyCostsItselfOnly() {
        store(store, row(1, "luis"));
        var twice = Rows.stored(store, row(1, "eva"));
        store(store, row(2, "luis"));
        assertThatThrownBy(twice::join).hasCauseInstanceOf(StoreException.class);
        assertThat(ids(store, "luis")).containsExactly(1L, 2L);
        assertThat(store.health().state()).isEqualTo(State.OK);
    }

    @Test
    void twoHubsNeverShareADirectory() {
        assertThatThrownBy(() -> Store.open(dir, Clock.system(), StoreLimits.DEFAULT, health -> {})).isInstanceOf(StoreException.class)
                .hasMessageContaining("in use").hasMessageContaining("" + ProcessHandle.current().pid());
    }

    @Test
    void afterCloseNothingIsTaken() {
        close();
        assertThat(store.append(row(1, "luis"), problem -> {})).isFalse();
        assertThat(store.count("", 0, (value, problem) -> {})).isFalse();
        assertThat(Files.exists(dir.resolve("hub.db-wal"))).as("the log is folded into the file").isFalse();
        open();
    }

    @Test
    void deadlinesAreClampedWhenTheWallClockWasPutBack() {
        long now = clock.steadyMillis();
        store(store, row(1, "luis", null, now));
        clock.shift(-3_600_000);
        restart();
        Backlog backlog = store.restored().backlogs().getFirst();
        assertThat(backlog.firstExpiryMillis() - backlog.oldestMillis()).as("its whole time").isEqualTo(Rows.TTL);
        assertThat(backlog.oldestMillis()).isLessThanOrEqualTo(clock.steadyMillis());
        clock.shift(3_600_000);
        restart();
        assertThat(Rows.<Swept>ask(answer -> store.expire(clock.steadyMillis() - 3_600_000, answer)).rows()).isEmpty();
    }
}
