package dev.thalamus.hub.neural;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Agent;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.Requests;
import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Names;
import dev.thalamus.hub.wire.ControlMessage;
import dev.thalamus.hub.wire.Fault;
import dev.thalamus.hub.wire.JsonText;
import dev.thalamus.hub.wire.RpcEnvelope;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.hub.wire.WireFault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Tells messages apart by their first bytes and does what they ask.
 *
 * <p>Confined to the core. The text of the refusal is NeuralHub's, word for word, because agents' authors look for it.
 */
final class Messages {

    private final HubConfig config;
    private final Core core;
    private final Clock clock;
    private final Requests requests;
    private final Status status;
    private final Introductions introductions;
    private final Complaints complaints;

    Messages(HubConfig config, Core core, Clock clock, Requests requests, Status status, Introductions introductions,
            Complaints complaints) {
        this.config = config;
        this.core = core;
        this.clock = clock;
        this.requests = requests;
        this.status = status;
        this.introductions = introductions;
        this.complaints = complaints;
    }

    /** One text or binary message; the bytes are only valid during the call. */
    void handle(Session session, boolean text, byte[] bytes, int start, int length, long readNanos) {
        Agent agent = session.agent;
        if (agent != null && SignalFrame.isSignal(bytes, start, length)) {
            signal(session, agent, bytes, start, length, readNanos);
        } else if (JsonText.isJson(bytes, start, length)) {
            json(session, text, bytes, start, length, readNanos);
        } else if (agent == null && session.peer == null && !(text && session.introduced)) {
            complaints.refuse(session, Clause.CONTROL_FIRST.of());
        } else if (text) {
            complaints.reject(session, Clause.NO_MESSAGE_TEXT.of());
            session.link.send(true, RpcEnvelope.Invalid.parseError(new WireFault(Fault.JSON_SYNTAX)).answer());
        } else {
            complaints.complain(session, Clause.NO_MESSAGE_BINARY.of());
        }
    }

    private void signal(Session session, Agent agent, byte[] bytes, int start, int length, long readNanos) {
        int flags;
        try {
            flags = SignalFrame.check(bytes, start, length);
        } catch (WireFault fault) {
            complaints.complain(session, String.valueOf(fault.getMessage()));
            return;
        }
        core.route(agent, bytes, start, length, flags, readNanos);
    }

    private void json(Session session, boolean text, byte[] bytes, int start, int length, long readNanos) {
        JsonNode message;
        // A forwarded signal is written in hex, so a peer's message may have twice the bytes of a signal; its link has a limit of its own.
        if (session.peer == null && length > config.limits().text()) {
            String why = Clause.MESSAGE_LONG.of(config.limits().text());
            complaints.complain(session, why);
            if (text) { // it may be a request, whose caller would wait for ever
                session.link.send(true,
                        new RpcEnvelope.Invalid(NullNode.instance, true, RpcEnvelope.INVALID_REQUEST, "Invalid Request: " + why).answer());
            }
            return;
        }
        try {
            message = JsonText.read(bytes, start, length, config.limits().depth());
        } catch (WireFault fault) {
            complaints.reject(session, String.valueOf(fault.getMessage()));
            session.link.send(text, RpcEnvelope.Invalid.parseError(fault).answer());
            return;
        }
        if (!ControlMessage.isControl(message)) {
            session.introduced = true;
            Agent agent = session.agent;
            var caller = new Requests.Caller(role(session), agent, session.shown(), new Requests.Connection(session.link, text), readNanos);
            requests.handle(caller, message, answer -> session.link.send(text, answer));
            return;
        }
        ControlMessage control;
        try {
            control = ControlMessage.of(message);
        } catch (WireFault fault) {
            if (session.agent == null && session.peer == null) {
                complaints.refuse(session, String.valueOf(fault.getMessage()));
            } else {
                complaints.complain(session, String.valueOf(fault.getMessage()));
            }
            return;
        }
        if (session.peer != null) {
            session.peer.control(control);
        } else if (session.agent != null) {
            fromAgent(session, session.agent, control);
        } else {
            introductions.first(session, control);
        }
    }

    private static Requests.Role role(Session session) {
        if (session.link.operator()) {
            return Requests.Role.OPERATOR;
        }
        return session.agent == null ? Requests.Role.GUEST : Requests.Role.AGENT;
    }

    private void fromAgent(Session session, Agent agent, ControlMessage control) {
        switch (control) {
            case ControlMessage.Register _ -> complaints.complain(session, Clause.REGISTERED_ALREADY.of());
            case ControlMessage.Discover discover -> {
                String name = discover.name();
                @Nullable
                String hash = name == null ? null : core.directory().hashOf(name);
                Complaints.answer(session, new ControlMessage.DiscoverResult(name, hash, hash != null));
            }
            case ControlMessage.SynapseUpdate update -> learn(session, update);
            case ControlMessage.Status _ -> Complaints.answer(session, status.message());
            case ControlMessage.Ping _ -> Complaints.answer(session, new ControlMessage.Pong(clock.wallMicros() / 1e6));
            // What only hubs say is ignored from agents, as the reference does; so is what nobody knows.
            case ControlMessage.Registered _,ControlMessage.PeerJoined _,ControlMessage.PeerLeft _,ControlMessage.DiscoverResult _,ControlMessage.HubStatus _,ControlMessage.Pong _,ControlMessage.Refused _,ControlMessage.HubRegister _,ControlMessage.HubRegistered _,ControlMessage.HubPeerUpdate _,ControlMessage.FwdSignal _,ControlMessage.FwdBatch _,ControlMessage.FwdAck _,ControlMessage.FwdLate _,ControlMessage.HubTrace _,ControlMessage.HubTraced _,ControlMessage.Unknown _ ->
                complaints.reject(session,
                        Clause.MEANS_NOTHING.of(control.getClass().getSimpleName(), agent.name()));
        }
    }

    /** What an agent tells of a synapse is kept, also on disk: only names are. */
    private void learn(Session session, ControlMessage.SynapseUpdate update) {
        String problem = Names.targetProblem(update.source());
        Clause which = Clause.SOURCE_IS;
        if (problem == null) {
            problem = Names.targetProblem(update.target());
            which = Clause.TARGET_IS;
        }
        if (problem == null) {
            core.plasticity().told(update.source(), update.target(), update.success(), clock.wallMillis());
        } else {
            complaints.complain(session, which.of(problem));
        }
    }
}
