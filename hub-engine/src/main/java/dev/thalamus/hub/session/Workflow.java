package dev.thalamus.hub.session;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns go as a graph says, by who spoke, which tool was called and what the shared context holds. Confined to the core. */
final class Workflow extends Conduct {
    private static final int MOST_VARIABLES = 1_000;

    private final Graph graph;
    private final Map<String, JsonNode> context = new HashMap<>();
    private @Nullable String expected;
    private @Nullable String reason;

    Workflow(Channel channel) {
        super(channel);
        graph = new Graph(channel.knobs().path("graph"), initiator, parties);
        expected = graph.first();
        channel.knobs().path("context_vars").properties().forEach(variable -> context.put(variable.getKey(), variable.getValue()));
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
        changes.path("delete").forEach(key -> context.remove(key.asString("")));
        changes.path("set").properties().forEach(variable -> context.put(variable.getKey(), variable.getValue()));
    }

    @Override
    @Nullable
    String over() { return reason; }

    @Override
    @Nullable
    String next() { return expected; }
}
