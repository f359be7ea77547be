package dev.thalamus.hub.store;

import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.QueueScope;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The signals that wait. Confined to the thread of its connection. */
final class PendingTable {
    private static final String BACKLOGS = """
            SELECT name, instance, count(*), sum(length(frame)), min(id), max(id), min(queued_at), min(expires_at)
            FROM pending %s GROUP BY name, instance ORDER BY name, instance""";
    private static final String COLUMNS = "id, name, instance, source, source_name, protocol, type, frame, queued_at, expires_at, crc";
    private static final String MINE = " name = ?1 AND (instance IS NULL OR ?2 IS NULL OR instance = ?2) ";
    /** One sweep's share, so that a mass expiry does not hold up the commits behind it. */
    static final int SWEEP = 4_096;
    private static final int SLICE_ROWS = 512;
    private static final int SLICE_BYTES = 4 << 20;

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

    void insert(Pending row) throws SQLException { insert("INSERT", row); }

    /** Puts rows back; those that are there already stay as they are. */
    Volume restore(Collection<Pending> rows) throws SQLException {
        Volume restored = Volume.NONE;
        for (Pending row : rows) {
            restored = insert("INSERT OR IGNORE", row) ? restored.plus(row.frame().length) : restored;
        }
        return restored;
    }

    private boolean insert(String verb, Pending row) throws SQLException {
        boolean inserted = statements.with(verb + " INTO pending (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row.id(),
                row.name(),
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

    long bytes() throws SQLException {
        try (ResultSet result = statements.with("SELECT coalesce(sum(length(frame)), 0) FROM pending").executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    long highestId() throws SQLException {
        try (ResultSet result = statements
                .with("SELECT max((SELECT value FROM meta WHERE key = 'highest_id'), (SELECT coalesce(max(id), 0) FROM pending))")
                .executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
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
            try (ResultSet result = statements.with("DELETE FROM pending WHERE id = ? RETURNING " + COLUMNS, id).executeQuery()) {
                while (result.next()) {
                    Pending row = row(result);
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

    List<Expired> expire(long nowMillis) throws SQLException {
        record Key(String name, @Nullable String instance) {}
        record Sum(Volume volume, Map<String, Integer> bySource) {}
        var sums = new LinkedHashMap<Key, Sum>();
        try (ResultSet result = statements.with("""
                DELETE FROM pending WHERE id IN (SELECT id FROM pending WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)
                RETURNING name, instance, length(frame), source_name""", nowMillis, SWEEP).executeQuery()) {
            while (result.next()) {
                var key = new Key(result.getString(1), result.getString(2));
                Sum sum = sums.getOrDefault(key, new Sum(Volume.NONE, new LinkedHashMap<>()));
                grown -= result.getLong(3);
                sum.bySource.merge(result.getString(4), 1, Integer::sum);
                sums.put(key, new Sum(sum.volume.plus(result.getLong(3)), sum.bySource));
            }
        }
        return sums.entrySet().stream().map(e -> new Expired(e.getKey().name, e.getKey().instance, e.getValue().volume.signals(),
                e.getValue().volume.bytes(), e.getValue().bySource)).toList();
    }

    /** A stamp from the future means that the wall clock was put back: those rows get their whole time from now. */
    void clamp(long nowMillis) throws SQLException {
        statements.with("UPDATE pending SET expires_at = ?1 + (expires_at - queued_at), queued_at = ?1 WHERE queued_at > ?1", nowMillis)
                .executeUpdate();
    }

    List<Backlog> backlogs() throws SQLException { return backlogs(statements.with(BACKLOGS.formatted(""))); }

    List<Backlog> backlogs(String name) throws SQLException {
        return backlogs(statements.with(BACKLOGS.formatted("WHERE name = ?"), name));
    }

    private static List<Backlog> backlogs(PreparedStatement query) throws SQLException {
        var backlogs = new ArrayList<Backlog>();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                backlogs.add(new Backlog(result.getString(1), result.getString(2), result.getLong(3), result.getLong(4), result.getLong(5),
                        result.getLong(6), result.getLong(7), result.getLong(8)));
            }
        }
        return backlogs;
    }

    Page page(String name, @Nullable String instance, long afterId, int limitRows, long limitBytes) throws SQLException {
        return page(statements.with("SELECT " + COLUMNS + " FROM pending WHERE" + MINE + "AND id > ? ORDER BY id LIMIT ?", name, instance,
                afterId, limitRows + 1), limitRows, limitBytes);
    }

    Volume count(String name, long queuedUpTo) throws SQLException {
        String sql = "SELECT count(*), coalesce(sum(length(frame)), 0) FROM pending WHERE queued_at <= ?";
        try (ResultSet result = (name.isEmpty()
                ? statements.with(sql, queuedUpTo)
                : statements.with(sql + " AND name = ?", queuedUpTo, name))
                .executeQuery()) {
            return result.next() ? new Volume(result.getLong(1), result.getLong(2)) : Volume.NONE;
        }
    }

    /** Looks at the next {@value #SLICE_ROWS} rows or {@value #SLICE_BYTES} bytes: nobody who waits for the reader shall wait long. */
    QueueSlice slice(QueueScope scope, long queuedUpTo, Predicate<Pending> accepts, long afterId) throws SQLException {
        var accepted = new ArrayList<Pending>();
        long at = afterId;
        long looked = 0;
        long bytes = 0;
        if (!scope.ids().isEmpty()) {
            for (long id : scope.ids().subList(above(scope.ids(), afterId), scope.ids().size())) {
                if (looked == SLICE_ROWS || bytes >= SLICE_BYTES) {
                    return new QueueSlice(accepted, at, true);
                }
                at = id;
                looked++;
                for (Pending row : page(statements.with("SELECT " + COLUMNS + " FROM pending WHERE id = ?", id), 1, SLICE_BYTES).rows()) {
                    bytes += row.frame().length;
                    if (row.queuedAtMillis() <= queuedUpTo && (scope.name().isEmpty() || scope.name().equals(row.name()))
                            && accepts.test(row)) {
                        accepted.add(row);
                    }
                }
            }
            return new QueueSlice(accepted, at, false);
        }
        String from = "SELECT " + COLUMNS + " FROM pending WHERE id > ? AND queued_at <= ?";
        Page page = page(scope.name().isEmpty()
                ? statements.with(from + " ORDER BY id LIMIT ?", afterId, queuedUpTo, SLICE_ROWS + 1)
                : statements.with(from + " AND name = ? ORDER BY id LIMIT ?", afterId, queuedUpTo, scope.name(), SLICE_ROWS + 1),
                SLICE_ROWS,
                SLICE_BYTES);
        for (Pending row : page.rows()) {
            at = Math.max(at, row.id());
            if (accepts.test(row)) {
                accepted.add(row);
            }
        }
        for (long damaged : page.damaged()) {
            at = Math.max(at, damaged);
        }
        return new QueueSlice(accepted, at, page.more());
    }

    /** Where the ids above {@code id} begin in the sorted list. */
    private static int above(List<Long> ids, long id) {
        int at = Collections.binarySearch(ids, id);
        return at < 0 ? -at - 1 : at + 1;
    }

    private static Page page(PreparedStatement statement, int limitRows, long limitBytes) throws SQLException {
        var rows = new ArrayList<Pending>();
        var damaged = new ArrayList<Long>();
        long bytes = 0;
        boolean more = false;
        try (ResultSet result = statement.executeQuery()) {
            while (!more && result.next()) {
                if (rows.size() + damaged.size() == limitRows || bytes >= limitBytes) {
                    more = true;
                    continue;
                }
                Pending row = row(result);
                if (row.checksum() == result.getInt(11)) {
                    rows.add(row);
                } else {
                    damaged.add(row.id());
                }
                bytes += row.frame().length;
            }
        }
        return new Page(rows, more, damaged);
    }

    private static Pending row(ResultSet r) throws SQLException {
        return new Pending(r.getLong(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5), protocol(r.getString(6)),
                r.getInt(7), r.getBytes(8), r.getLong(9), r.getLong(10));
    }

    /** A damaged word becomes some protocol, and then the checksum tells. */
    private static Protocol protocol(String name) {
        for (Protocol protocol : Protocol.values()) {
            if (protocol.name().equals(name)) {
                return protocol;
            }
        }
        return Protocol.NEURAL;
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
