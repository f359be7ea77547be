package dev.thalamus.hub.session;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns go as a graph says, by who spoke, which tool was called and what the shared context holds. Confined to the core. */
final class Workflow extends Conduct {
    private static final int MOST_VARIABLES = 1_000;
    private static final int MOST_CONTEXT = 256 << 10;

    private final Graph graph;
    private final Map<String, JsonNode> context = new HashMap<>();
    private @Nullable String expected;
    private @Nullable String reason;
    /** Characters of JSON in the context. */
    private int held;

    Workflow(Channel channel) {
        super(channel);
        graph = new Graph(channel.knobs().path("graph"), initiator, parties);
        expected = graph.first();
        channel.knobs().path("context_vars").properties().forEach(variable -> set(variable.getKey(), variable.getValue()));
    }

    @Override
    boolean takesTurn(Envelope envelope) { return envelope.isText() || envelope.eventType().equals(EventTypes.PACKET); }

    @Override
    void validate(Envelope envelope) {
        if (takesTurn(envelope) && !envelope.senderId().equals(expected)) {
            throw refused("workflow channel '" + channelId + "' expects '" + expected + "' to speak, got '" + envelope.senderId() + "'");
        }
        JsonNode routing = envelope.eventData().path("routing");
        String target = text(routing, "target", "");
        if (envelope.eventType().equals(EventTypes.PACKET) && text(routing, "kind", "").equals("handoff") && !target.isEmpty()
                && !parties.contains(target)) {
            throw refused("handoff to '" + target + "', who is not a participant");
        }
        JsonNode changes = envelope.eventType().equals(EventTypes.CONTEXT)
                ? envelope.eventData()
                : envelope.eventData().path("context_updates");
        if (context.size() + changes.path("set").size() > MOST_VARIABLES) {
            throw refused("a workflow has at most " + MOST_VARIABLES + " context variables");
        }
        if (!changes.path("set").isEmpty() && held + changes.path("set").toString().length() > MOST_CONTEXT) {
            throw refused("the context of a workflow has at most " + MOST_CONTEXT + " characters of JSON");
        }
    }

    @Override
    void fold(Envelope envelope) {
        if (envelope.eventType().equals(EventTypes.CONTEXT)) {
            change(envelope.eventData());
        }
        super.fold(envelope);
    }

    @Override
    void spoke(Envelope envelope) {
        JsonNode routing = envelope.isText() ? tools.jackson.databind.node.MissingNode.getInstance() : envelope.eventData().path("routing");
        change(envelope.eventData().path("context_updates"));
        String kind = text(routing, "kind", "");
        String target = text(routing, "target", "");
        if (kind.equals("finish")) {
            end(text(routing, "reason", "finished"));
        } else if (kind.equals("handoff") && parties.contains(target)) {
            expected = target;
        } else {
            JsonNode tool = routing.path("tool");
            Graph.Next next = graph.after(new Graph.Step(envelope.senderId(), tool.isString() ? tool.stringValue() : null, context));
            expected = next.speaker();
            if (expected == null) {
                end(next.reason());
            }
        }
        if (reason == null && graph.maxTurns() > 0 && turns >= graph.maxTurns()) {
            end("max_turns");
        }
    }

    private void end(String why) {
        reason = why;
        expected = null;
    }

    private void change(JsonNode changes) {
        changes.path("delete").forEach(key -> held -= size(key.asString(""), context.remove(key.asString(""))));
        changes.path("set").properties().forEach(variable -> set(variable.getKey(), variable.getValue()));
    }

    private void set(String key, JsonNode value) { held += size(key, value) - size(key, context.put(key, value)); }

    private static int size(String key, @Nullable JsonNode value) { return value == null ? 0 : key.length() + value.toString().length(); }

    @Override
    @Nullable
    String over() { return reason; }

    @Override
    @Nullable
    String next() { return expected; }
}
