package dev.thalamus.hub.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A control message of the neural protocol: a JSON object whose {@code _ctrl} member names its kind. Immutable.
 *
 * <p>The records' components are the members in the order in which the reference writes them. Times are seconds since 1970.
 */
public sealed interface ControlMessage {
    /** The member that makes a message a control message. */
    String MARK = "_ctrl";

    /** True when a parsed message is a control message; if not, it is JSON-RPC. */
    static boolean isControl(JsonNode message) {
        return message.isObject() && message.has(MARK);
    }

    /**
     * Reads a message for which {@link #isControl} is true.
     *
     * @throws WireFault {@link Fault#CONTROL_FIELD}, naming the field
     */
    static ControlMessage of(JsonNode message) { return ControlReader.read(message); }

    /** The message as the reference writes it. */
    default byte[] encode() { return PythonJson.spaced(ControlWriter.json(this)); }

    // Agent to hub.

    /**
     * An agent's first message.
     *
     * @param kind {@code simulated} for the agents of a demo; the reference neither sends nor reads it
     */
    record Register(String agentId, String neuralHash, @Nullable String domain, @Nullable String kind, @Nullable String key)
            implements
                ControlMessage {
        /** As an agent of the reference registers. */
        public Register(String agentId, String neuralHash, @Nullable String domain) {
            this(agentId, neuralHash, domain, null, null);
        }

        /** Secrets are never shown. */
        @Override
        public String toString() { return "Register[agentId=" + agentId + ", neuralHash=" + neuralHash + "]"; }
    }

    /** Asks who serves a name; the reference answers even when there is none. */
    record Discover(@Nullable String name) implements ControlMessage {}

    /** Reports that a transmission worked or did not. */
    record SynapseUpdate(String source, String target, boolean success) implements ControlMessage {}

    /** Asks for {@link HubStatus}. */
    record Status() implements ControlMessage {}

    /** Asks for {@link Pong}; hubs send it too. */
    record Ping() implements ControlMessage {}

    // Hub to agent.

    /**
     * The answer to {@link Register}, always first.
     *
     * @param peers names and hashes, without the agent's own name
     */
    record Registered(String neuralHash, Map<String, String> peers) implements ControlMessage {}

    /** Another agent has come. */
    record PeerJoined(String agentId, String neuralHash) implements ControlMessage {}

    /** Nobody serves that name any more. */
    record PeerLeft(String agentId) implements ControlMessage {}

    /** The answer to {@link Discover}; the hash is null when nobody serves the name. */
    record DiscoverResult(@Nullable String name, @Nullable String neuralHash, boolean online) implements ControlMessage {}

    /** The answer to {@link Status}. */
    record HubStatus(int agents, int synapses, HubStats stats, Map<String, AgentInfo> peers) implements ControlMessage {}

    /** The answer to {@link Ping}. */
    record Pong(double timestamp) implements ControlMessage {}

    /** Why the hub will not go on. */
    record Refused(String message) implements ControlMessage {}

    // Hub to hub.

    /**
     * A hub's first message.
     *
     * @param features what it can do beyond the reference, which neither sends nor reads them
     */
    record HubRegister(String domain, String token, List<String> features) implements ControlMessage {
        /** As a hub of the reference registers. */
        public HubRegister(String domain, String token) { this(domain, token, List.of()); }

        /** Secrets are never shown. */
        @Override
        public String toString() { return "HubRegister[domain=" + domain + "]"; }
    }

    /**
     * The answer to {@link HubRegister}.
     *
     * @param domain the caller's
     * @param hub the answering hub's own domain; the reference does not tell it
     * @param features as in {@link HubRegister}
     */
    record HubRegistered(String domain, @Nullable String hub, List<String> features) implements ControlMessage {
        /** As a hub of the reference answers. */
        public HubRegistered(String domain) { this(domain, null, List.of()); }
    }

    /** The agents that a hub serves; a full update replaces what was known of the domain. */
    record HubPeerUpdate(String domain, List<RemoteAgent> agents, boolean fullUpdate, double timestamp) implements ControlMessage {}

