package dev.thalamus.hub.neural;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Agent;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.PeerLinks;
import dev.thalamus.hub.core.Requests;
import dev.thalamus.hub.core.Status;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Names;
import dev.thalamus.hub.model.Protocol;
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
 * <p>Confined to the core. The texts of the first two refusals are NeuralHub's, word for word, because agents' authors look for them.
 */
final class Messages {
    private static final String CONTROL_FIRST = "Primer mensaje debe ser de control";
    private static final String REGISTER_FIRST = "Se esperaba registro de agente";

    private final HubConfig config;
    private final Core core;
    private final EventBus events;
    private final Clock clock;
    private final Requests requests;
    private final Status status;
    private final Strangers strangers;
    private PeerLinks peers = PeerLinks.NONE;

    Messages(HubConfig config, Core core, EventBus events, Clock clock, Requests requests, Status status, Strangers strangers) {
        this.config = config;
        this.core = core;
        this.events = events;
        this.clock = clock;
        this.requests = requests;
        this.status = status;
        this.strangers = strangers;
    }

    void peers(PeerLinks links) { peers = links; }

    /** One text or binary message; the bytes are only valid during the call. */
    void handle(Session session, boolean text, byte[] bytes, int start, int length, long readNanos) {
        Agent agent = session.agent;
        if (agent != null && SignalFrame.isSignal(bytes, start, length)) {
            signal(session, agent, bytes, start, length, readNanos);
        } else if (JsonText.isJson(bytes, start, length)) {
            json(session, text, bytes, start, length, readNanos);
        } else if (agent == null && session.peer == null && !(text && session.introduced)) {
            refuse(session, CONTROL_FIRST);
        } else if (text) {
            reject(session, Clause.NO_MESSAGE_TEXT.of());
            session.link.send(true, RpcEnvelope.Invalid.parseError(new WireFault(Fault.JSON_SYNTAX)).answer());
        } else {
            complain(session, Clause.NO_MESSAGE_BINARY.of());
        }
    }

    private void signal(Session session, Agent agent, byte[] bytes, int start, int length, long readNanos) {
        int flags;
        try {
            flags = SignalFrame.check(bytes, start, length);
        } catch (WireFault fault) {
            complain(session, String.valueOf(fault.getMessage()));
            return;
        }
        core.route(agent, bytes, start, length, flags, readNanos);
    }

