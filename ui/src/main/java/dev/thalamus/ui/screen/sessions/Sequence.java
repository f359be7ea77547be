package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A session as a sequence diagram: who stands where, and what goes from whom to whom in which order. Immutable.
 *
 * @param participants names, from left to right
 */
record Sequence(List<String> participants, List<Step> steps) {
    private static final Duration SHORTEST_GAP = Duration.ofSeconds(1);

    Sequence {
        participants = List.copyOf(participants);
        steps = List.copyOf(steps);
    }

    /** One line of the diagram. */
    sealed interface Step {}

    /**
     * Something that one said to others.
     *
     * @param from column of the sender
     * @param to columns of the receivers
     * @param at since the first line; of the first line itself the time of day
     * @param quiet whether it only keeps the session going: an invitation, an answer to one
     */
    record Message(SessionEntry entry, int from, List<Integer> to, String label, String at, boolean quiet) implements Step {}

    /** Something that the hub said to all. */
    record Note(SessionEntry entry, String label, String at, boolean bad) implements Step {}

    /** Nobody said anything. */
    record Gap(Duration silence) implements Step {}

    /** @param entries in order */
    static Sequence of(SessionView session, List<SessionEntry> entries) {
        var participants = new ArrayList<>(session.participants());
        var steps = new ArrayList<Step>();
        Instant first = null;
        Instant before = null;
        for (SessionEntry entry : entries) {
            if (!participants.contains(entry.sender())) {
                participants.add(entry.sender());
            }
            Instant at = SessionWords.instant(entry.at());
            if (before != null && Duration.between(before, at).compareTo(SHORTEST_GAP) >= 0) {
                steps.add(new Gap(Duration.between(before, at)));
            }
            String when = first == null ? Formats.timeMillis(at) : Formats.delta(Duration.between(first, at).toNanos());
            first = first == null ? at : first;
            before = at;
            steps.add(step(entry, participants, when));
        }
        return new Sequence(participants, steps);
    }

    private static Step step(SessionEntry entry, List<String> participants, String when) {
        String label = SessionWords.line(entry);
        if (SessionWords.said(entry) == SessionWords.Said.BY_HUB) {
            return new Note(entry, label, when, SessionWords.bad(entry));
        }
        var to = new ArrayList<Integer>();
        for (int i = 0; i < participants.size(); i++) {
            String name = participants.get(i);
            boolean reached = entry.audience().isEmpty() ? !name.equals(entry.sender()) : entry.audience().contains(name);
            if (reached && !name.equals(entry.sender())) {
                to.add(i);
            }
        }
        return new Message(entry, participants.indexOf(entry.sender()), to, label, when,
                SessionWords.said(entry) == SessionWords.Said.BY_PROTOCOL);
    }

    /** How a gap is told. */
    static String words(Gap gap) { return I18n.get("sessions.silence", Formats.duration(gap.silence())); }
}
