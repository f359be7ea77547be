package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.History;
import dev.thalamus.ui.bridge.Talks.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks backwards through the history for one conversation's messages, a step at a time, so that other questions of the window come between.
 *
 * <p>Its steps are confined to the reader's thread.
 */
final class TalkSearch {
    private final FxPump pump;
    private final Supplier<@Nullable History> history;
    private final String conversation;
    private final Deque<Long> found = new ArrayDeque<>();
    private final CompletableFuture<Page> answer = new CompletableFuture<>();

    /** @param history asked on the reader's thread; null while there is none */
    TalkSearch(FxPump pump, Supplier<@Nullable History> history, String conversation) {
        this.pump = pump;
        this.history = history;
        this.conversation = conversation;
    }

    /** The newest messages below a sequence, {@value Talks#MOST_MESSAGES} at most. To cancel it ends the search. */
    CompletableFuture<Page> below(long sequence) {
        look(sequence);
        return answer;
    }

    private void look(long below) {
        var _ = pump.ask(() -> step(below)).whenComplete((looked, problem) -> {
            if (problem != null) {
                answer.completeExceptionally(problem);
            } else if (looked.page == null) {
                look(looked.below);
            } else {
                answer.complete(looked.page);
            }
        });
    }

    /** How far down it looked; the page once there is enough, or no more. */
    private record Looked(long below, @Nullable Page page) {}

    private Looked step(long below) {
        History now = history.get();
        if (now == null || answer.isDone()) {
            return new Looked(0, new Page(List.of(), true));
        }
        long from = Math.min(below, now.nextSequence());
        long next = now.scanBack(from, Math.max(now.firstSequence(), from - Talks.STEP), signal -> {
            if (conversation.equals(Talks.conversation(signal))) {
                found.addFirst(signal.sequence());
            }
            return found.size() < Talks.MOST_MESSAGES;
        });
        boolean first = next <= now.firstSequence();
        return new Looked(next, first || found.size() == Talks.MOST_MESSAGES ? new Page(records(now, found), first) : null);
    }

    /** Those that the history still has. */
    static List<SignalRecord> records(History history, Iterable<Long> sequences) {
        var records = new ArrayList<SignalRecord>();
        for (long sequence : sequences) {
            history.read(sequence, 1).stream().filter(signal -> signal.sequence() == sequence).forEach(records::add);
        }
        return records;
    }
}