    private void json(Session session, boolean text, byte[] bytes, int start, int length, long readNanos) {
        JsonNode message;
        // A forwarded signal is written in hex, so a peer's message may have twice the bytes of a signal; its link has a limit of its own.
        if (session.peer == null && length > config.limits().text()) {
            String why = Clause.MESSAGE_LONG.of(config.limits().text());
            complain(session, why);
            if (text) { // it may be a request, whose caller would wait for ever
                session.link.send(true,
                        new RpcEnvelope.Invalid(NullNode.instance, true, RpcEnvelope.INVALID_REQUEST, "Invalid Request: " + why).answer());
            }
            return;
        }
        try {
            message = JsonText.read(bytes, start, length, config.limits().depth());
        } catch (WireFault fault) {
            reject(session, String.valueOf(fault.getMessage()));
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
                refuse(session, String.valueOf(fault.getMessage()));
            } else {
                complain(session, String.valueOf(fault.getMessage()));
            }
            return;
        }
        if (session.peer != null) {
            session.peer.control(control);
        } else if (session.agent != null) {
            fromAgent(session, session.agent, control);
        } else {
            first(session, control);
        }
    }

    private static Requests.Role role(Session session) {
        if (session.link.operator()) {
            return Requests.Role.OPERATOR;
        }
        return session.agent == null ? Requests.Role.GUEST : Requests.Role.AGENT;
    }

    private void first(Session session, ControlMessage control) {
        switch (control) {
            case ControlMessage.Register register -> register(session, register);
            case ControlMessage.HubRegister register -> {
                session.introduced = true;
                String problem = register.domain().isEmpty() ? null : Names.problem(register.domain());
                if (problem != null) {
                    refuse(session, "domain " + problem);
                    return;
                }
                String tooOften = strangers.registering(session.link, clock.nanos());
                if (tooOften != null) {
                    refuse(session, 1013, tooOften);
                    return;
                }
                session.peer = peers.accept(session.link, register);
                if (session.peer != null) {
                    strangers.registered(session.link);
                }
                if (session.peer == null && !session.link.closing()) {
                    events.publish(new HubEvent.LinkRefused(clock.wallMillis(), session.link.address(), 1008,
                            Clause.NOT_AMONG_PEERS.of(register.domain())));
                    session.link.close(1008, "not accepted");
                }
            }
            default -> refuse(session, REGISTER_FIRST);
        }
    }

    private void register(Session session, ControlMessage.Register register) {
        String problem = Names.problem(register.agentId());
        if (problem != null) {
            refuse(session, "agent_id " + problem);
            return;
        }
        problem = Names.problem(register.neuralHash());
        if (problem != null) {
            refuse(session, "neural_hash " + problem);
            return;
        }
        String domain = register.domain();
        problem = domain == null || domain.isEmpty() ? null : Names.problem(domain);
        if (problem != null) {
            refuse(session, "domain " + problem);
            return;
        }
        problem = core.directory().clash(register.neuralHash(), register.agentId());
        if (problem != null) {
            refuse(session, "neural_hash " + problem);
            return;
        }
        problem = core.keyProblem(register.agentId(), register.key());
        if (problem != null) {
            refuse(session, problem);
            return;
        }
        String tooOften = strangers.registering(session.link, clock.nanos());
        if (tooOften != null) {
            refuse(session, 1013, tooOften);
            return;
        }
        AgentKind kind = "simulated".equals(register.kind()) ? AgentKind.SIMULATED : AgentKind.LIVE;
        session.introduced = true;
        core.proven(session.link, register.agentId(), register.key());
        session.agent = core.register(session.link, register.neuralHash(), register.agentId(), domain, kind, Protocol.NEURAL);
        strangers.registered(session.link);
    }

    private void fromAgent(Session session, Agent agent, ControlMessage control) {
        switch (control) {
            case ControlMessage.Register _ -> complain(session, Clause.REGISTERED_ALREADY.of());
            case ControlMessage.Discover discover -> {
                String name = discover.name();
                @Nullable
                String hash = name == null ? null : core.directory().hashOf(name);
                answer(session, new ControlMessage.DiscoverResult(name, hash, hash != null));
            }
            case ControlMessage.SynapseUpdate update -> learn(session, update);
            case ControlMessage.Status _ -> answer(session, status.message());
            case ControlMessage.Ping _ -> answer(session, new ControlMessage.Pong(clock.wallMicros() / 1e6));
            // What only hubs say is ignored from agents, as the reference does; so is what nobody knows.
            case ControlMessage.Registered _,ControlMessage.PeerJoined _,ControlMessage.PeerLeft _,ControlMessage.DiscoverResult _,ControlMessage.HubStatus _,ControlMessage.Pong _,ControlMessage.Refused _,ControlMessage.HubRegister _,ControlMessage.HubRegistered _,ControlMessage.HubPeerUpdate _,ControlMessage.FwdSignal _,ControlMessage.FwdBatch _,ControlMessage.FwdAck _,ControlMessage.HubTrace _,ControlMessage.HubTraced _,ControlMessage.Unknown _ ->
                reject(session, "the control message " + control.getClass().getSimpleName() + " means nothing from " + agent.name());
        }
    }

    /** What an agent tells of a synapse is kept, also on disk: only names are. */
    private void learn(Session session, ControlMessage.SynapseUpdate update) {
        String problem = Names.targetProblem(update.source());
        String which = "src ";
        if (problem == null) {
            problem = Names.targetProblem(update.target());
            which = "tgt ";
        }
        if (problem == null) {
            core.plasticity().told(update.source(), update.target(), update.success(), clock.wallMillis());
        } else {
            complain(session, which + problem);
        }
    }

    private static void answer(Session session, ControlMessage message) {
        byte[] bytes = message.encode();
        session.link.sendBinary(bytes, 0, bytes.length);
    }

    /** The message costs itself: the agent is told why, in a control message that unmodified agents ignore. */
    private void complain(Session session, String why) {
        reject(session, why);
        answer(session, new ControlMessage.Refused(why));
    }

    /** The link is of no use: its owner is told why and it is closed. */
    private void refuse(Session session, String why) {
        refuse(session, 1008, why);
    }

    private void refuse(Session session, int code, String why) {
        reject(session, why);
        answer(session, new ControlMessage.Refused(why));
        session.link.close(code, why);
    }

    private void reject(Session session, String why) {
        core.rejected();
        events.publish(new HubEvent.MessageRejected(clock.wallMillis(), session.link.address(),
                session.agent == null ? null : session.agent.name(), why));
    }
}
