package dev.thalamus.hub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ControlMessageTest {
    private static final ControlMessage.Forward FORWARD = new ControlMessage.Forward(new byte[]{78, 80}, "r", "s", "t", 5, false);

    static List<Recorded.Message> recorded() {
        return Recorded.messages().stream().filter(m -> ControlMessage.isControl(m.json())).toList();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void readsAndWritesTheRecordedMessagesByteForByte(Recorded.Message message) {
        if (!message.fromHub() && !isComplete(message)) {
            assertThatExceptionOfType(WireFault.class).isThrownBy(() -> ControlMessage.of(message.json()));
            return;
        }
        ControlMessage read = ControlMessage.of(message.json());
        boolean agentLeftFieldsOut = !message.fromHub() && (!message.json().has("name") && read instanceof ControlMessage.Discover
                || !message.json().has("success") && read instanceof ControlMessage.SynapseUpdate);
        if (!agentLeftFieldsOut) {
            assertThat(message.line()).contains(text(read));
        }
        assertThat(ControlMessage.of(JsonText.read(read.encode(), 0, read.encode().length))).isEqualTo(read);
    }

    /** Two recorded agents leave fields out, on which the reference hub's session dies. */
    private static boolean isComplete(Recorded.Message message) {
        return switch (message.json().get("_ctrl").asString()) {
            case "register" -> message.json().has("neural_hash");
            case "synapse_update" -> message.json().has("src");
            default -> true;
        };
    }

    static List<ControlMessage> all() {
        Map<String, String> peers = new LinkedHashMap<>();
        peers.put("zoë", "ffff");
        peers.put("ana", "0000");
        return List.of(new ControlMessage.Register("ana \"la\" \uD83E\uDDE0", "a1", null),
                new ControlMessage.Register("ana", "a1", "b.com"),
                new ControlMessage.Discover("x"), new ControlMessage.Discover(null), new ControlMessage.SynapseUpdate("a", "b", true),
                new ControlMessage.Status(), new ControlMessage.Ping(), new ControlMessage.Registered("h", peers),
                new ControlMessage.PeerJoined("n", "h"), new ControlMessage.PeerLeft("n"),
                new ControlMessage.DiscoverResult("n", null, false),
                new ControlMessage.HubStatus(2, 1, new ControlMessage.HubStats(1, 1L << 40, 3, 4, 1.25),
                        Map.of("n", new ControlMessage.AgentInfo("n", "h", null, 3.1, 5, 6, 0.2))),
                new ControlMessage.Pong(1795237654.3935556), new ControlMessage.Refused("no"), new ControlMessage.HubRegister("d", "t"),
                new ControlMessage.HubRegistered("d"),
                new ControlMessage.HubPeerUpdate("d", List.of(new ControlMessage.RemoteAgent("n", "h", false, "d")), false, 2.5),
                new ControlMessage.FwdSignal("a", "b", new byte[]{78, 80, -1}, "s", "t", 9), new ControlMessage.Unknown("bogus"),
                new ControlMessage.Register("ana", "a1", null, "simulated", "k3y"),
                new ControlMessage.HubRegister("d", "t", List.of("batch", "trace")),
                new ControlMessage.HubRegistered("d", "h", List.of("batch")),
                new ControlMessage.FwdBatch("a", "b", 1L << 40,
                        List.of(FORWARD, new ControlMessage.Forward(new byte[0], "", "", "t", 0, true))),
                new ControlMessage.FwdAck(7,
                        List.of(new ControlMessage.Verdict("DELIVERED", "NONE"), new ControlMessage.Verdict("REFUSED", "TTL"))),
                new ControlMessage.FwdLate(7, 2, new ControlMessage.Verdict("REFUSED", "RULE")),
                new ControlMessage.HubTrace(3, "ana@b.com", "00ff"),
                new ControlMessage.HubTraced(3,
                        List.of(new ControlMessage.Step("a", "forwarded", "to b"), new ControlMessage.Step("b", "queued", ""))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsBackWhatItWrites(ControlMessage message) { assertThat(read(text(message))).isEqualTo(message); }

    /** They hold bytes, which are to be compared one by one. */
    @Test
    void signalsThatDifferInOneThingAreNotEqual() {
        byte[] bytes = {78, 80};
        assertThat(new ControlMessage.Forward(bytes.clone(), "r", "s", "t", 5, false)).isEqualTo(FORWARD).hasSameHashCodeAs(FORWARD);
        assertThat(List.of(new ControlMessage.Forward(new byte[]{78, 81}, "r", "s", "t", 5, false),
                new ControlMessage.Forward(bytes, "x", "s", "t", 5, false), new ControlMessage.Forward(bytes, "r", "x", "t", 5, false),
                new ControlMessage.Forward(bytes, "r", "s", "x", 5, false), new ControlMessage.Forward(bytes, "r", "s", "t", 6, false),
                new ControlMessage.Forward(bytes, "r", "s", "t", 5, true))).doesNotContain(FORWARD);
        var signal = new ControlMessage.FwdSignal("a", "b", bytes, "s", "t", 9);
        assertThat(new ControlMessage.FwdSignal("a", "b", bytes.clone(), "s", "t", 9)).isEqualTo(signal).hasSameHashCodeAs(signal);
        assertThat(List.of(new ControlMessage.FwdSignal("x", "b", bytes, "s", "t", 9),
                new ControlMessage.FwdSignal("a", "x", bytes, "s", "t", 9),
                new ControlMessage.FwdSignal("a", "b", new byte[]{78, 81}, "s", "t", 9),
                new ControlMessage.FwdSignal("a", "b", bytes, "x", "t", 9), new ControlMessage.FwdSignal("a", "b", bytes, "s", "x", 9),
                new ControlMessage.FwdSignal("a", "b", bytes, "s", "t", 8))).doesNotContain(signal);
    }

    @Test
    void writesAsciiWithPythonsSeparators() {
        assertThat(text(new ControlMessage.Register("ñ\u007f\n\uD83E\uDDE0", "a1", "b.com")))
                .isEqualTo(
                        "{\"_ctrl\": \"register\", \"agent_id\": \"\\u00f1\\u007f\\n\\ud83e\\udde0\", \"neural_hash\": \"a1\", \"domain\": \"b.com\"}");
    }

    @Test
    void writesSecondsWithOneDecimal() {
        var info = new ControlMessage.AgentInfo("n", "h", "d", 12.345, 0, 0, 0.04);
        assertThat(new String(PythonJson.spaced(info.json()), UTF_8)).contains("\"uptime_s\": 12.3,", "\"last_seen\": 0.0}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"_ctrl":"register"}                                       | register.agent_id is missing, it must be a string
            {"_ctrl":"register","agent_id":null,"neural_hash":"h"}     | register.agent_id is of the wrong type, it must be a string
            {"_ctrl":"register","agent_id":"a","neural_hash":5}        | register.neural_hash is of the wrong type, it must be a string
            {"_ctrl":"register","agent_id":"a","neural_hash":"h","domain":1} | register.domain is of the wrong type, it must be a string
            {"_ctrl":"discover","name":["x"]}                          | discover.name is of the wrong type, it must be a string
            {"_ctrl":"synapse_update","src":"a"}                       | synapse_update.tgt is missing, it must be a string
            {"_ctrl":"pong","ts":1e999}                                | pong.ts must be a finite number
            {"_ctrl":"hub_register","domain":"d"}                      | hub_register.token is missing, it must be a string
            {"_ctrl":"registered","neural_hash":"h","peers":null}      | registered.peers is of the wrong type, it must be an object
            {"_ctrl":"registered","neural_hash":"h","peers":{"a":1}}   | registered.peers.a is of the wrong type, it must be a string
            {"_ctrl":"hub_peer_update","domain":"d"}                   | hub_peer_update.agents is missing, it must be an array
            {"_ctrl":"hub_peer_update","domain":"d","agents":[{"name":"n","hash":"h"},{"name":"m"}]} | hub_peer_update.agents[1].hash is missing, it must be a string
            {"_ctrl":"hub_peer_update","domain":"d","agents":[{"name":"n","hash":"h","online":"yes"}]} | hub_peer_update.agents[0].online is of the wrong type, it must be true or false
            {"_ctrl":"hub_peer_update","domain":"d","agents":[7]}      | hub_peer_update.agents[0].name is missing, it must be a string
            {"_ctrl":"hub_peer_update","domain":"d","agents":[],"timestamp":"now"} | hub_peer_update.timestamp is of the wrong type, it must be a number
            {"_ctrl":"fwd_signal","from_hub":"a","tgt_agent":"t","original_signal":"4e5"} | fwd_signal.original_signal is of the wrong type, it must be hex digits
            {"_ctrl":"fwd_signal","from_hub":"a","tgt_agent":"t","original_signal":"4e50","ttl":1.5} | fwd_signal.ttl is of the wrong type, it must be a whole number
            {"_ctrl":"fwd_signal","from_hub":"a","tgt_agent":"t","original_signal":"4e50","ttl":99999999999} | fwd_signal.ttl is of the wrong type, it must be a whole number
            {"_ctrl":"hub_status","agents":1,"synapses":1}             | hub_status.stats is missing, it must be an object
            {"_ctrl":"hub_register","domain":"d","token":"t","features":"batch"} | hub_register.features is of the wrong type, it must be an array of strings
            {"_ctrl":"hub_registered","domain":"d","features":["batch",1]} | hub_registered.features is of the wrong type, it must be an array of strings
            {"_ctrl":"fwd_ack","verdicts":[]}                          | fwd_ack.batch is missing, it must be a whole number
            {"_ctrl":"fwd_ack","batch":1.5,"verdicts":[]}              | fwd_ack.batch is of the wrong type, it must be a whole number
            {"_ctrl":"fwd_batch","from_hub":"a","to_hub":"b","batch":1,"signals":[{"tgt_agent":"t","original_signal":"4e5"}]} | fwd_batch.signals[0].original_signal is of the wrong type, it must be hex digits
            """)
    void namesTheFieldThatIsWrong(String json, String wanted) {
        assertThatExceptionOfType(WireFault.class).isThrownBy(() -> read(json))
                .satisfies(f -> assertThat(f.fault()).isEqualTo(Fault.CONTROL_FIELD))
                .withMessageContaining("(" + wanted + ")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true | true
            1 | true
            "no" | true
            [0] | true
            false | false
            0 | false
            0.0 | false
            "" | false
            [] | false
            {} | false
            null | false
            """)
    void takesSuccessAsPythonTakesTruth(String json, boolean wanted) {
        assertThat(read("{\"_ctrl\":\"synapse_update\",\"src\":\"a\",\"tgt\":\"b\",\"success\":" + json + "}"))
                .isEqualTo(new ControlMessage.SynapseUpdate("a", "b", wanted));
    }

    @Test
    void assumesWhatTheReferenceAssumes() {
        assertThat(read("{\"_ctrl\":\"fwd_signal\",\"from_hub\":\"a\",\"tgt_agent\":\"t\",\"original_signal\":\"4E50\"}"))
                .isEqualTo(new ControlMessage.FwdSignal("a", "", new byte[]{0x4E, 0x50}, "", "t", 5));
        assertThat(read(
                "{\"_ctrl\":\"fwd_batch\",\"from_hub\":\"a\",\"to_hub\":\"b\",\"batch\":1,\"signals\":[{\"tgt_agent\":\"t\",\"original_signal\":\"4E50\"}]}"))
                .isEqualTo(new ControlMessage.FwdBatch("a", "b", 1,
                        List.of(new ControlMessage.Forward(new byte[]{0x4E, 0x50}, "", "", "t", 5, false))));
        assertThat(read("{\"_ctrl\":\"hub_peer_update\",\"domain\":\"d\",\"agents\":[{\"name\":\"n\",\"hash\":\"h\"}]}"))
                .isEqualTo(new ControlMessage.HubPeerUpdate("d", List.of(new ControlMessage.RemoteAgent("n", "h", true, "")), false, 0));
        assertThat(read("{\"_ctrl\":\"discover_result\"}")).isEqualTo(new ControlMessage.DiscoverResult(null, null, false));
        assertThat(read("{\"_ctrl\":\"registered\",\"neural_hash\":\"h\"}")).isEqualTo(new ControlMessage.Registered("h", Map.of()));
        assertThat(read("{\"_ctrl\":\"discover\",\"_ctrl\":\"ping\"}")).as("the last of two members").isEqualTo(new ControlMessage.Ping());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "PING"           | PING
            ""               | ''
            5                | 5
            null             | null
            {"_ctrl":"ping"} | OBJECT
            ["ping"]         | ARRAY
            """)
    void doesNotKnowOtherKinds(String mark, String kind) {
        assertThat(read("{\"_ctrl\":" + mark + "}")).isEqualTo(new ControlMessage.Unknown(kind));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"_ctrl":"ping"} | true
            {"jsonrpc":"2.0","_ctrl":"ping"} | true
            {"_ctrl":null} | true
            {"jsonrpc":"2.0","params":{"_ctrl":"ping"}} | false
            {"a":"_ctrl"} | false
            ["_ctrl"] | false
            """)
    void onlyATopLevelMemberMakesAControlMessage(String json, boolean wanted) {
        assertThat(ControlMessage.isControl(JsonText.read(json.getBytes(UTF_8), 0, json.getBytes(UTF_8).length))).isEqualTo(wanted);
    }

    @Test
    void neverShowsATokenOfAHubOrAKeyOfAnAgent() {
        assertThat(new ControlMessage.Register("ana", "a1", null, null, "secreto123").toString()).contains("ana", "a1")
                .doesNotContain("secreto123");
        assertThat(new ControlMessage.HubRegister("d", "secreto123").toString()).contains("d").doesNotContain("secreto123");
    }

    private static ControlMessage read(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return ControlMessage.of(JsonText.read(bytes, 0, bytes.length));
    }

    private static String text(ControlMessage message) { return new String(message.encode(), UTF_8); }
}
