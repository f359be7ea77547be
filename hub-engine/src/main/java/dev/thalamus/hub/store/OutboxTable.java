package dev.thalamus.hub.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The signals that wait for other hubs. Confined to the thread of its connection. */
final class OutboxTable {
    private final Statements statements;

    OutboxTable(Statements statements) { this.statements = statements; }

    void insert(OutboxRow row) throws SQLException {
        statements.with("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row.id(), row.domain(), row.target(), row.sourceName(),
                row.replyTo(), row.frame(), row.checksum(), row.queuedAtMillis(), row.expiresAtMillis()).executeUpdate();
    }

    void delete(long... ids) throws SQLException {
        for (long id : ids) {
            statements.with("DELETE FROM outbox WHERE id = ?", id).executeUpdate();
        }
    }

    /** All rows whose bytes are those that were stored, in order; the others are deleted. */
    List<OutboxRow> all() throws SQLException {
        var rows = new ArrayList<OutboxRow>();
        var damaged = new ArrayList<Long>();
        try (ResultSet r = statements.with("SELECT * FROM outbox ORDER BY id").executeQuery()) {
            while (r.next()) {
                var row = new OutboxRow(r.getLong(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5), r.getBytes(6),
                        r.getLong(8), r.getLong(9));
                if (row.checksum() == r.getInt(7)) {
                    rows.add(row);
                } else {
                    damaged.add(row.id());
                }
            }
        }
        delete(damaged.stream().mapToLong(Long::longValue).toArray());
        return rows;
    }
}
