package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.Outcomes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Sessions and what is said in them, in a person's words. Stateless. */
final class SessionWords {
    private static final int LONGEST_LINE = 90;

    /** Who an entry comes from. */
    enum Said {
        /** An agent's own words or data. */
        BY_AGENT,
        /** What an agent's client says to keep the session going. */
        BY_PROTOCOL,
        /** The hub, in the creator's name. */
        BY_HUB
    }

    private SessionWords() {}

    static Instant instant(String iso) {
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException noTime) {
            return Instant.EPOCH;
        }
    }

    static Said said(SessionEntry entry) {
        return switch (entry.eventType()) {
            case "ag2.channel.opened", "ag2.channel.closed", "ag2.channel.expired", "ag2.expectation.violated" -> Said.BY_HUB;
            case "ag2.channel.invite", "ag2.channel.invite.ack", "ag2.channel.invite.reject" -> Said.BY_PROTOCOL;
            default -> Said.BY_AGENT;
        };
    }

    static boolean bad(SessionEntry entry) {
        return entry.eventType().equals("ag2.channel.expired") || entry.eventType().equals("ag2.expectation.violated");
    }

    /** An entry in one line: the beginning of its words, or what kind of thing it is. */
    static String line(SessionEntry entry) {
        String text = entry.text().isEmpty() ? kind(entry) : Visible.within(entry.text().replaceAll("\\s+", " ").strip());
        return text.length() <= LONGEST_LINE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST_LINE - 1,
                        text.codePointCount(0, text.length())))) + "…";
    }

    /** What kind of thing an entry without words is. */
    static String kind(SessionEntry entry) {
        String key = "sessions.event." + entry.eventType().replaceFirst("^ag2\\.", "").replace('.', '-').replace('_', '-');
        String detail = detail(entry);
        return I18n.has(key) ? I18n.get(key, detail) : Visible.of(entry.eventType());
    }

    /** The reason of an end, or the expectation that was not met. */
    private static String detail(SessionEntry entry) {
        var found = java.util.regex.Pattern.compile("\"(?:reason|expectation)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(entry.json());
        return found.find() ? found.group(1) : "";
    }

    /** What a session is about: what its creator said, or its type. */
    static String title(SessionView session) {
        return session.title().isEmpty() ? type(session) : Visible.of(session.title());
    }

    static String type(SessionView session) {
        String key = "sessions.type." + session.type();
        return I18n.has(key) ? I18n.get(key) : Visible.of(session.type());
    }

    /** How it stands, in a word or two. */
    static String state(SessionView session) {
        if (session.state().equals("active") && !session.next().isEmpty()) {
            return I18n.get("sessions.state.turn", session.next());
        }
        if (session.state().equals("closed") && session.closeReason().startsWith("expectation_violated:")) {
            return I18n.get("sessions.state.violated");
        }
        if (session.state().equals("waiting")) {
            return I18n.get("sessions.state.waiting", EventText.names(session.waitingFor()));
        }
        return I18n.get("sessions.state." + session.state());
    }

    /** For what an open session waits; empty for nothing. */
    static String waiting(SessionView session) {
        if (!session.waitingFor().isEmpty()) {
            return I18n.get(TalkSessions.is(session.id()) ? "sessions.waiting-signals" : "sessions.waiting",
                    EventText.names(session.waitingFor()));
        }
        return session.state().equals("active") && !session.next().isEmpty() ? I18n.get("sessions.state.turn", session.next()) : "";
    }

    /** What became of a signal: how long it took, or why it did not arrive. */
    static String fate(Line.Fate fate) {
        return fate.arrived() ? Formats.latency(fate.latencyNanos()) : Outcomes.of(fate.outcome(), fate.reason());
    }

    static String tone(SessionView session) {
        return switch (session.state()) {
            case "pending", "waiting" -> Style.WARNING;
            case "active" -> Style.ACCENT;
            case "expired", "refused" -> Style.DANGER;
            case "signals" -> Style.OUTLINED;
            default -> session.closeReason().startsWith("expectation_violated:") || session.closeReason().startsWith("invite_")
                    ? Style.DANGER
                    : Style.SUCCESS;
        };
    }

    static boolean open(SessionView session) { return session.state().equals("active") || session.state().equals("pending"); }

    /** From the beginning to the last that was said. */
    static Duration lasted(SessionView session) {
        Duration all = Duration.between(instant(session.createdAt()), instant(session.lastAt()));
        return all.isNegative() ? Duration.ZERO : all;
    }
}
