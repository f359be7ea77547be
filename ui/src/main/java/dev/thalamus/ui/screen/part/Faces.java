package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.AgentFace.Kind;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.hub.model.SignalType;
import java.util.List;

/** How agents look. Confined to the FX thread. */
public final class Faces {
    private Faces() {}

    /** One instance. */
    public static AgentFace of(AgentView agent) { return of(agent, 1); }

    /** A name with so many instances, drawn as {@code agent}. */
    public static AgentFace of(AgentView agent, int instances) {
        return new AgentFace(agent.name(), null, agent.color(), agent.state() == AgentState.GONE ? Kind.GONE : kind(agent), instances);
    }

    /** A sender or receiver of a signal: a name, {@code name@domain}, a hash, or empty for everybody. */
    public static AgentFace named(Agents agents, String name) {
        if (name.isEmpty()) {
            return new AgentFace(I18n.get("shell.everybody"), null, 0, Kind.SYSTEM, 1);
        }
        int at = name.indexOf('@');
        String local = at < 0 ? name : name.substring(0, at);
        List<AgentRow> known = agents.named(local);
        Kind kind = at >= 0 ? Kind.REMOTE : known.isEmpty() ? Kind.GONE : kind(known.getFirst().now());
        return new AgentFace(local, at < 0 ? null : name.substring(at + 1), agents.colorOf(name), kind, 1);
    }

    public static SignalShape shape(SignalType type) { return SignalShape.ofCode(type.code()); }

    private static Kind kind(AgentView agent) {
        return switch (agent.kind()) {
            case LIVE -> Kind.LIVE;
            case SIMULATED -> Kind.SIMULATED;
            case REMOTE -> Kind.REMOTE;
            case SYSTEM -> Kind.SYSTEM;
        };
    }
}
