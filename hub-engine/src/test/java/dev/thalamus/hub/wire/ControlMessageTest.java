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
import org.junit.jupiter.params.provider.ValueSource;

class ControlMessageTest {
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
                new ControlMessage.FwdSignal("a", "b", new byte[]{78, 80, -1}, "s", "t", 9), new ControlMessage.Unknown("bogus"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsBackWhatItWrites(ControlMessage message) { assertThat(read(text(message))).isEqualTo(message); }

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
        assertThat(read("{\"_ctrl\":\"registered\",\"neural_hash\":\"h\"}")).isEqualTo(new ControlMessage.Registered("h", Map.of()));
        assertThat(read("{\"_ctrl\":\"discover\",\"_ctrl\":\"ping\"}")).as("the last of two members").isEqualTo(new ControlMessage.Ping());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"_ctrl\":\"PING\"}", "{\"_ctrl\":\"\"}", "{\"_ctrl\":5}", "{\"_ctrl\":null}",
            "{\"_ctrl\":{\"_ctrl\":\"ping\"}}"})
    void doesNotKnowOtherKinds(String json) { assertThat(read(json)).isInstanceOf(ControlMessage.Unknown.class); }

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
    void neverShowsATokenOfAHub() {
        assertThat(new ControlMessage.HubRegister("d", "secreto123").toString()).contains("d").doesNotContain("secreto123");
    }

    private static ControlMessage read(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return ControlMessage.of(JsonText.read(bytes, 0, bytes.length));
    }

    private static String text(ControlMessage message) { return new String(message.encode(), UTF_8); }
}
