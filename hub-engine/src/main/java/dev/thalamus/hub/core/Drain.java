package dev.thalamus.hub.core;

import dev.thalamus.hub.store.Pending;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the handing over of one name's queue stands. Confined to the core.
 *
 * <p>A pass goes over the rows in the order of their ids. A row whose instance is away stays; one whose instance has no room makes that instance
 * wait for the next pass, so that it never gets a later row before an earlier one.
 */
final class Drain {
    /** A row that was written to a link and is not confirmed. */
    record InFlight(@Nullable String instance, int bytes, Agent agent) {}

    final Map<Long, InFlight> inFlight = new HashMap<>();
    /** What was in flight when its time ended. */
    final Lapsed.Rows lapsed = new Lapsed.Rows();
    /** Confirmed rows whose deletion may not have reached the file yet: a page may still show them. */
    final Set<Long> deleting = new HashSet<>();
    /** Those of them whose deletion was reported while a page was read, which may have been read before it. */
    private final Set<Long> deletedMeanwhile = new HashSet<>();
    final ArrayDeque<Pending> rows = new ArrayDeque<>();
    /** Highest id that this pass has considered. */
    long cursor;
    /** Lowest id that an instance without room made the pass leave out. */
    long leftOut = Long.MAX_VALUE;
    boolean moreBehind;
    boolean reading;
    /** What is being read is out of date. */
    boolean stale;

    /** Whether the row is out of the pass's hands. */
    boolean done(long id) {
        return inFlight.containsKey(id) || deleting.contains(id) || lapsed.contains(id);
    }

    /** Whether every row that was handed over is confirmed and gone. */
    boolean quiet() {
        return inFlight.isEmpty() && deleting.isEmpty() && lapsed.isEmpty();
    }

    /** A deletion has reached the file. */
    void deleted(long id) {
        if (reading) {
            deletedMeanwhile.add(id);
        } else {
            deleting.remove(id);
        }
    }

    /** The page that was read is here: what it shows although it is deleted. From now on no page will. */
    Set<Long> read() {
        reading = false;
        Set<Long> shown = Set.copyOf(deletedMeanwhile);
        deletedMeanwhile.clear();
        deleting.removeAll(shown);
        return shown;
    }

    /** Begins again behind {@code id}, or earlier when something was left out before it. */
    void restart(long id) {
        rows.clear();
        cursor = Math.min(cursor, Math.min(id, leftOut - 1));
        leftOut = Long.MAX_VALUE;
        stale = reading;
        moreBehind = true;
    }

    /** Back to the first row, with nothing handed over: a deletion that is under way stays known, or its row would be handed over and counted twice. */
    void forget() {
        inFlight.clear();
        leftOut = Long.MAX_VALUE;
        restart(0);
    }
}
