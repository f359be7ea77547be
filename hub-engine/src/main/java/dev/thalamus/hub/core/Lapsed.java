package dev.thalamus.hub.core;

import dev.thalamus.hub.store.Pending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose time ended on the way to a receiver: gone from the store, and delivered if the pong comes. Confined to the core.
 *
 * <p>At most {@value #MOST_BYTES_OF_NAME} bytes of memory are kept for one name and {@value #MOST_BYTES} in all; the oldest give way, because receivers
 * that never answer pings would fill them.
 */
final class Lapsed {
    static final int MOST_BYTES_OF_NAME = 1 << 20;
    static final int MOST_BYTES = 64 << 20;
    /** What a row takes besides its frame, estimated. */
    private static final int ROW_BYTES = 256;

    /** Those of one name. */
    static final class Rows {
        private final LinkedHashMap<Long, Pending> rows = new LinkedHashMap<>();
        private long bytes;

        boolean isEmpty() { return rows.isEmpty(); }

        boolean contains(long id) { return rows.containsKey(id); }
    }

    private final Counters counters;
    /** Whose each row is, by its id, oldest first. */
    private final LinkedHashMap<Long, Rows> all = new LinkedHashMap<>();

    /** @param counters say how many bytes are kept, and how many rows gave way */
    Lapsed(Counters counters) { this.counters = counters; }

    /** Keeps a row; gives those that had to give way, of that name or of others. */
    List<Pending> add(Rows to, Pending row) {
        to.rows.put(row.id(), row);
        all.put(row.id(), to);
        count(to, row.frame().length + ROW_BYTES);
        var gaveWay = new ArrayList<Pending>(0);
        while (to.bytes > MOST_BYTES_OF_NAME) {
            gaveWay.add(oldest(to.rows));
        }
        while (counters.lapsedBytes > MOST_BYTES && !all.isEmpty()) {
            gaveWay.add(oldest(all));
        }
        counters.lapsedGivenUp += gaveWay.size();
        return gaveWay;
    }

    private Pending oldest(SequencedMap<Long, ?> oldestFirst) {
        return Objects.requireNonNull(take(oldestFirst.sequencedKeySet().getFirst()));
    }

    /** Takes a row out, or null when it is not here. */
    @Nullable
    Pending take(long id) {
        Rows of = all.remove(id);
        Pending row = of == null ? null : of.rows.remove(id);
        if (of != null && row != null) {
            count(of, -row.frame().length - ROW_BYTES);
        }
        return row;
    }

    private void count(Rows of, int bytes) {
        of.bytes += bytes;
        counters.lapsedBytes += bytes;
    }
}
