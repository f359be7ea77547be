package dev.thalamus.hub.session;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.Directory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks whether what should happen in sessions happens in time, and does what the manifest says where it does not. Confined to the core.
 *
 * <p>Each expectation fires once for each violator, and for turns once a turn; after a restart once more.
 */
public final class Expectations {
    /** Who has not done what, since how long; nobody by name means the session as a whole. */
    private record Violation(List<String> violators, double elapsedSeconds, double thresholdSeconds) {}

    private final Sessions sessions;
    private final Sessions.Parts parts;
    private final Directory directory;

    public Expectations(Sessions sessions, Sessions.Parts parts) {
        this.sessions = sessions;
        this.parts = parts;
        this.directory = parts.directory();
    }

    /** Looks at all sessions that have not ended. */
    public void sweep() {
        long now = parts.clock().steadyMillis();
        for (Session session : List.copyOf(sessions.all())) {
            if (!session.state().terminal() && session.broken == null) {
                sweep(session, now);
            }
        }
    }

    private void sweep(Session session, long now) {
        List<Manifest.Expectation> all = session.header.manifest().expectations();
        for (int i = 0; i < all.size() && !session.state().terminal(); i++) {
            Manifest.Expectation one = all.get(i);
            Violation violation = violation(session, one, now);
            if (violation != null && fires(session, i, one, violation)) {
                Sessions.guarded(() -> handle(session, one, violation));
            }
        }
    }

    /** What is violated now; null when nothing is, or when nobody knows such an expectation. */
    private static @Nullable Violation violation(Session session, Manifest.Expectation one, long now) {
        boolean active = session.state() == Channel.State.ACTIVE;
        return switch (one.name()) {
            case "acks_within" -> active
                    ? null
                    : since(session.createdMillis, now, one.seconds(30), applying(session, one, List.copyOf(session.pending)));
            case "reply_within" -> active ? replies(session, one, now) : null;
            case "max_silence" -> {
                double elapsed = (now - session.saidMillis) / 1e3;
                yield active && elapsed >= one.seconds(3_600) ? new Violation(List.of(), elapsed, one.seconds(3_600)) : null;
            }
            case "turn_within" -> session.next() == null
                    ? null
                    : since(session.turnMillis, now, one.seconds(600), applying(session, one, List.of(String.valueOf(session.next()))));
            default -> null;
        };
    }

    private static @Nullable Violation replies(Session session, Manifest.Expectation one, long now) {
        long latest = now - Math.round(one.seconds(600) * 1e3);
        List<String> silent = session.parties().stream().filter(id -> {
            Session.Heard heard = session.heard.get(id);
            return heard != null && !heard.answered && heard.addressedMillis <= latest;
        }).toList();
        long eldest = silent.stream().mapToLong(id -> java.util.Objects.requireNonNull(session.heard.get(id)).addressedMillis).min()
                .orElse(now);
        return since(eldest, now, one.seconds(600), applying(session, one, silent));
    }

    private static @Nullable Violation since(long from, long now, double seconds, List<String> violators) {
        double elapsed = (now - from) / 1e3;
        return violators.isEmpty() || elapsed < seconds ? null : new Violation(violators, elapsed, seconds);
    }

    /** Those of them that the expectation is about: all, or the named roles and ids. */
    private static List<String> applying(Session session, Manifest.Expectation one, List<String> who) {
        JsonNode to = one.appliesTo();
        if (to == null) {
            return who;
        }
        List<String> named = to.isArray() ? to.valueStream().map(name -> name.asString("")).toList() : List.of(to.asString(""));
        return who.stream().filter(id -> named.contains(id) || session.header.participants().stream()
                .anyMatch(party -> party.agentId().equals(id) && named.contains(party.role()))).toList();
    }

    private static boolean fires(Session session, int index, Manifest.Expectation one, Violation violation) {
        int turn = one.name().equals("turn_within") || one.name().equals("reply_within") ? session.texts() + 1 : 1;
        boolean fresh = false;
        for (String who : violation.violators.isEmpty() ? List.of("") : violation.violators) {
            Integer before = session.fired.put(index + " " + who, turn);
            fresh |= before == null || before < turn;
        }
        return fresh;
    }

    private void handle(Session session, Manifest.Expectation one, Violation violation) {
        ObjectNode detail = Sessions.object().put("elapsed_seconds", violation.elapsedSeconds).put("threshold_seconds",
                violation.thresholdSeconds);
        var fields = new TreeMap<String, Object>(Map.of("channel_id", session.id(), "expectation", one.name(), "on_violation",
                one.onViolation(), "violators", violation.violators));
        fields.put("params", Map.of("seconds", violation.thresholdSeconds));
        fields.put("detail", Map.of("elapsed_seconds", violation.elapsedSeconds, "threshold_seconds", violation.thresholdSeconds));
        parts.trail().record("expectation_violated", fields);
        parts.events().publish(new HubEvent.ExpectationViolated(parts.clock().wallMillis(), session.id(), one.name(),
                violation.violators.stream().map(directory::nameOf).toList(), one.onViolation()));
        switch (one.onViolation()) {
            case "notify", "notify_channel", "notify_session" -> announce(session, one, violation, detail, null);
            case "warn" -> announce(session, one, violation, detail.put("on_violation", "warn"),
                    violation.violators.isEmpty() ? null : violation.violators);
            case "hide", "remove" -> announce(session, one, violation, detail.put("on_violation", "hide"), null);
            case "auto_close" -> sessions.violated(session, one.name());
            default -> {
                // To be on the record is all that "audit" wants, and all that can be done for a word nobody knows.
            }
        }
    }

    private void announce(Session session, Manifest.Expectation one, Violation violation, ObjectNode detail,
            @Nullable List<String> audience) {
        ObjectNode data = Sessions.object().put("expectation", one.name());
        data.set("violators", data.arrayNode().addAll(violation.violators.stream().map(data::stringNode).toList()));
        data.set("detail", detail);
        sessions.announce(session, Envelope.of(session.id(), session.header.creatorId(), audience, EventTypes.VIOLATED, data));
    }
}
