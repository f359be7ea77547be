package dev.thalamus.hub.federation;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.RemoteHub;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who the peers shall be: a change holds when it is in {@code remotes.json}, and one that cannot be written changes nothing.
 *
 * <p>Confined to the core. One change is written at a time, and at most {@value #MOST} wait or are being written. Those behind one that failed were made upon it,
 * so they fail with it.
 */
final class PeerChanges {
    static final int MOST = 64;

    /** Takes a change that is on disk. */
    interface Holds {
        /** @param now the peer as it is configured now, or null when it is none any more */
        void holds(String domain, @Nullable RemoteHub now);
    }

    private record Change(String domain, @Nullable RemoteHub to, Consumer<@Nullable String> told) {
        void in(Map<String, RemoteHub> remotes) {
            if (to == null) {
                remotes.remove(domain);
            } else {
                remotes.put(domain, to);
            }
        }
    }

    private final BiConsumer<List<RemoteHub>, Consumer<@Nullable String>> file;
    private final Holds holds;
    private final Map<String, RemoteHub> written = new TreeMap<>();
    private final Map<String, RemoteHub> planned = new TreeMap<>();
    private final ArrayDeque<Change> open = new ArrayDeque<>();

    /** @param file writes all peers, and tells in a later turn: null, or why it could not */
    PeerChanges(BiConsumer<List<RemoteHub>, Consumer<@Nullable String>> file, Collection<RemoteHub> atStart, Holds holds) {
        this.file = file;
        this.holds = holds;
        atStart.forEach(remote -> written.put(remote.domain(), remote));
        planned.putAll(written);
    }

    /** The peers as they will be when all that was asked for is on disk. */
    Map<String, RemoteHub> planned() { return planned; }

    /**
     * Asks for a change.
     *
     * @param to the peer as it shall be, or null when it shall be none
     * @param told null when it is on disk and holds, or why it does not
     */
    void add(String domain, @Nullable RemoteHub to, Consumer<@Nullable String> told) {
        if (open.size() >= MOST) {
            told.accept(Clause.PEER_CHANGES_WAIT.of(MOST));
            return;
        }
        var change = new Change(domain, to, told);
        change.in(planned);
        open.addLast(change);
        if (open.size() == 1) {
            write();
        }
    }

    private void write() {
        var all = new TreeMap<>(written);
        open.getFirst().in(all);
        file.accept(List.copyOf(all.values()), this::over);
    }

    private void over(@Nullable String problem) {
        if (problem != null) {
            List<Change> failed = List.copyOf(open);
            open.clear();
            planned.clear();
            planned.putAll(written);
            failed.forEach(change -> change.told.accept(problem));
            return;
        }
        Change done = open.removeFirst();
        done.in(written);
        holds.holds(done.domain, done.to);
        if (!open.isEmpty()) {
            write();
        }
        done.told.accept(null);
    }
}
