package dev.thalamus.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.StoreHealth.State;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreKillTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void everythingAnsweredOutlivesADeathAtAnyPointOfACommit(CrashPoint point)
            throws IOException, InterruptedException, SQLException {
        Process child = Child.start(StoreKillTest.class, dir.toString(), point.name());
        List<Long> answered = Child.numbersUntilKilled(child, Integer.MAX_VALUE);
        assertThat(child.waitFor()).isEqualTo(9);
        assertThat(answered).hasSizeGreaterThan(20);
        Store store = Store.open(dir, Clock.system(), StoreLimits.DEFAULT, health -> {});
        List<Long> there = Rows.ids(store, "luis");
        assertThat(there).as("all answered, in order, and no row without its predecessors").isEqualTo(Signals.range(1, there.size() + 1L))
                .containsAll(answered);
        assertThat(store.restored().highestId()).isEqualTo(there.size());
        assertThat(store.health().state()).isNotEqualTo(State.QUARANTINED);
        assertThat(store.close(Rows.SOON)).isTrue();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("hub.db"));
                var result = connection.createStatement().executeQuery("PRAGMA integrity_check")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo("ok");
        }
    }

    /** The child: stores for ever, prints what was answered, and dies at the thirtieth time it passes the point. */
    public static void main(String[] args) {
        var passed = new AtomicInteger();
        var deadly = CrashPoint.valueOf(args[1]);
        Store store = Store.open(Path.of(args[0]), Clock.system(), StoreLimits.DEFAULT, health -> {},
                new Seams(Seams.MACHINE.connector(), point -> {
                    if (point == deadly && passed.incrementAndGet() == 30) {
                        Runtime.getRuntime().halt(9);
                    }
                }, Seams.MACHINE.freeBytes(), Duration.ofSeconds(1)));
        for (long id = 1;; id++) {
            long mine = id;
            Rows.until("taken", () -> store.append(Rows.row(mine, "luis"), problem -> System.out.println(mine + ".")));
            if (id % 4 == 0) {
                Rows.until("written", () -> store.waiting() == 0);
            }
        }
    }
}
