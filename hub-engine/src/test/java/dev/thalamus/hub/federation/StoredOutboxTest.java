package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.store.KnownAgent;
import dev.thalamus.hub.store.OutboxRow;
import dev.thalamus.hub.store.Store;
import dev.thalamus.hub.store.StoreLimits;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals that another hub has are deleted, though the store may refuse it for a while. */
class StoredOutboxTest {
    @TempDir
    Path dir;
    private final SerialOwner owner = new SerialOwner(() -> {}, work -> Thread.ofPlatform().daemon().start(work), failure -> {});

    private interface Steps {
        void run(Store store, StoredOutbox outbox, List<String> refusals) throws SQLException;
    }

    @Test
    void aRefusedDeletionIsTriedAgainAndSaidOnce() throws SQLException {
        refused((store, outbox, refusals) -> {
            for (int i = 0; i < 25; i++) {
                turn(outbox::flush);
            }
            assertThat(rows()).isEqualTo(1);
            unlock(store);
            until(() -> {
                turn(outbox::flush);
                return rows() == 0;
            });
            assertThat(refusals).hasSize(1).first().asString().contains("locked");
        });
    }

    @Test
    void theLastFlushDoesNotWaitForItsTurn() throws SQLException {
        refused((store, outbox, refusals) -> {
            unlock(store);
            turn(outbox::flushNow);
            until(() -> rows() == 0);
        });
    }

    /** A row that the other hub has, and a store that has refused to delete it. */
    private void refused(Steps steps) throws SQLException {
        open().close(Duration.ofSeconds(5));
        sql("CREATE TRIGGER locked BEFORE DELETE ON outbox WHEN NOT EXISTS (SELECT 1 FROM agents WHERE name = 'key')"
                + " BEGIN SELECT RAISE(ABORT, 'locked'); END");
        Store store = open();
        var refusals = new CopyOnWriteArrayList<String>();
        var outbox = new StoredOutbox(store, owner, refusals::add);
        try {
            long id = outbox.nextId();
            var kept = new CompletableFuture<Boolean>();
            assertThat(store.appendOutgoing(new OutboxRow(id, "b.test", "bob", "ana", "ana", new byte[40], 1, Long.MAX_VALUE),
                    problem -> kept.complete(problem == null))).isTrue();
            assertThat(kept.join()).isTrue();
            turn(() -> outbox.forget(id));
            until(() -> {
                turn(outbox::flush);
                return !refusals.isEmpty();
            });
            turn(() -> {}); // the refusal was told within a turn, which is over now
            steps.run(store, outbox, refusals);
        } finally {
            store.close(Duration.ofSeconds(5));
        }
    }

    private static void unlock(Store store) {
        var known = new CompletableFuture<Boolean>();
        assertThat(store.saveAgents(List.of(new KnownAgent("key", 0, AgentKind.LIVE, 1, 1)), problem -> known.complete(problem == null)))
                .isTrue();
        assertThat(known.join()).isTrue();
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void until(Condition condition) throws SQLException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("not within 10 s").isLessThan(deadline);
        }
    }

    private void turn(Runnable work) {
        var over = new CompletableFuture<Boolean>();
        owner.submit(Turn.of(() -> {
            work.run();
            over.complete(true);
        }));
        over.join();
    }

    private Store open() { return Store.open(dir, Clock.system(), new StoreLimits(8_192, 1L << 30, 0), health -> {}); }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("hub.db"));
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private int rows() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("hub.db"));
                var sql = connection.createStatement();
                var count = sql.executeQuery("SELECT count(*) FROM outbox")) {
            return count.getInt(1);
        }
    }
}
