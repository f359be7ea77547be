package dev.thalamus.hub.neural;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.PeerLinks;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Names;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.wire.ControlMessage;

/**
 * Lets a link say who it is: an agent, or another hub. Confined to the core.
 *
 * <p>The text of the refusal is NeuralHub's, word for word, because agents' authors look for it.
 */
final class Introductions {

    private final Core core;
    private final Doorbook doorbook;
    private final Clock clock;
    private final Strangers strangers;
    private final Complaints complaints;
    private PeerLinks peers = PeerLinks.NONE;

    Introductions(Core core, Doorbook doorbook, Clock clock, Strangers strangers, Complaints complaints) {
        this.core = core;
        this.doorbook = doorbook;
        this.clock = clock;
        this.strangers = strangers;
        this.complaints = complaints;
    }

    void peers(PeerLinks links) { peers = links; }

    /** The first control message of a link. */
    void first(Session session, ControlMessage control) {
        switch (control) {
            case ControlMessage.Register register -> register(session, register);
            case ControlMessage.HubRegister register -> {
                session.introduced = true;
                String problem = register.domain().isEmpty() ? null : Names.problem(register.domain());
                if (problem != null) {
                    complaints.refuse(session, Clause.DOMAIN_IS.of(problem));
                    return;
                }
                String tooOften = strangers.registering(session.link, clock.nanos());
                if (tooOften != null) {
                    complaints.refuse(session, 1013, tooOften);
                    return;
                }
                session.peer = peers.accept(session.link, register);
                if (session.peer != null) {
                    strangers.registered(session.link);
                }
                if (session.peer == null && !session.link.closing()) {
                    doorbook.refused(session.link.address(), 1008, Clause.NOT_AMONG_PEERS.of(register.domain()));
                    session.link.close(1008, "not accepted");
                }
            }
            default -> complaints.refuse(session, Clause.REGISTER_FIRST.of());
        }
    }

    private void register(Session session, ControlMessage.Register register) {
        String problem = Names.problem(register.agentId());
        if (problem != null) {
            complaints.refuse(session, Clause.AGENT_ID_IS.of(problem));
            return;
        }
        problem = Names.problem(register.neuralHash());
        if (problem != null) {
            complaints.refuse(session, Clause.HASH_IS.of(problem));
            return;
        }
        String domain = register.domain();
        problem = domain == null || domain.isEmpty() ? null : Names.problem(domain);
        if (problem != null) {
            complaints.refuse(session, Clause.DOMAIN_IS.of(problem));
            return;
        }
        problem = core.directory().clash(register.neuralHash(), register.agentId());
        if (problem != null) {
            complaints.refuse(session, Clause.HASH_IS.of(problem));
            return;
        }
        problem = core.keyProblem(register.agentId(), register.key());
        if (problem != null) {
            complaints.refuse(session, problem);
            return;
        }
        String tooOften = strangers.registering(session.link, clock.nanos());
        if (tooOften != null) {
            complaints.refuse(session, 1013, tooOften);
            return;
        }
        AgentKind kind = "simulated".equals(register.kind()) ? AgentKind.SIMULATED : AgentKind.LIVE;
        session.introduced = true;
        core.proven(session.link, register.agentId(), register.key());
        session.agent = core.register(session.link, register.neuralHash(), register.agentId(), domain, kind, Protocol.NEURAL);
        strangers.registered(session.link);
    }
}
