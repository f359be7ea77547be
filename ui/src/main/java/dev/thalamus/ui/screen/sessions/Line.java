package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.capture.CaptureFormat;
import dev.thalamus.hub.capture.CaptureText;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.Conversation;
import dev.thalamus.ui.kit.JsonItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a session: an envelope of its log, or a signal of the history. Immutable.
 *
 * @param signal what the hub did with it; null for an envelope
 */
record Line(SessionEntry entry, @Nullable Fate signal) {
    /** Members of a payload that hold what a person would read, the most telling first. */
    private static final List<String> WORDS = List.of("text", "texto", "message", "mensaje", "content", "contenido");

    /**
     * What became of a signal. Immutable.
     *
     * @param type null for protocols that have none
     * @param latencyNanos 0 when nothing was handed over
     */
    record Fate(long sequence, @Nullable SignalType type, Outcome outcome, Reason reason, long latencyNanos) {
        /** Whether it reached somebody. */
        boolean arrived() { return outcome == Outcome.DELIVERED || outcome == Outcome.FORWARDED; }
    }

    /** What stays of it when its place and fate change. */
    Object key() { return signal == null ? entry.id() : signal.sequence(); }

    static List<Line> of(List<SessionEntry> entries) { return entries.stream().map(entry -> new Line(entry, null)).toList(); }

    /** @param index of it in its conversation */
    static Line of(int index, SignalRecord signal) {
        String at = Instant.EPOCH.plus(signal.timeMicros(), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC).toString();
        String from = signal.sourceName().isEmpty() ? signal.source() : signal.sourceName();
        String to = signal.targetName().isEmpty() ? signal.target() : signal.targetName();
        var entry = new SessionEntry(index, signal.messageId(), from, to.isEmpty() ? List.of() : List.of(to), "signal",
                words(signal.payload()), at, "", CaptureText.of(List.of(signal), CaptureFormat.NDJSON).strip());
        return new Line(entry, new Fate(signal.sequence(), signal.type(), signal.outcome(), signal.reason(), signal.latencyNanos()));
    }

    /** What a person would read of a payload: its words, else its members without the conversation's name. */
    private static String words(String payload) {
        JsonItem root;
        try {
            root = JsonItem.read(payload);
        } catch (JsonItem.Wrong noJson) {
            return payload;
        }
        for (String name : WORDS) {
            JsonItem text = root.get(name);
            if (text != null && text.kind() == JsonItem.Kind.STRING && !text.text().isBlank()) {
                return text.text();
            }
        }
        String members = root.children().stream().filter(member -> member.key() != null && !Conversation.MEMBERS.contains(member.key()))
                .map(member -> member.key() + " " + (member.kind() == JsonItem.Kind.STRING ? member.text() : member.json()))
                .collect(Collectors.joining(" · "));
        return members.isEmpty() ? payload : members;
    }
}
