package dev.thalamus.hub.identity;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.query.Conversation;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * How often each name was asked, and how soon it answered, as the history tells: for protocols that know no answers. Confined to one thread.
 *
 * <p>A signal answers the oldest one that its receiver sent its sender and that has no answer, where both belong to the same conversation or one of
 * them names none; any other asks. What nobody tells apart is taken in its order.
 */
final class Answers {
    private static final int MOST_NAMES = 10_000;
    private static final int MOST_PAIRS = 10_000;
    private static final int MOST_OPEN = 100;
    private static final int SAMPLES = 101;

    private record Pair(String asker, String asked) {}

    /** @param timed whether it was handed over at once, so that the time until the answer is the answerer's */
    private record Ask(String conversation, long timeMicros, boolean timed) {
        boolean fits(String other) { return conversation.isEmpty() || other.isEmpty() || conversation.equals(other); }
    }

    private static final class Tally {
        final ArrayDeque<Long> latencies = new ArrayDeque<>(0);
        long asked;
        long answered;

        Answered now() {
            long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
            int half = sorted.length / 2;
            Optional<Long> median = sorted.length == 0
                    ? Optional.empty()
                    : Optional.of(sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
            return new Answered(asked, answered, median);
        }
    }

    private final LinkedHashMap<Pair, ArrayDeque<Ask>> open = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);
    private long next;

    /** Reads what came since the last time, at most so many signals; true when that was not all. */
    boolean read(History history, int most) {
        long first = history.firstSequence();
        if (next < first) {
            open.clear(); // between what was read and what is left signals are missing: no answer could be told
            next = first;
        }
        long end = history.nextSequence();
        long to = Math.min(end, next + most);
        next = Math.max(next, history.scan(next, to, this::look));
        return next < end;
    }

    private boolean look(SignalCursor signal) {
        String from = signal.text(Part.SOURCE_NAME);
        String to = signal.text(Part.TARGET_NAME);
        Outcome outcome = signal.outcome();
        if (!from.isEmpty() && !to.isEmpty() && !from.equals(to) && (outcome == Outcome.DELIVERED || outcome == Outcome.QUEUED)) {
            String conversation = Conversation.of(signal.text(Part.PAYLOAD));
            if (!answers(new Pair(to, from), conversation, signal.timeMicros())) {
                tally(to).asked++;
                ArrayDeque<Ask> asks = open.computeIfAbsent(new Pair(from, to), any -> new ArrayDeque<>(2));
                asks.add(new Ask(conversation, signal.timeMicros(), outcome == Outcome.DELIVERED));
                if (asks.size() > MOST_OPEN) {
                    asks.remove();
                }
                forgetEldest(open, MOST_PAIRS);
            }
        }
        return true;
    }

    private boolean answers(Pair pair, String conversation, long timeMicros) {
        ArrayDeque<Ask> asks = open.get(pair);
        if (asks == null) {
            return false;
        }
        for (Iterator<Ask> each = asks.iterator(); each.hasNext();) {
            Ask ask = each.next();
            if (ask.fits(conversation)) {
                each.remove();
                answered(tally(pair.asked), ask, timeMicros);
                if (asks.isEmpty()) {
                    open.remove(pair);
                }
                return true;
            }
        }
        return false;
    }

    private static void answered(Tally of, Ask ask, long timeMicros) {
        of.answered++;
        if (ask.timed) {
            of.latencies.add(Math.max(0, timeMicros - ask.timeMicros));
            if (of.latencies.size() > SAMPLES) {
                of.latencies.remove();
            }
        }
    }

    private Tally tally(String name) {
        Tally tally = tallies.computeIfAbsent(name, any -> new Tally());
        forgetEldest(tallies, MOST_NAMES);
        return tally;
    }

    private static <K, V> void forgetEldest(SequencedMap<K, V> map, int most) {
        if (map.size() > most) {
            map.pollFirstEntry();
        }
    }

    /** What was seen of every name. */
    Map<String, Answered> all() {
        return tallies.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().now(), (a, b) -> a,
                HashMap::new));
    }
}
