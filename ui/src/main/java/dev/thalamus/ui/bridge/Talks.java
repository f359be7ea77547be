package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.Conversation;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The conversations that signals name in their payloads: which there are, among whom, and where their messages lie in the history.
 *
 * <p>It begins with the newest {@value #LOOK_BACK} signals and then follows what comes, within a bound a turn; the words stay in the history until
 * somebody reads them. Reading belongs to the reader's thread, {@link #known} to the FX thread.
 */
public final class Talks implements Feed {
    /** Conversations known; the one that was silent for longest is forgotten first. */
    public static final int MOST = 1_000;
    /** Messages of a conversation that can be read, the newest. */
    public static final int MOST_MESSAGES = 300;
    /** Signals looked at from before it began. */
    public static final int LOOK_BACK = 200_000;
    static final int STEP = 20_000;
    /** Signals behind the newest at which it gives up to look at each. */
    static final int BEHIND = 5 * STEP;
    private static final long PERIOD_NANOS = 500_000_000, BUDGET_NANOS = 8_000_000;
    /** Who was away for so long begins anew rather than with a gap. */
    private static final long ABSENCE_NANOS = 2_000_000_000;
    private static final Comparator<GrowingTalk> SILENT_LONGEST = Comparator.comparingLong(talk -> talk.lastMicros);

    /**
     * One conversation. Immutable.
     *
     * @param protocol how its last message came
     * @param participants names in the order in which they were met, {@value GrowingTalk#MOST_NAMES} at most
     * @param firstMicros wall clock of its first message that is known, microseconds since 1970
     * @param messages that it has as far as is known, of which the newest can be read
     * @param waitingFor names whose last message waits for them
     * @param last what became of its last message
     */
    public record Talk(
            String id,
            Protocol protocol,
            List<String> participants,
            long firstMicros,
            long lastMicros,
            int messages,
            long bytes,
            List<String> waitingFor,
            Outcome last) {
        public Talk {
            participants = List.copyOf(participants);
            waitingFor = List.copyOf(waitingFor);
        }
    }

    /**
     * All that is known. Immutable.
     *
     * @param complete whether it has looked at all that it will look at from before it began
     * @param forgotten conversations that had no room
     * @param skipped signals that came faster than they could be looked at
     */
    public record Known(List<Talk> talks, boolean complete, long forgotten, long skipped) {
        static final Known NONE = new Known(List.of(), true, 0, 0);
    }

    /**
     * Some messages of a conversation, oldest first. Immutable.
     *
     * @param first whether the history has none before them
     */
    public record Page(List<SignalRecord> messages, boolean first) {
        public Page {
            messages = List.copyOf(messages);
        }
    }

    private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(Known.NONE);
    private final Map<String, GrowingTalk> threads = new HashMap<>();
    private @Nullable History history;
    private long gathered;
    private long head;
    private long tail;
    private long floor;
    private long forgotten;
    private long skipped;
    private boolean changed;
    private Known reached = Known.NONE;

    /** The newest conversation first. */
    public ReadOnlyObjectProperty<Known> known() { return known.getReadOnlyProperty(); }

    /** The newest messages of a conversation, oldest first; what the history has forgotten meanwhile is left out. */
    public CompletableFuture<List<SignalRecord>> read(FxPump pump, String id) {
        return pump.ask(() -> {
            History now = history;
            GrowingTalk thread = threads.get(id);
            return now == null || thread == null ? List.of() : TalkSearch.records(now, thread.sequences());
        });
    }

    /**
     * The newest messages of a conversation below a sequence, which may lie beyond the last; however long the history is, other questions come between.
     * Who no longer wants them cancels what is returned, which ends the search.
     */
    public CompletableFuture<Page> before(FxPump pump, String id, long sequence) {
        return new TalkSearch(pump, () -> history, id).below(sequence);
    }

    /** The name that a signal gives its conversation, or empty. AG2's sessions are the hub's own to tell of: what it records of them is no other. */
    static String conversation(SignalCursor signal) {
        return signal.protocol() == Protocol.NETWORK ? "" : Conversation.of(signal.text(Part.PAYLOAD));
    }

    @Override
    public boolean gather(@Nullable Hub hub, long nowNanos) {
        History now = hub == null ? null : hub.history();
        boolean other = !Objects.equals(now, history)
                || now != null && nowNanos - gathered > ABSENCE_NANOS && now.nextSequence() - tail > BEHIND;
        if (!other && nowNanos - gathered < PERIOD_NANOS) {
            return false;
        }
        gathered = nowNanos;
        if (other) {
            begin(now);
        }
        if (now != null) {
            long deadline = System.nanoTime() + BUDGET_NANOS;
            readNewer(now, deadline);
            readOlder(now, deadline);
        }
        if (!changed) {
            return false;
        }
        changed = false;
        reached = new Known(threads.values().stream().sorted(SILENT_LONGEST.reversed()).map(GrowingTalk::talk).toList(), head <= floor,
                forgotten,
                skipped);
        return true;
    }

    /** Whether nothing is left to look at. Reader's thread. */
    boolean settled() {
        return history == null || tail >= history.nextSequence() && head <= floor;
    }

    @Override
    public void apply() { known.set(reached); }

    private void begin(@Nullable History now) {
        history = now;
        threads.clear();
        forgotten = 0;
        skipped = 0;
        tail = now == null ? 0 : now.nextSequence();
        head = tail;
        floor = now == null ? 0 : Math.max(now.firstSequence(), tail - LOOK_BACK);
        changed = true;
    }

    private void readNewer(History now, long deadline) {
        long next = now.nextSequence();
        if (next - tail > BEHIND) {
            skipped += next - STEP - tail;
            tail = next - STEP;
            changed = true;
        }
        int[] looked = {0};
        tail = now.scan(tail, Math.min(next, tail + STEP), signal -> {
            take(signal, true);
            return (++looked[0] & 0x3F) != 0 || System.nanoTime() < deadline;
        });
    }

    private void readOlder(History now, long deadline) {
        if (head <= floor) {
            return;
        }
        int[] looked = {0};
        head = now.scanBack(head, Math.max(floor, head - STEP), signal -> {
            take(signal, false);
            return (++looked[0] & 0x3F) != 0 || System.nanoTime() < deadline;
        });
        head = head <= now.firstSequence() ? floor : head;
        changed |= head <= floor;
    }

    private void take(SignalCursor signal, boolean newer) {
        String id = conversation(signal);
        if (id.isEmpty()) {
            return;
        }
        changed = true;
        GrowingTalk thread = threads.get(id);
        if (thread == null) {
            if (threads.size() >= MOST) {
                forgotten++;
                if (!newer) {
                    return;
                }
                threads.remove(threads.values().stream().min(SILENT_LONGEST).orElseThrow().id);
            }
            thread = new GrowingTalk(id);
            threads.put(id, thread);
        }
        thread.add(signal, newer);
    }
}
