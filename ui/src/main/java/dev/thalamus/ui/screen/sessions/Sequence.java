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
 * @param waiting for what it waits, in a person's words; empty for nothing
 */
record Sequence(List<String> participants, List<Step> steps, String waiting) {
    static final Sequence NONE = new Sequence(List.of(), List.of(), "");
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
    record Message(Line line, int from, List<Integer> to, String label, String at, boolean quiet) implements Step {}

    /** Something that the hub said to all. */
    record Note(Line line, String label, String at, boolean bad) implements Step {}

    /** Nobody said anything. */
    record Gap(Duration silence) implements Step {}

    /** @param lines in order */
    static Sequence of(SessionView session, List<Line> lines) {
        // Signals name who takes part; a session's log may begin before some of them speak.
        var participants = new ArrayList<>(TalkSessions.is(session.id()) ? List.<String>of() : session.participants());
        var steps = new ArrayList<Step>();
        Instant first = null;
        Instant before = null;
        for (Line line : lines) {
            meet(participants, line.entry().sender());
            line.entry().audience().forEach(name -> meet(participants, name));
        }
        for (Line line : lines) {
            Instant at = SessionWords.instant(line.entry().at());
            if (before != null && Duration.between(before, at).compareTo(SHORTEST_GAP) >= 0) {
                steps.add(new Gap(Duration.between(before, at)));
            }
            String when = first == null ? Formats.timeMillis(at) : Formats.delta(Duration.between(first, at).toNanos());
            first = first == null ? at : first;
            before = at;
            steps.add(step(line, participants, when));
        }
        return new Sequence(participants, steps, SessionWords.waiting(session));
    }

    private static void meet(List<String> participants, String name) {
        if (!participants.contains(name)) {
            participants.add(name);
        }
    }

    private static Step step(Line line, List<String> participants, String when) {
        SessionEntry entry = line.entry();
        String label = SessionWords.line(entry);
        if (SessionWords.said(entry) == SessionWords.Said.BY_HUB) {
            return new Note(line, label, when, SessionWords.bad(entry));
        }
        var to = new ArrayList<Integer>();
        for (int i = 0; i < participants.size(); i++) {
            String name = participants.get(i);
            boolean reached = entry.audience().isEmpty() ? !name.equals(entry.sender()) : entry.audience().contains(name);
            if (reached && !name.equals(entry.sender())) {
                to.add(i);
            }
        }
        return new Message(line, participants.indexOf(entry.sender()), to, label, when,
                SessionWords.said(entry) == SessionWords.Said.BY_PROTOCOL);
    }

    /** Its beginning, with so many lines of the session; who takes part stands there from the first on. */
    Sequence until(int lines) {
        int left = lines;
        var some = new ArrayList<Step>();
        for (Step step : steps) {
            if (left == 0) {
                return new Sequence(participants, some, "");
            }
            left -= step instanceof Gap ? 0 : 1;
            some.add(step);
        }
        return this;
    }

    /** How a gap is told. */
    static String words(Gap gap) {
        return I18n.get("sessions.silence", gap.silence().toSeconds() < 60
                ? Formats.latency(gap.silence().toNanos())
                : Formats.duration(gap.silence()));
    }
}
