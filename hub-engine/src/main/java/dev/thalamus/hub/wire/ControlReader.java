package dev.thalamus.hub.wire;

import dev.thalamus.hub.wire.ControlMessage.Discover;
import dev.thalamus.hub.wire.ControlMessage.DiscoverResult;
import dev.thalamus.hub.wire.ControlMessage.FwdSignal;
import dev.thalamus.hub.wire.ControlMessage.HubPeerUpdate;
import dev.thalamus.hub.wire.ControlMessage.HubRegister;
import dev.thalamus.hub.wire.ControlMessage.HubRegistered;
import dev.thalamus.hub.wire.ControlMessage.HubStatus;
import dev.thalamus.hub.wire.ControlMessage.AgentInfo;
import dev.thalamus.hub.wire.ControlMessage.PeerJoined;
import dev.thalamus.hub.wire.ControlMessage.PeerLeft;
import dev.thalamus.hub.wire.ControlMessage.Ping;
import dev.thalamus.hub.wire.ControlMessage.Pong;
import dev.thalamus.hub.wire.ControlMessage.Refused;
import dev.thalamus.hub.wire.ControlMessage.Register;
import dev.thalamus.hub.wire.ControlMessage.Registered;
import dev.thalamus.hub.wire.ControlMessage.RemoteAgent;
import dev.thalamus.hub.wire.ControlMessage.HubStats;
import dev.thalamus.hub.wire.ControlMessage.Status;
import dev.thalamus.hub.wire.ControlMessage.SynapseUpdate;
import dev.thalamus.hub.wire.ControlMessage.Unknown;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns JSON into control messages. Stateless. */
final class ControlReader {
    /** What the reference assumes when a forwarded signal does not say. */
    private static final int DEFAULT_TTL = 5;

    private ControlReader() {}

    static ControlMessage read(JsonNode message) {
        JsonNode mark = message.path(ControlMessage.MARK);
        if (!mark.isString()) {
            return new Unknown(mark.isValueNode() ? mark.asString("null") : mark.getNodeType().name());
        }
        String kind = mark.stringValue();
        var f = new ControlFields(kind, message);
        return switch (kind) {
            case "register" ->
                new Register(f.string("agent_id"), f.string("neural_hash"), f.stringOrNull("domain"), f.stringOrNull("kind"),
                        f.stringOrNull("key"));
            case "discover" -> new Discover(f.stringOrNull("name"));
            case "synapse_update" -> new SynapseUpdate(f.string("src"), f.string("tgt"), f.truthy("success"));
            case "status" -> new Status();
            case "ping" -> new Ping();
            case "registered" -> new Registered(f.string("neural_hash"), names(f));
            case "peer_joined" -> new PeerJoined(f.string("agent_id"), f.string("neural_hash"));
            case "peer_left" -> new PeerLeft(f.string("agent_id"));
            case "discover_result" -> new DiscoverResult(f.stringOrNull("name"), f.stringOrNull("neural_hash"), f.bool("online", false));
            case "hub_status" -> new HubStatus(f.integer("agents", 0), f.integer("synapses", 0), stats(f.object("stats", true)), infos(f));
            case "pong" -> new Pong(f.number("ts", 0));
            case "error" -> new Refused(f.string("msg", ""));
            case "hub_register" -> new HubRegister(f.string("domain"), f.string("token"), f.strings("features"));
            case "hub_registered" -> new HubRegistered(f.string("domain"), f.stringOrNull("hub"), f.strings("features"));
            case "hub_peer_update" ->
                new HubPeerUpdate(f.string("domain"), remotes(f), f.truthy("full_update"), f.number("timestamp", 0));
            case "fwd_signal" -> new FwdSignal(f.string("from_hub"), f.string("to_hub", ""), signal(f), f.string("src_agent", ""),
                    f.string("tgt_agent"), f.integer("ttl", DEFAULT_TTL));
            case "fwd_batch" -> new ControlMessage.FwdBatch(f.string("from_hub"), f.string("to_hub"), f.count("batch"), forwards(f));
            case "fwd_ack" -> new ControlMessage.FwdAck(f.count("batch"), f.objects("verdicts").stream()
                    .map(v -> new ControlMessage.Verdict(v.string("outcome"), v.string("reason"))).toList());
            case "fwd_late" -> new ControlMessage.FwdLate(f.count("batch"), f.integer("at", -1),
                    new ControlMessage.Verdict(f.string("outcome"), f.string("reason")));
            case "hub_trace" -> new ControlMessage.HubTrace(f.count("id"), f.string("target", ""), f.string("msg_id", ""));
            case "hub_traced" -> new ControlMessage.HubTraced(f.count("id"), f.objects("steps").stream()
                    .map(h -> new ControlMessage.Step(h.string("hub"), h.string("outcome"), h.string("detail", ""))).toList());
            default -> new Unknown(kind);
        };
    }

    private static byte[] signal(ControlFields f) {
        try {
            return HexFormat.of().parseHex(f.string("original_signal"));
        } catch (IllegalArgumentException e) {
            throw f.wrong("original_signal", "hex digits");
        }
    }

    private static List<ControlMessage.Forward> forwards(ControlFields f) {
        return f.objects("signals").stream()
                .map(s -> new ControlMessage.Forward(signal(s), s.string("reply_to", ""), s.string("src_name", ""),
                        s.string("tgt_agent"), s.integer("ttl", DEFAULT_TTL), s.bool("again", false)))
                .toList();
    }

    private static Map<String, String> names(ControlFields f) {
        var peers = f.object("peers", false);
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : peers.object().propertyNames()) {
            all.put(name, peers.string(name));
        }
        return all;
    }

    private static Map<String, AgentInfo> infos(ControlFields f) {
        var peers = f.object("peers", false);
        Map<String, AgentInfo> all = new LinkedHashMap<>();
        for (String name : peers.object().propertyNames()) {
            var p = peers.object(name, true);
            all.put(name, new AgentInfo(p.string("agent_id"), p.string("neural_hash"), p.stringOrNull("domain"), p.number("uptime_s", 0),
                    p.count("signals_received"), p.count("signals_sent"), p.number("last_seen", 0)));
        }
        return all;
    }

    private static HubStats stats(ControlFields f) {
        return new HubStats(f.count("total_signals"), f.count("total_bytes"), f.count("dropped_signals"), f.count("queued_signals"),
                f.number("started_at", 0));
    }

    private static List<RemoteAgent> remotes(ControlFields f) {
        List<RemoteAgent> all = new ArrayList<>();
        for (ControlFields a : f.objects("agents")) {
            all.add(new RemoteAgent(a.string("name"), a.string("hash"), a.bool("online", true), a.string("domain", "")));
        }
        return all;
    }
}
