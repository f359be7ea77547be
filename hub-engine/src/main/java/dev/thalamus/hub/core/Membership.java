package dev.thalamus.hub.core;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.TokenBucket;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes links agents, and takes leave of them. Confined to the core. */
final class Membership {
    private final HubConfig.Limits limits;
    private final Surroundings hub;
    private final Directory directory;
    private final Presence presence;
    private final Delivery delivery;

    Membership(HubConfig.Limits limits, Surroundings hub, Directory directory, Presence presence, Delivery delivery) {
        this.limits = limits;
        this.hub = hub;
        this.directory = directory;
        this.presence = presence;
        this.delivery = delivery;
    }

    Agent register(Link link, String hash, String name, @Nullable String domain, AgentKind kind, Protocol protocol) {
        Agent old = hub.registry().byHash(hash);
        if (old != null) {
            leave(old, Clause.SAME_HASH.of(), false);
            old.link.close(1000, Clause.SAME_HASH.of());
        }
        long now = hub.clock().wallMillis();
        var agent = new Agent(hash, hub.registry().know(name, kind, now), domain, kind, protocol, link, now);
        if (!link.loopback()) {
            agent.rate = new TokenBucket(limits.signalsPerSecond(), limits.signalBurst(), hub.clock().nanos());
        }
        hub.registry().roster().welcome(link, agent.name, hash);
        hub.registry().join(agent);
        presence.tell(agent, new ControlMessage.PeerJoined(name, hash).encode(), now);
        delivery.joined(agent);
        hub.events().publish(new HubEvent.AgentJoined(now, directory.view(agent)));
        return agent;
    }

    void left(Agent agent, String why) {
        if (hub.registry().byHash(agent.hash) == agent) {
            leave(agent, why, true);
        }
    }

    private void leave(Agent agent, String why, boolean tell) {
        long now = hub.clock().wallMillis();
        hub.registry().leave(agent, agent.view(now, hub.clock().nanos(), "", true), now);
        delivery.left(agent);
        if (tell) {
            // Agents forget the whole name on peer_left: while a sibling stays they are told its hash instead.
            List<Agent> siblings = agent.name.live;
            presence.tell(agent, siblings.isEmpty()
                    ? new ControlMessage.PeerLeft(agent.name()).encode()
                    : new ControlMessage.PeerJoined(agent.name(), siblings.getLast().hash).encode(), now);
        }
        hub.events().publish(new HubEvent.AgentLeft(now, agent.hash, agent.name(), why));
    }
}
