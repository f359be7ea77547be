package dev.thalamus.hub.network;

import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.identity.Ttl;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.session.Envelope;
import dev.thalamus.hub.session.Opening;
import dev.thalamus.hub.session.Session;
import dev.thalamus.hub.session.Sessions;
import dev.thalamus.hub.session.Trail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients ask about channels. Confined to the core. Only a channel's participants are told of it. */
final class ChannelOps {
    private static final int MOST_OPTIONS = 256 << 10;
    private static final int MOST_REASON = 4_000;
    private static final int MOST_KEY = 200;
    /** No envelope is more times as long in the log as it was in its frame: numbers grow most, as {@code 9e9,} to {@code 9.0E9,}. */
    private static final int GROWS = 4;

    private final Sessions sessions;
    private final Stamps stamps;
    private final Trail trail;

    ChannelOps(Sessions sessions, Stamps stamps, Trail trail) {
        this.sessions = sessions;
        this.stamps = stamps;
        this.trail = trail;
    }

    void create(Call call) {
        ObjectNode labels = call.object("labels").deepCopy();
        String intent = call.textOrNull("intent");
        if (intent != null) {
            labels.put("intent", intent);
        }
        JsonNode ttl = call.value("ttl");
        if (Shape.write(call.object("knobs")).length + Shape.write(labels).length > MOST_OPTIONS) {
            throw Refusal.protocol("knobs and labels have at most " + MOST_OPTIONS + " bytes together");
        }
        sessions.open(new Opening(call.own(call.text("creator_id")), call.text("manifest_type"), call.number("manifest_version", 1),
                call.texts("participants"), call.numberOrNull("required_acks"), ttl.isNull() ? null : Ttl.of(ttl), call.object("knobs"),
                labels), call.reply(call::answer));
    }

    void get(Call call) { call.answer(theirs(call).channel()); }

    void close(Call call) {
        Session session = theirs(call);
        String reason = call.textOrNull("reason");
        if (reason != null && reason.length() > MOST_REASON) {
            throw Refusal.protocol("a reason has at most " + MOST_REASON + " characters");
        }
        sessions.close(session, reason == null ? "" : reason, call.reply(call::answer));
    }

    void list(Call call) {
        call.known();
        String agent = call.textOrNull("agent_id");
        int limit = Math.max(0, call.number("limit", 50));
        call.answerAll(
                sessions.all().stream().filter(session -> (agent == null || session.has(agent)) && concerns(call, session)).limit(limit)
                        .map(session -> Shape.write(session.channel())));
    }

    /** @param posted told of what was refused, for the history */
    void post(Call call, java.util.function.BiConsumer<Envelope, Refusal> posted) {
        Envelope envelope = call.record("envelope", Envelope.class);
        call.own(envelope.senderId());
        String key = envelope.idempotencyKey();
        if (key != null && key.length() > MOST_KEY) {
            throw Refusal.protocol("idempotency_key has at most " + MOST_KEY + " characters");
        }
        if (call.request.bytes() > Out.LIMIT / GROWS - Out.AROUND && Shape.write(envelope).length > Out.LIMIT - 2 * Out.AROUND) {
            throw Refusal.protocol("an envelope has at most " + (Out.LIMIT - 2 * Out.AROUND) + " bytes, so that every client can take it");
        }
        try {
            sessions.post(envelope, call.reply(call::answer));
            call.from.sent++;
        } catch (Refusal refused) {
            posted.accept(envelope, refused);
            throw refused;
        }
    }

    void read(Call call) {
        String id = call.text("channel_id");
        int since = call.number("since", 0);
        Integer until = call.numberOrNull("until");
        if (sessions.find(id) == null) {
            call.known();
            call.answerAll(Stream.empty());
            return;
        }
        sessions.read(theirs(call), call.reply(lines -> {
            int from = Math.clamp(since < 0 ? lines.size() + (long) since : since, 0, lines.size());
            int to = until == null ? lines.size() : Math.clamp(until < 0 ? lines.size() + (long) until : until, from, lines.size());
            call.answerAll(lines.subList(from, to).stream());
        }));
    }

    void findAnswer(Call call) {
        sessions.answerTo(theirs(call), call.text("sender_id"), call.text("causation_id"),
                call.reply(json -> call.answer(json.length == 0 ? Out.NULL : json)));
    }

    void maySend(Call call) {
        Session session = sessions.find(call.text("channel_id"));
        call.answer(session != null && sessions.maySend(session, call.text("sender_id"), call.textOrNull("event_type")));
    }

    void pendingTurns(Call call) {
        String agent = call.own(call.text("agent_id"));
        var turns = new ArrayList<Map<String, @Nullable String>>();
        for (Session session : sessions.all()) {
            if (agent.equals(session.next())) {
                var turn = new LinkedHashMap<String, @Nullable String>();
                turn.put("channel_id", session.id());
                turn.put("triggering_envelope_id", session.lastTextId());
                turn.put("expected_at", stamps.now());
                turns.add(turn);
            }
        }
        call.answer(turns);
    }

    /** A client's handler failed. From a connection that is not the agent's it means nothing, and is not on the record. */
    void turnFailed(Call call) {
        String agent = call.text("agent_id");
        String error = call.text("error");
        if (call.from.agents.contains(agent)) {
            trail.record("turn_failed", Map.of("channel_id", call.text("channel_id"), "agent_id", agent, "envelope_id",
                    call.text("envelope_id"), "exc_type", "RuntimeError", "exc_message", error));
        }
        call.answer((Object) null);
    }

    private Session theirs(Call call) {
        Session session = sessions.need(call.text("channel_id"));
        if (!concerns(call, session)) {
            throw Refusal.denied(Clause.NO_PART.of(session.id()));
        }
        return session;
    }

    private boolean concerns(Call call, Session session) { return call.from.agents.stream().anyMatch(session::has); }
}
