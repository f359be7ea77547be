package dev.thalamus.hub.store;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * The file {@code hub.db}: opened, checked, migrated and read, or moved aside when it is damaged.
 *
 * <p>Confined to the thread that opens the store.
 */
final class DatabaseFile {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Clock clock;
    private final Seams seams;

    DatabaseFile(StoreContext context) {
        file = context.file();
        clock = context.clock();
        seams = context.seams();
    }

    /**
     * @param quarantine one sentence that says where the damaged file went, or null when none was damaged
     */
    record Opened(Restored restored, @Nullable String quarantine) {}

    Opened open() {
        try {
            return new Opened(recover(), null);
        } catch (SQLException e) {
            if (!damage(e)) {
                throw new StoreException(Clause.DATABASE_UNOPENED.of(file, e.getMessage()), e);
            }
            Path aside = moveAside();
            try {
                return new Opened(recover(), Clause.STORE_DAMAGED.of(e.getMessage(), aside.getFileName()));
            } catch (SQLException second) {
                throw new StoreException(Clause.DATABASE_NOT_MADE.of(file, second.getMessage()), second);
            }
        }
    }

    /** Start is recovery, always: there is no other path for a clean stop. */
    private Restored recover() throws SQLException {
        try (var tables = new Tables(seams.connector().open(file))) {
            check(tables.connection);
            Schema.migrate(tables.connection);
            tables.connection.setAutoCommit(true);
            tables.pending.clamp(clock.steadyMillis());
            return new Restored(tables.waiting.highestId(), tables.waiting.backlogs(), tables.knowledge.agents(),
                    tables.knowledge.instances(), tables.knowledge.synapses(), tables.outbox.all());
        }
    }

    private static void check(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = result.next() ? result.getString(1) : "no answer";
            if (!"ok".equals(verdict)) {
                throw new SQLException("quick_check says: " + verdict.replace('\n', ' '), null, SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    private static boolean damage(SQLException e) {
        int code = e.getErrorCode() & 0xFF;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private Path moveAside() {
        String stamp = STAMP.format(Instant.ofEpochMilli(clock.wallMillis()));
        Path aside = file.resolveSibling(file.getFileName() + ".corrupt-" + stamp);
        for (int n = 2; Files.exists(aside); n++) {
            aside = file.resolveSibling(file.getFileName() + ".corrupt-" + stamp + "-" + n);
        }
        try {
            for (String suffix : new String[]{"-wal", "-shm", ""}) {
                Path part = Path.of(file + suffix);
                if (Files.exists(part)) {
                    Files.move(part, Path.of(aside + suffix));
                }
            }
            return aside;
        } catch (IOException e) {
            throw new StoreException(Clause.DATABASE_NOT_MOVED.of(file, e.getMessage()),
                    e);
        }
    }
}
