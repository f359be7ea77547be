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

    @Test
    void aRefusedDeletionIsTriedAgainAndSaidOnce() throws SQLException {
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
            flushUntil(outbox, () -> !refusals.isEmpty());
            for (int i = 0; i < 25; i++) {
                turn(outbox::flush);
            }
            assertThat(rows()).isEqualTo(1);
            assertThat(store.saveAgents(List.of(new KnownAgent("key", 0, AgentKind.LIVE, 1, 1)), problem -> {})).isTrue();
            flushUntil(outbox, () -> rows() == 0);
            assertThat(refusals).hasSize(1).first().asString().contains("locked");
        } finally {
            store.close(Duration.ofSeconds(5));
        }
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private void flushUntil(StoredOutbox outbox, Condition condition) throws SQLException {
        long until = System.nanoTime() + 10_000_000_000L;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("not within 10 s").isLessThan(until);
            turn(outbox::flush);
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
