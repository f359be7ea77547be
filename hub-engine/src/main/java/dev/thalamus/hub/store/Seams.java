package dev.thalamus.hub.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.sqlite.SQLiteConfig;

/**
 * Where the store touches the machine, so that a test can make each touch fail. Thread-safe.
 *
 * @param connector opens SQLite
 * @param crash called at each crash point; does nothing in production
 * @param freeBytes bytes that may still be written to the disk of a directory
 * @param tick how often the writer looks at the disk, and at a failed connection whether it works again
 */
record Seams(Connector connector, Consumer<CrashPoint> crash, ToLongFunction<Path> freeBytes, Duration tick) {
    static final Seams MACHINE = new Seams(Seams::connect, point -> {}, Seams::usable, Duration.ofSeconds(1));

    /** Opens a connection to a database file. */
    @FunctionalInterface
    interface Connector {
        Connection open(Path file) throws SQLException;
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(2_000);
        config.setJournalSizeLimit(64 << 20);
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false); // nobody asks for them, and each insert would run a second statement: 13.5 µs instead of 8.4
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static long usable(Path dir) {
        try {
            return Files.getFileStore(dir).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
