package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of delivered signals that the store will not delete. */
class ConfirmationsTest {
    @TempDir
    Path dir;
    private CoreHarness hub;
    private CoreHarness.Connected sender;
    private CoreHarness.Connected receiver;

    /** One signal was handed over and its ping is not answered. */
    @BeforeEach
    void open() throws SQLException {
        new CoreHarness(dir, HubConfig.defaults(dir).delivery()).close();
        sql("CREATE TRIGGER locked BEFORE DELETE ON pending WHEN NOT EXISTS (SELECT 1 FROM agents WHERE name = 'key')"
                + " BEGIN SELECT RAISE(ABORT, 'locked'); END");
        hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery());
        sender = hub.join("sender", "s");
        hub.leave(hub.join("solo", "r"));
        hub.send(sender, "solo", "1");
        receiver = hub.join("solo", "r");
        hub.until("it is handed over", List.of(), () -> !receiver.peer().pings.isEmpty());
    }

    @AfterEach
    void close() { hub.close(); }

    @Test
    void aRefusedDeletionIsTriedAgainAndItsRowIsNotHandedOverTwice() throws SQLException {
        try (var events = hub.events.subscribe(64)) {
            hub.pong(receiver);
            hub.until("it was refused", List.of(), () -> hub.core.meters().owedDeletions() == 1);
            hub.leave(receiver);
            hub.send(sender, "solo", "2");
            var back = hub.join("solo", "r");
            hub.until("the next is handed over", List.of(), () -> !back.peer().pings.isEmpty());
            assertThat(back.peer().payloads).containsExactly("2");
            hub.turn(() -> hub.core.tick(true));
            hub.pong(back);
            hub.until("both are owed", List.of(), () -> hub.core.meters().owedDeletions() == 2);
            assertThat(rows()).isEqualTo(2);
            assertThat(hub.ask(() -> hub.core.pending())).isZero();

            unlock();
            assertThat(rows()).isZero();
            assertThat(back.agent().name.drain).as("what is remembered of the queue").satisfiesAnyOf(
                    drain -> assertThat(drain).isNull(), drain -> assertThat(java.util.Objects.requireNonNull(drain).quiet()).isTrue());
            assertThat(faults(events)).as("it is said once").hasSize(1);
        }
    }

    @Test
    void nothingMoreIsHandedOverWhileTooManyDeletionsAreOwed() {
        hub.leave(receiver);
        hub.turn(() -> hub.core.counters().owedDeletions += Confirmations.MOST_OWED);
        var back = hub.join("solo", "r");
        Name solo = back.agent().name;
        hub.until("the queue was read", List.of(), () -> solo.drain != null && !solo.drain.reading && !solo.drain.rows.isEmpty());
        assertThat(back.peer().payloads).isEmpty();
        hub.turn(() -> {
            hub.core.counters().owedDeletions -= Confirmations.MOST_OWED;
            hub.core.tick(true);
        });
        hub.until("it is handed over", List.of(back), () -> hub.core.pending() == 0);
        assertThat(back.peer().payloads).containsExactly("1");
    }

    /** The store deletes again, once it knows that agent. */
    private void unlock() {
        hub.join("key", "k");
        hub.until("nothing is owed", List.of(), () -> {
            hub.core.tick(true);
            return hub.core.meters().owedDeletions() == 0;
        });
    }

    private static List<String> faults(Subscription events) {
        var faults = new ArrayList<String>();
        events.drain(64, event -> {
            if (event instanceof HubEvent.Fault fault) {
                faults.add(fault.where());
            }
        });
        return faults;
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("hub.db"));
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private int rows() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("hub.db"));
                var sql = connection.createStatement();
                var count = sql.executeQuery("SELECT count(*) FROM pending")) {
            return count.getInt(1);
        }
    }
}
