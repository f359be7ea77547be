package dev.thalamus.hub.store;

import dev.thalamus.hub.model.Clause;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables, as a list of migrations: the n-th leads from schema n-1 to n. Thread-safe. */
final class Schema {
    private static final List<List<String>> MIGRATIONS = List.of(List.of("""
            CREATE TABLE pending (
              id INTEGER PRIMARY KEY, name TEXT NOT NULL, instance TEXT, source TEXT NOT NULL, source_name TEXT NOT NULL,
              protocol TEXT NOT NULL, type INTEGER NOT NULL, frame BLOB NOT NULL, crc INTEGER NOT NULL,
              queued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT""",
            // An index ends with the rowid, so this one also orders a name's rows by id.
            "CREATE INDEX pending_by_name ON pending (name)", //
            "CREATE INDEX pending_by_expiry ON pending (expires_at)", """
                    CREATE TABLE synapses (
                      source TEXT NOT NULL, target TEXT NOT NULL, strength REAL NOT NULL, transmissions INTEGER NOT NULL,
                      successes INTEGER NOT NULL, created INTEGER NOT NULL, last_used INTEGER NOT NULL,
                      PRIMARY KEY (source, target)) STRICT, WITHOUT ROWID""", """
                    CREATE TABLE agents (
                      name TEXT PRIMARY KEY, color INTEGER NOT NULL, kind TEXT NOT NULL,
                      first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
            "INSERT INTO meta VALUES ('highest_id', 0), ('probe', 0)"), List.of("""
                    CREATE TABLE outbox (
                      id INTEGER PRIMARY KEY, domain TEXT NOT NULL, target TEXT NOT NULL, source_name TEXT NOT NULL,
                      reply_to TEXT NOT NULL, frame BLOB NOT NULL, crc INTEGER NOT NULL,
                      queued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT"""), List.of("""
                    CREATE TABLE instances (
                      hash TEXT PRIMARY KEY, name TEXT NOT NULL, last_seen INTEGER NOT NULL) STRICT, WITHOUT ROWID"""));

    /** The schema this program writes. */
    static final int VERSION = MIGRATIONS.size();

    private Schema() {}

    /** Brings the file to {@link #VERSION}, wholly or not at all; refuses one that a newer program wrote. */
    static void migrate(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > VERSION) {
                throw new StoreException(Clause.NEWER_SCHEMA.of(version, VERSION));
            }
            if (version == VERSION) {
                return;
            }
            connection.setAutoCommit(false);
            for (List<String> migration : MIGRATIONS.subList(version, VERSION)) {
                for (String sql : migration) {
                    statement.executeUpdate(sql);
                }
            }
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
            connection.commit();
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (var result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
