package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Who speaks after whom in a workflow. Immutable. */
final class Graph {
    private static final Set<String> CONDITIONS = Set.of("always", "from_speaker", "tool_called", "context_equals");
    private static final Set<String> TARGETS = Set.of("agent", "round_robin", "stay", "revert_to_initiator", "terminate");
    private static final int MOST_TRANSITIONS = 1_000;

    private record Part(String name, JsonNode args) {}

    private record Transition(Part when, Part then, int priority) {}

    /**
     * What a turn was.
     *
     * @param tool that it called, or null
     */
    record Step(String speaker, @Nullable String tool, Map<String, JsonNode> context) {}

    /** What comes next: a speaker, or the reason for the end. */
    record Next(@Nullable String speaker, String reason) {}

    private final List<String> parties;
    private final String initiator;
    private final String first;
    private final List<Transition> transitions = new ArrayList<>();
    private final @Nullable Part otherwise;
    private final int maxTurns;

    /** @throws Refusal for a graph that names what there is not */
    Graph(JsonNode graph, String initiator, List<String> parties) {
        if (!graph.isObject()) {
            throw wrong("needs the knob 'graph'");
        }
        this.parties = parties;
        this.initiator = initiator;
        first = party(Conduct.text(graph, "initial_speaker", ""), "initial_speaker");
        JsonNode list = graph.path("transitions");
        if (list.size() > MOST_TRANSITIONS) {
            throw wrong("has more than " + MOST_TRANSITIONS + " transitions");
        }
        for (JsonNode one : list) {
            transitions.add(new Transition(part(one.path("when"), CONDITIONS), target(one.path("then")), one.path("priority").asInt(0)));
        }
        transitions.sort(Comparator.comparingInt(Transition::priority));
        JsonNode last = graph.path("default_target");
        otherwise = last.isObject() ? target(last) : null;
        maxTurns = graph.path("max_turns").asInt(0);
    }

    String first() { return first; }

    /** 0 for any number. */
    int maxTurns() { return maxTurns; }

    Next after(Step step) {
        for (Transition transition : transitions) {
            if (holds(transition.when, step)) {
                return next(transition.then, step.speaker);
            }
        }
        return otherwise == null ? new Next(null, "workflow_terminated") : next(otherwise, step.speaker);
    }

    private static boolean holds(Part condition, Step step) {
        return switch (condition.name) {
            case "always" -> true;
            case "from_speaker" -> Conduct.text(condition.args, "agent_id", "").equals(step.speaker);
            case "tool_called" -> step.tool != null && step.tool.equals(Conduct.text(condition.args, "tool_name", ""));
            default -> orNull(step.context.get(Conduct.text(condition.args, "key", ""))).equals(orNull(condition.args.get("value")));
        };
    }

    private static JsonNode orNull(@Nullable JsonNode value) { return value == null ? NullNode.getInstance() : value; }

    private Next next(Part target, String speaker) {
        return switch (target.name) {
            case "agent" -> new Next(Conduct.text(target.args, "agent_id", ""), "");
            case "round_robin" -> new Next(parties.get((parties.indexOf(speaker) + 1) % parties.size()), "");
            case "stay" -> new Next(speaker, "");
            case "revert_to_initiator" -> new Next(initiator, "");
            default -> new Next(null, Conduct.text(target.args, "reason", "after_work"));
        };
    }

    private Part target(JsonNode node) {
        Part target = part(node, TARGETS);
        if (target.name.equals("agent")) {
            party(Conduct.text(target.args, "agent_id", ""), "a transition");
        }
        return target;
    }

    private static Part part(JsonNode node, Set<String> known) {
        String name = Conduct.text(node, "name", "");
        if (!known.contains(name)) {
            throw wrong("does not know '" + name + "'; it knows " + String.join(", ", known.stream().sorted().toList()));
        }
        return new Part(name, node.path("args"));
    }

    private String party(String id, String where) {
        if (!parties.contains(id)) {
            throw wrong("names '" + id + "' in " + where + ", who is not a participant");
        }
        return id;
    }

    private static Refusal wrong(String what) { return Refusal.protocol("the workflow's graph " + what); }
}