    /**
     * A signal for an agent of another hub.
     *
     * @param signal the frame as its sender sent it
     * @param targetAgent the local name at the receiving hub
     * @param ttl hops left
     */
    record FwdSignal(String fromHub, String toHub, byte[] signal, String sourceAgent, String targetAgent,
            int ttl) implements ControlMessage {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof FwdSignal f && fromHub.equals(f.fromHub) && toHub.equals(f.toHub) && Arrays.equals(signal, f.signal)
                    && sourceAgent.equals(f.sourceAgent) && targetAgent.equals(f.targetAgent) && ttl == f.ttl;
        }

        @Override
        public int hashCode() { return Arrays.hashCode(signal); }
    }

    // Hub to hub, with the feature "batch"; unknown to the reference.

    /**
     * Signals for agents of another hub, answered by {@link FwdAck}; one batch is under way at a time.
     *
     * @param batch counts up from 1 on each link
     */
    record FwdBatch(String fromHub, String toHub, long batch, List<Forward> signals) implements ControlMessage {}

    /**
     * What became of the signals of a batch, in their order; sent when what was queued is on disk.
     *
     * @param batch the batch's number
     */
    record FwdAck(long batch, List<Verdict> verdicts) implements ControlMessage {}

    /**
     * What became of a signal of which {@link FwdAck} said that it waits; with the feature "late".
     *
     * @param at its place in the batch, from 0
     */
    record FwdLate(long batch, int at, Verdict verdict) implements ControlMessage {}

    /**
     * Asks a hub what it would do with a signal for a target, or what it did with one.
     *
     * @param target {@code name@domain}, empty when a message is meant
     * @param messageId 32 hex digits, empty when a target is meant
     */
    record HubTrace(long id, String target, String messageId) implements ControlMessage {}

    /** The answer to {@link HubTrace}. */
    record HubTraced(long id, List<Step> steps) implements ControlMessage {}

    /** A kind that this version does not know; the reference ignores it. */
    record Unknown(String kind) implements ControlMessage {}

    // Parts of messages, which JSON-RPC results use too.

    /** What a hub has counted since it started. */
    record HubStats(long totalSignals, long totalBytes, long droppedSignals, long queuedSignals, double startedAt) {
        /** The object of {@code stats} in the status. */
        public ObjectNode json() { return ControlWriter.json(this); }
    }

    /**
     * What a hub tells about one agent.
     *
     * @param uptime seconds, written with one decimal
     * @param lastSeen seconds ago, written with one decimal
     */
    record AgentInfo(String agentId, String neuralHash, @Nullable String domain, double uptime, long signalsReceived, long signalsSent,
            double lastSeen) {
        /** The object of one agent in the status and in {@code agent.list}. */
        public ObjectNode json() { return ControlWriter.json(this); }
    }

    /** An agent of another hub. */
    record RemoteAgent(String name, String hash, boolean online, String domain) {}

    /**
     * One signal of a batch.
     *
     * @param signal the frame as its sender sent it
     * @param replyTo what reaches the sender at its hub: a name or a hash; empty when nothing does
     * @param sourceName the sender's name, empty when it has none
     * @param targetAgent a name or hash at the receiving hub
     * @param ttl hops left
     * @param again whether it may have been sent before
     */
    record Forward(byte[] signal, String replyTo, String sourceName, String targetAgent, int ttl, boolean again) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Forward f && Arrays.equals(signal, f.signal) && replyTo.equals(f.replyTo)
                    && sourceName.equals(f.sourceName) && targetAgent.equals(f.targetAgent) && ttl == f.ttl && again == f.again;
        }

        @Override
        public int hashCode() { return Arrays.hashCode(signal); }
    }

    /** What became of one signal: names of the hub's outcomes and reasons. */
    record Verdict(String outcome, String reason) {}

    /** One step on a signal's way. */
    record Step(String hub, String outcome, String detail) {}
}
