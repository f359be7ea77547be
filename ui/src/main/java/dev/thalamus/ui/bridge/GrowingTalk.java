package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import dev.thalamus.ui.bridge.Talks.Talk;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A conversation as it grows at both ends. Confined to the reader's thread. */
final class GrowingTalk {
    static final int MOST_NAMES = 64;

    final String id;
    private final LinkedHashSet<String> names = new LinkedHashSet<>();
    private final Map<String, Outcome> toward = new LinkedHashMap<>();
    private final ArrayDeque<Long> sequences = new ArrayDeque<>();
    private Protocol protocol = Protocol.NEURAL;
    private Outcome last = Outcome.DELIVERED;
    private long firstMicros = Long.MAX_VALUE;
    long lastMicros = Long.MIN_VALUE;
    private int messages;
    private long bytes;

    GrowingTalk(String id) { this.id = id; }

    void add(SignalCursor signal, boolean newer) {
        String from = signal.text(signal.length(Part.SOURCE_NAME) > 0 ? Part.SOURCE_NAME : Part.SOURCE);
        String to = signal.text(signal.length(Part.TARGET_NAME) > 0 ? Part.TARGET_NAME : Part.TARGET);
        if (newer || messages == 0) {
            protocol = signal.protocol();
            last = signal.outcome();
        }
        meet(from);
        if (!to.isEmpty()) {
            meet(to);
            if (names.contains(to) && (newer || !toward.containsKey(to))) {
                toward.put(to, signal.outcome());
            }
        }
        messages++;
        bytes += signal.length(Part.FRAME);
        firstMicros = Math.min(firstMicros, signal.timeMicros());
        lastMicros = Math.max(lastMicros, signal.timeMicros());
        if (newer) {
            sequences.addLast(signal.sequence());
            if (sequences.size() > Talks.MOST_MESSAGES) {
                sequences.removeFirst();
            }
        } else if (sequences.size() < Talks.MOST_MESSAGES) {
            sequences.addFirst(signal.sequence());
        }
    }

    private void meet(String name) {
        if (names.size() < MOST_NAMES) {
            names.add(name);
        }
    }

    /** The newest that can be read, in order. */
    List<Long> sequences() { return List.copyOf(sequences); }

    Talk talk() {
        return new Talk(id, protocol, List.copyOf(names), firstMicros, lastMicros, messages, bytes,
                toward.entrySet().stream().filter(one -> one.getValue() == Outcome.QUEUED).map(Map.Entry::getKey).toList(), last);
    }
}
