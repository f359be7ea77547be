package dev.thalamus.hub.federation;

import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the history has of one signal, by its message id.
 *
 * <p>Confined to the core; it searches on virtual threads, {@value #MOST} at a time at most, because each search goes through the whole history and
 * peers may ask as often as they like. One of the places is never a peer's.
 */
final class HistorySearch {
    static final int MOST = 4;
    /** Records of one signal, at most. */
    static final int MOST_FOUND = 16;

    /** Is told in a turn what was found, oldest first; or null and why it could not be searched. */
    @FunctionalInterface
    interface Told {
        void told(@Nullable List<SignalRecord> records, String problem);
    }

    private final History history;
    private final SerialOwner owner;
    private int running;

    HistorySearch(History history, SerialOwner owner) {
        this.history = history;
        this.owner = owner;
    }

    /** Begins to search, unless too many searches run; for a peer, one less is too many. */
    boolean find(String messageId, boolean forPeer, Told told) {
        if (running >= (forPeer ? MOST - 1 : MOST)) {
            return false;
        }
        running++;
        Thread.ofVirtual().name("hub-trace").start(() -> {
            List<SignalRecord> records = null;
            String problem = "";
            try {
                records = find(messageId);
            } catch (RuntimeException | Error failed) { // such as InternalError: a mapped file that could not be read
                problem = Clause.HISTORY_UNREADABLE.of(failed);
            }
            over(told, records, problem);
        });
        return true;
    }

    private void over(Told told, @Nullable List<SignalRecord> records, String problem) {
        owner.submitElsewhere(Turn.of(() -> {
            running--;
            told.told(records, problem);
        }));
    }

    private List<SignalRecord> find(String messageId) {
        byte[] id;
        try {
            id = HexFormat.of().parseHex(messageId);
        } catch (IllegalArgumentException noHex) {
            return List.of();
        }
        var found = new ArrayList<SignalRecord>();
        if (id.length == 16) {
            history.scanBack(history.nextSequence(), history.firstSequence(), cursor -> {
                if (hasId(cursor, id)) {
                    found.addFirst(cursor.record());
                }
                return found.size() < MOST_FOUND;
            });
        }
        return found;
    }

    private static boolean hasId(SignalCursor cursor, byte[] id) {
        if (cursor.type() < 0 || cursor.length(SignalCursor.Part.FRAME) < 28) {
            return false;
        }
        for (int i = 0; i < id.length; i++) {
            if (cursor.at(SignalCursor.Part.FRAME, 12 + i) != id[i]) {
                return false;
            }
        }
        return true;
    }
}
