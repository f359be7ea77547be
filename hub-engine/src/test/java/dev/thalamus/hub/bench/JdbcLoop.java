package dev.thalamus.hub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The yardstick of the store: rows of the size that a waiting signal has, written and taken away by one thread with SQLite's driver, 256 in a transaction, and
 * nothing else.
 *
 * <p>Argument: a folder. Talks to the driver as {@link Load} does.
 */
final class JdbcLoop {
    private static final int ROWS = Integer.getInteger("bench.queues", 100) * 1_000;
    private static final int GROUP = 256;
    private static final int FRAME = 200;

    private JdbcLoop() {}

    public static void main(String[] args) throws SQLException, IOException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setGetGeneratedKeys(false);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + Path.of(args[0]).resolve("loop.db"))) {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        """
                                CREATE TABLE pending (id INTEGER PRIMARY KEY, name TEXT NOT NULL, instance TEXT, source TEXT NOT NULL,
                                  source_name TEXT NOT NULL, protocol TEXT NOT NULL, type INTEGER NOT NULL, frame BLOB NOT NULL, crc INTEGER NOT NULL,
                                  queued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT""");
                statement.execute("CREATE INDEX pending_by_name ON pending (name)");
                statement.execute("CREATE INDEX pending_by_expiry ON pending (expires_at)");
            }
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            do {
                insert(connection, ROWS / 5);
                drain(connection);
            } while (System.nanoTime() - began < Load.WARM_NANOS);
            phase("enqueue", () -> insert(connection, ROWS));
            phase("drain", () -> drain(connection));
        }
    }

    /** Returns how many rows it was. */
    private interface Step {
        int run() throws SQLException;
    }

    private static void phase(String key, Step step) throws SQLException, IOException {
        tell("begin " + key);
        long began = System.nanoTime();
        int rows = step.run();
        long nanos = System.nanoTime() - began;
        tell("end " + key + Load.figure("count", rows) + Load.figure("rate", Load.perSecond(rows, nanos)));
    }

    private static void tell(String what) throws IOException {
        System.out.println(what);
        System.out.flush();
        int nod = System.in.read();
        while (nod != '\n' && nod >= 0) {
            nod = System.in.read();
        }
    }

    private static int insert(Connection connection, int rows) throws SQLException {
        byte[] frame = new byte[FRAME];
        long now = System.currentTimeMillis();
        try (var insert = connection.prepareStatement("INSERT INTO pending VALUES (?, ?, NULL, ?, ?, 'JSON_RPC', 0, ?, 0, ?, ?)")) {
            for (int row = 0; row < rows; row++) {
                insert.setLong(1, row);
                insert.setString(2, "q" + row % Math.max(1, rows / 1_000));
                insert.setString(3, "0000000000000000");
                insert.setString(4, "s0");
                insert.setBytes(5, frame);
                insert.setLong(6, now);
                insert.setLong(7, now + 300_000);
                insert.executeUpdate();
                if (row % GROUP == GROUP - 1) {
                    connection.commit();
                }
            }
            connection.commit();
        }
        return rows;
    }

    /** Page after page read and deleted. */
    private static int drain(Connection connection) throws SQLException {
        int rows = 0;
        try (var select = connection.prepareStatement("SELECT id, name, frame FROM pending ORDER BY id LIMIT " + GROUP);
                var delete = connection.prepareStatement("DELETE FROM pending WHERE id = ?")) {
            for (;;) {
                List<Long> ids = new ArrayList<>();
                try (var page = select.executeQuery()) {
                    while (page.next()) {
                        ids.add(page.getLong(1));
                        page.getString(2);
                        page.getBytes(3);
                    }
                }
                if (ids.isEmpty()) {
                    return rows;
                }
                for (long id : ids) {
                    delete.setLong(1, id);
                    delete.executeUpdate();
                }
                connection.commit();
                rows += ids.size();
            }
        }
    }
}
