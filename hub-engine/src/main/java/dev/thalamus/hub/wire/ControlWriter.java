package dev.thalamus.hub.wire;

import java.util.HexFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns control messages into JSON with the reference's members in the reference's order. Stateless. */
final class ControlWriter {
    private ControlWriter() {}

    static ObjectNode json(ControlMessage message) {
        return switch (message) {
            case ControlMessage.Register m -> {
                ObjectNode json = control("register").put("agent_id", m.agentId()).put("neural_hash", m.neuralHash());
                if (m.domain() != null) {
                    json.put("domain", m.domain());
                }
                if (m.kind() != null) {
                    json.put("kind", m.kind());
                }
                yield m.key() == null ? json : json.put("key", m.key());
            }
            case ControlMessage.Discover m -> control("discover").put("name", m.name());
            case ControlMessage.SynapseUpdate m ->
                control("synapse_update").put("src", m.source()).put("tgt", m.target()).put("success", m.success());
            case ControlMessage.Status _ -> control("status");
            case ControlMessage.Ping _ -> control("ping");
            case ControlMessage.Registered m -> {
                ObjectNode json = control("registered").put("neural_hash", m.neuralHash());
                ObjectNode peers = json.putObject("peers");
                m.peers().forEach(peers::put);
                yield json;
            }
            case ControlMessage.PeerJoined m -> control("peer_joined").put("agent_id", m.agentId()).put("neural_hash", m.neuralHash());
            case ControlMessage.PeerLeft m -> control("peer_left").put("agent_id", m.agentId());
            case ControlMessage.DiscoverResult m ->
                control("discover_result").put("name", m.name()).put("neural_hash", m.neuralHash()).put("online", m.online());
            case ControlMessage.HubStatus m -> {
                ObjectNode json = control("hub_status").put("agents", m.agents()).put("synapses", m.synapses());
                json.set("stats", m.stats().json());
                ObjectNode peers = json.putObject("peers");
                m.peers().forEach((name, info) -> peers.set(name, info.json()));
                yield json;
            }
            case ControlMessage.Pong m -> control("pong").put("ts", m.timestamp());
            case ControlMessage.Refused m -> control("error").put("msg", m.message());
            case ControlMessage.HubRegister m ->
                features(control("hub_register").put("domain", m.domain()).put("token", m.token()), m.features());
            case ControlMessage.HubRegistered m -> {
                ObjectNode json = control("hub_registered").put("domain", m.domain());
                yield features(m.hub() == null ? json : json.put("hub", m.hub()), m.features());
            }
            case ControlMessage.HubPeerUpdate m -> {
                ObjectNode json = control("hub_peer_update").put("domain", m.domain());
                var agents = json.putArray("agents");
                for (ControlMessage.RemoteAgent a : m.agents()) {
                    agents.addObject().put("name", a.name()).put("hash", a.hash()).put("online", a.online()).put("domain", a.domain());
                }
                yield json.put("full_update", m.fullUpdate()).put("timestamp", m.timestamp());
            }
            case ControlMessage.FwdSignal m ->
                control("fwd_signal").put("from_hub", m.fromHub()).put("to_hub", m.toHub())
                        .put("original_signal", HexFormat.of().formatHex(m.signal())).put("src_agent", m.sourceAgent())
                        .put("tgt_agent", m.targetAgent()).put("ttl", m.ttl());
            case ControlMessage.FwdBatch m -> {
                ObjectNode json = control("fwd_batch").put("from_hub", m.fromHub()).put("to_hub", m.toHub()).put("batch", m.batch());
                var signals = json.putArray("signals");
                for (ControlMessage.Forward f : m.signals()) {
                    signals.addObject().put("original_signal", HexFormat.of().formatHex(f.signal())).put("reply_to", f.replyTo())
                            .put("src_name", f.sourceName()).put("tgt_agent", f.targetAgent()).put("ttl", f.ttl()).put("again", f.again());
                }
                yield json;
            }
            case ControlMessage.FwdAck m -> {
                ObjectNode json = control("fwd_ack").put("batch", m.batch());
                var verdicts = json.putArray("verdicts");
                m.verdicts().forEach(v -> verdicts.addObject().put("outcome", v.outcome()).put("reason", v.reason()));
                yield json;
            }
            case ControlMessage.FwdLate m -> control("fwd_late").put("batch", m.batch()).put("at", m.at())
                    .put("outcome", m.verdict().outcome()).put("reason", m.verdict().reason());
            case ControlMessage.HubTrace m -> control("hub_trace").put("id", m.id()).put("target", m.target()).put("msg_id", m.messageId());
            case ControlMessage.HubTraced m -> {
                ObjectNode json = control("hub_traced").put("id", m.id());
                var steps = json.putArray("steps");
                m.steps().forEach(h -> steps.addObject().put("hub", h.hub()).put("outcome", h.outcome()).put("detail", h.detail()));
                yield json;
            }
            case ControlMessage.Unknown m -> control(m.kind());
        };
    }

    static ObjectNode json(ControlMessage.HubStats s) {
        return object().put("total_signals", s.totalSignals()).put("total_bytes", s.totalBytes()).put("dropped_signals", s.droppedSignals())
                .put("queued_signals", s.queuedSignals()).put("started_at", s.startedAt());
    }

    static ObjectNode json(ControlMessage.AgentInfo i) {
        return object().put("agent_id", i.agentId()).put("neural_hash", i.neuralHash()).put("domain", i.domain())
                .put("uptime_s", oneDecimal(i.uptime())).put("signals_received", i.signalsReceived()).put("signals_sent", i.signalsSent())
                .put("last_seen", oneDecimal(i.lastSeen()));
    }

    private static ObjectNode features(ObjectNode json, java.util.List<String> features) {
        if (!features.isEmpty()) {
            features.forEach(json.putArray("features")::add);
        }
        return json;
    }

    private static double oneDecimal(double seconds) { return Math.round(seconds * 10) / 10.0; }

    private static ObjectNode control(String kind) { return object().put(ControlMessage.MARK, kind); }

    private static ObjectNode object() { return JsonNodeFactory.instance.objectNode(); }
}
