package dev.thalamus.hub.store;

import dev.thalamus.hub.model.Protocol;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;

/** How a waiting signal lies in its row. Thread-safe: stateless. */
final class PendingRow {
    static final String COLUMNS = "id, name, instance, source, source_name, protocol, type, frame, queued_at, expires_at, crc";
    private static final int CHECKSUM = 11;

    private PendingRow() {}

    /** The row on which {@code r} stands, whatever its checksum says. */
    static Pending read(ResultSet r) throws SQLException {
        return new Pending(r.getLong(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5), protocol(r.getString(6)),
                r.getInt(7), r.getBytes(8), r.getLong(9), r.getLong(10));
    }

    /** The first rows, as many as fit; those whose bytes are not what was stored are named apart. */
    static Page page(PreparedStatement query, int limitRows, long limitBytes) throws SQLException {
        var rows = new ArrayList<Pending>();
        var damaged = new ArrayList<Long>();
        long bytes = 0;
        boolean more = false;
        try (ResultSet result = query.executeQuery()) {
            while (!more && result.next()) {
                if (rows.size() + damaged.size() == limitRows || bytes >= limitBytes) {
                    more = true;
                    continue;
                }
                Pending row = read(result);
                if (row.checksum() == result.getInt(CHECKSUM)) {
                    rows.add(row);
                } else {
                    damaged.add(row.id());
                }
                bytes += row.frame().length;
            }
        }
        return new Page(rows, more, damaged);
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
}
