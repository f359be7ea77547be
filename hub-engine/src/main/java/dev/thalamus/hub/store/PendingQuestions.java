package dev.thalamus.hub.store;

import dev.thalamus.hub.model.QueueScope;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Questions about the signals that wait; changes nothing. Confined to the thread of its connection. */
final class PendingQuestions {
    private static final String BACKLOGS = """
            SELECT name, instance, count(*), sum(length(frame)), min(id), max(id), min(queued_at), min(expires_at)
            FROM pending %s GROUP BY name, instance ORDER BY name, instance""";
    private static final String SELECT = "SELECT " + PendingRow.COLUMNS + " FROM pending WHERE ";
    private static final int SLICE_ROWS = 512;
    private static final int SLICE_BYTES = 4 << 20;

    private final Statements statements;

    PendingQuestions(Statements statements) { this.statements = statements; }

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
        return PendingRow.page(statements.with(SELECT + PendingTable.MINE + "AND id > ? ORDER BY id LIMIT ?", name, instance,
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
        if (!scope.ids().isEmpty()) {
            return slice(scope.ids(), scope.name(), queuedUpTo, accepts, afterId);
        }
        var accepted = new ArrayList<Pending>();
        long at = afterId;
        String from = SELECT + "id > ? AND queued_at <= ?";
        Page page = PendingRow.page(scope.name().isEmpty()
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

    private QueueSlice slice(List<Long> ids, String name, long queuedUpTo, Predicate<Pending> accepts, long afterId) throws SQLException {
        var accepted = new ArrayList<Pending>();
        long at = afterId;
        long looked = 0;
        long bytes = 0;
        for (long id : ids.subList(above(ids, afterId), ids.size())) {
            if (looked == SLICE_ROWS || bytes >= SLICE_BYTES) {
                return new QueueSlice(accepted, at, true);
            }
            at = id;
            looked++;
            for (Pending row : PendingRow.page(statements.with(SELECT + "id = ?", id), 1, SLICE_BYTES).rows()) {
                bytes += row.frame().length;
                if (row.queuedAtMillis() <= queuedUpTo && (name.isEmpty() || name.equals(row.name())) && accepts.test(row)) {
                    accepted.add(row);
                }
            }
        }
        return new QueueSlice(accepted, at, false);
    }

    /** Where the ids above {@code id} begin in the sorted list. */
    private static int above(List<Long> ids, long id) {
        int at = Collections.binarySearch(ids, id);
        return at < 0 ? -at - 1 : at + 1;
    }
}
