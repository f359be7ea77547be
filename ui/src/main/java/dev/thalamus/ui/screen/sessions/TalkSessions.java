package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.Talks;
import dev.thalamus.ui.bridge.Talks.Talk;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Conversations of signals as the list shows sessions. Stateless. */
final class TalkSessions {
    /** How ids of conversations begin here; no session's id does. */
    private static final String PREFIX = "signals:";

    private TalkSessions() {}

    static boolean is(String sessionId) { return sessionId.startsWith(PREFIX); }

    /** What the payloads name it. */
    static String conversation(String sessionId) { return sessionId.substring(PREFIX.length()); }

    static List<SessionView> of(Talks.Known known, Mirror mirror) { return known.talks().stream().map(talk -> of(talk, mirror)).toList(); }

    private static SessionView of(Talk talk, Mirror mirror) {
        // The history says that a signal was queued, not that it has been handed over since.
        List<String> waiting = talk.waitingFor().stream().filter(name -> mirror.queues().named(name).isPresent()).toList();
        String state = !waiting.isEmpty()
                ? "waiting"
                : talk.last() == Outcome.REFUSED ? "refused" : talk.last() == Outcome.EXPIRED ? "expired" : "signals";
        return new SessionView(PREFIX + talk.id(), talk.id(),
                talk.protocol() == Protocol.AGENTNET ? SessionView.AGENTNET : SessionView.NEURAL,
                state, talk.participants().isEmpty() ? "" : talk.participants().getFirst(), talk.participants(), iso(talk.firstMicros()),
                "",
                iso(talk.lastMicros()), "", "", waiting, "", talk.messages(), talk.messages(), talk.bytes());
    }

    /**
     * @param signals the newest of it, oldest first
     * @param whole whether none is before them
     */
    static Shown shown(SessionView session, List<SignalRecord> signals, boolean whole) {
        int first = whole ? 0 : Math.max(0, session.texts() - signals.size());
        var lines = new ArrayList<Line>(signals.size());
        for (int i = 0; i < signals.size(); i++) {
            lines.add(Line.of(first + i, signals.get(i)));
        }
        return new Shown(session, first, first + signals.size(), lines, List.of());
    }

    private static String iso(long micros) { return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC).toString(); }
}
