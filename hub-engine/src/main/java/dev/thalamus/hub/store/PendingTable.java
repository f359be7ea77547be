package dev.thalamus.hub.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts waiting signals on disk, takes them away, and knows how much a transaction changed. Confined to the thread of its connection. */
final class PendingTable {
    /** Rows of the name ?1 that the instance ?2 may get, or all of the name when that is null. */
    static final String MINE = " name = ?1 AND (instance IS NULL OR ?2 IS NULL OR instance = ?2) ";
    /** One sweep's share, so that a mass expiry does not hold up the commits behind it. */
    static final int SWEEP = 4_096;

    static final long SWEEP_BYTES = 16 << 20;
    private static final String EXPIRE = """
            DELETE FROM pending WHERE id IN (SELECT id FROM (
              SELECT id, sum(size) OVER (ORDER BY expires_at, id) - size AS before FROM (
                SELECT id, expires_at, length(frame) AS size FROM pending WHERE expires_at <= ? ORDER BY expires_at, id LIMIT ?))
              WHERE before < ?) RETURNING\s""" + PendingRow.COLUMNS;
    private static final String ROW = " INTO pending (" + PendingRow.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Statements statements;
    private long highest;
    private long remembered;
    private long grown;

    PendingTable(Statements statements) { this.statements = statements; }

    /** A transaction begins; the last one may have failed. */
    void begin() {
        grown = 0;
        highest = remembered;
    }

    /** How many bytes of frames the transaction added, less those it took away. */
    long grown() { return grown; }

    void insert(Pending row) throws SQLException { insert("INSERT" + ROW, row); }

    /** Puts rows back; those that are there already stay as they are. */
    Volume restore(Collection<Pending> rows) throws SQLException {
        Volume restored = Volume.NONE;
        for (Pending row : rows) {
            restored = insert("INSERT OR IGNORE" + ROW, row) ? restored.plus(row.frame().length) : restored;
        }
        return restored;
    }

    private boolean insert(String sql, Pending row) throws SQLException {
        boolean inserted = statements.with(sql, row.id(), row.name(),
                row.instance(), row.source(), row.sourceName(), row.protocol().name(), row.type(), row.frame(), row.queuedAtMillis(),
                row.expiresAtMillis(), row.checksum()).executeUpdate() > 0;
        if (inserted) {
            grown += row.frame().length;
            highest = Math.max(highest, row.id());
        }
        return inserted;
    }

    /** Ids are never used twice, so the highest outlives its row. Once a transaction, not once a row. */
    void rememberHighest() throws SQLException {
        if (highest > remembered) {
            statements.with("UPDATE meta SET value = max(value, ?) WHERE key = 'highest_id'", highest).executeUpdate();
            remembered = highest;
        }
    }

    Volume delete(long... ids) throws SQLException {
        Volume deleted = Volume.NONE;
        for (long id : ids) {
            deleted = volume(deleted, statements.with("DELETE FROM pending WHERE id = ? RETURNING length(frame)", id));
        }
        grown -= deleted.bytes();
        return deleted;
    }

    Volume deleteUpTo(String name, @Nullable String instance, long id) throws SQLException {
        Volume deleted = volume(Volume.NONE,
                statements.with("DELETE FROM pending WHERE" + MINE + "AND id <= ? RETURNING length(frame)", name, instance, id));
        grown -= deleted.bytes();
        return deleted;
    }

    /** Deletes and returns what was there, so that it can be put back. */
    List<Pending> take(long... ids) throws SQLException {
        var taken = new ArrayList<Pending>();
        for (long id : ids) {
            try (ResultSet result = statements.with("DELETE FROM pending WHERE id = ? RETURNING " + PendingRow.COLUMNS, id)
                    .executeQuery()) {
                while (result.next()) {
                    Pending row = PendingRow.read(result);
                    taken.add(row);
                    grown -= row.frame().length;
                }
            }
        }
        return taken;
    }

    /** Answers the ids that were there. */
    List<Long> readdress(Collection<Address> addresses) throws SQLException {
        var there = new ArrayList<Long>();
        for (Address to : addresses) {
            if (statements.with("UPDATE pending SET name = ?, instance = ? WHERE id = ?", to.name(), to.instance(), to.id())
                    .executeUpdate() > 0) {
                there.add(to.id());
            }
        }
        return there;
    }

    /** Deletes and returns what is over, oldest deadline first: at most {@value #SWEEP} rows, and no more after {@value #SWEEP_BYTES} bytes. */
    Swept expire(long nowMillis) throws SQLException {
        var gone = new ArrayList<Pending>();
        long bytes = 0;
        try (ResultSet result = statements.with(EXPIRE, nowMillis, SWEEP, SWEEP_BYTES).executeQuery()) {
            while (result.next()) {
                Pending row = PendingRow.read(result);
                gone.add(row);
                bytes += row.frame().length;
            }
        }
        grown -= bytes;
        return new Swept(gone, gone.size() >= SWEEP || bytes >= SWEEP_BYTES);
    }

    /** A stamp from the future means that the wall clock was put back: those rows get their whole time from now. */
    void clamp(long nowMillis) throws SQLException {
        statements.with("UPDATE pending SET expires_at = ?1 + (expires_at - queued_at), queued_at = ?1 WHERE queued_at > ?1", nowMillis)
                .executeUpdate();
    }

    private static Volume volume(Volume before, PreparedStatement statement) throws SQLException {
        Volume sum = before;
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                sum = sum.plus(result.getLong(1));
            }
        }
        return sum;
    }
}
