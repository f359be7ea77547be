package dev.thalamus.hub.core;

import dev.thalamus.hub.store.Pending;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one name whose time ended on the way to a receiver: gone from the store, and delivered if the pong comes. Confined to the core.
 *
 * <p>At most {@value #MOST_BYTES} bytes of frames are kept; the oldest give way, because a receiver that never answers pings would fill it.
 */
final class Lapsed {
    static final int MOST_BYTES = 1 << 20;

    private final LinkedHashMap<Long, Pending> rows = new LinkedHashMap<>();
    private long bytes;

    boolean isEmpty() { return rows.isEmpty(); }

    boolean contains(long id) { return rows.containsKey(id); }

    /** Keeps a row; gives those that had to give way. */
    List<Pending> add(Pending row) {
        rows.put(row.id(), row);
        bytes += row.frame().length;
        var gaveWay = new ArrayList<Pending>();
        for (Iterator<Pending> eldest = rows.values().iterator(); bytes > MOST_BYTES;) {
            Pending gone = eldest.next();
            eldest.remove();
            bytes -= gone.frame().length;
            gaveWay.add(gone);
        }
        return gaveWay;
    }

    /** Takes a row out, or null when it is not here. */
    @Nullable
    Pending take(long id) {
        Pending row = rows.remove(id);
        bytes -= row == null ? 0 : row.frame().length;
        return row;
    }
}
