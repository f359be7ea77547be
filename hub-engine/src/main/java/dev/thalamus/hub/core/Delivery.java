package dev.thalamus.hub.core;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Reason;

/**
 * Decides who is LIVE (signals go straight to its link) and who is DRAINING (new ones wait in the store until everything stored was handed over).
 *
 * <p>Confined to the core. Being slow and being away are the same to a sender. What waits goes in by {@link QueueIntake}, and out by
 * {@link Drainer}, {@link HandOver} and {@link Confirmations}.
 */
final class Delivery {
    private final Surroundings hub;
    private final Drainer drainer;
    private final Confirmations confirmations;
    private final Backpressure backpressure;
    private final int roomMark;
    private final int softBytes;

    Delivery(Surroundings hub, Drainer drainer, Confirmations confirmations, Backpressure backpressure, int roomMark, int softBytes) {
        this.hub = hub;
        this.drainer = drainer;
        this.confirmations = confirmations;
        this.backpressure = backpressure;
        this.roomMark = roomMark;
        this.softBytes = softBytes;
    }

    /** Writes a signal to a live agent's link. */
    void live(Agent to, byte[] buffer, int offset, int length) {
        to.link.sendBinary(buffer, offset, length);
        to.received++;
        to.bytesReceived += length;
        hub.counters().delivered++;
        if (to.link.queuedBytes() > roomMark) {
            backpressure.written(to);
            if (to.link.queuedBytes() > softBytes) {
                slow(to);
            }
        }
    }

    private void slow(Agent agent) {
        if (!agent.draining) {
            agent.draining = true;
            agent.drained = 0;
            drainer.of(agent.name);
            hub.events().publish(new HubEvent.DrainingStarted(hub.clock().wallMillis(), agent.name.text, agent.hash, Reason.SLOW_READER));
        }
    }

    /** An agent has registered: what waits for it is handed over before anything new. */
    void joined(Agent agent) {
        Name name = agent.name;
        agent.draining |= name.instances.containsKey(agent.hash);
        name.draining |= name.any.signals > 0;
        if (agent.draining || name.draining) {
            hub.events().publish(new HubEvent.DrainingStarted(hub.clock().wallMillis(), name.text, agent.hash, Reason.OFFLINE));
            drainer.restart(name, 0);
        }
    }

    /** An agent is gone: what was not confirmed goes to its siblings or waits. */
    void left(Agent agent) {
        Name name = agent.name;
        long unconfirmed = confirmations.lost(agent);
        if (name.live.isEmpty()) {
            name.draining = false;
            name.rest();
        } else if (unconfirmed != Long.MAX_VALUE) {
            name.draining = true;
            drainer.restart(name, unconfirmed - 1);
        }
        backpressure.room(agent);
    }

    /** The agent's link has written something. */
    void room(Agent agent) {
        backpressure.room(agent);
        if ((agent.draining || agent.name.draining) && agent.link.queuedBytes() < roomMark) {
            drainer.room(agent);
        }
    }

    /** A pong came back. */
    void confirmed(Agent agent, long cookie) {
        confirmations.confirmed(agent, cookie);
        drainer.settle(agent.name);
    }
}
