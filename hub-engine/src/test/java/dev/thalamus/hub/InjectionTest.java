package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and sources that want to be something else (R24): refused with one sentence, or carried as the text they are. */
class InjectionTest {
    @TempDir
    Path dir;
    private HubEngine hub;

    @BeforeEach
    void open() { hub = SetHub.withDashboard(dir); }

    @AfterEach
    void close() { hub.close(); }

    static Stream<String> refusedNames() {
        return Stream.of("", " ", "\t", "a@b", "@", "a\0b", "a\nb", "a\r\nFAKE log line", "\u001b[31mred", "a\u007fb", "a\u0085b",
                "a\u2028b",
                "a\u202Eb", "a\u202Ab", "a\u2066b", "a\u2069b", "a\u200Eb", "a\u200Fb", "a\u061Cb", "x".repeat(256), "ñ".repeat(128),
                "x".repeat(10 << 10));
    }

    static Stream<String> inertNames() {
        return Stream.of("'; DROP TABLE pending; --", "\" OR \"\"=\"", "Robert'); DELETE FROM agents;--", "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "%s%n%x", "{0} ${jndi:ldap://x}", "../../etc/passwd",
                "a:b", "*", "a b", "José Ñandú", "漢字", "🧠", "x".repeat(255), "_ctrl", "jsonrpc", "null", "console");
    }

    @ParameterizedTest
    @MethodSource("refusedNames")
    void aNameThatMisleadsIsRefusedInOneSentence(String name) throws Exception {
        try (var events = hub.events().subscribe(100); var one = TestAgent.stranger(hub); var two = TestAgent.stranger(hub)) {
            one.sendText(register(name, "aaaa"));
            assertThat(one.control("error").path("msg").stringValue()).startsWith("agent_id ");
            assertThat(one.closeCode()).isEqualTo(1008);
            two.sendText(register("fine", name));
            assertThat(two.control("error").path("msg").stringValue()).startsWith("neural_hash ");
            assertThat(two.closeCode()).isEqualTo(1008);
            var rejected = new ArrayList<HubEvent>();
            Eventually.holds("both are told, the second perhaps as one more", () -> {
                events.drain(100, event -> {
                    if (event instanceof HubEvent.MessageRejected) {
                        rejected.add(event);
                    }
                });
                return rejected.size() == 2;
            });
            assertThat(rejected).allSatisfy(event -> assertThat(event.toString()).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u202E]"));
        }
        assertThat(hub.snapshot().join().agents()).isEmpty();
    }

    @Test
    void aDomainIsBoundedAsANameIs() {
        for (String domain : List.of("x".repeat(100_000), "a\u202Eb", "a@b")) {
            try (var one = TestAgent.stranger(hub)) {
                one.sendText("{\"_ctrl\": \"register\", \"agent_id\": \"a\", \"neural_hash\": \"aaaa\", \"domain\": "
                        + TestAgent.JSON.writeValueAsString(domain) + "}");
                assertThat(one.control("error").path("msg").stringValue()).startsWith("domain ");
                assertThat(one.closeCode()).isEqualTo(1008);
            }
        }
    }

    @Test
    void whatAnAgentTellsOfASynapseIsBounded() {
        try (var a = new TestAgent(hub, "a", "aaaa")) {
            for (String wrong : List.of("\"src\": \"" + "x".repeat(100_000) + "\", \"tgt\": \"b\"",
                    "\"src\": \"a\", \"tgt\": \"b\\u0007\"")) {
                a.sendText("{\"_ctrl\": \"synapse_update\", " + wrong + ", \"success\": true}");
                assertThat(a.control("error").path("msg").stringValue()).matches("(src|tgt) (is longer than|contains) .*");
            }
            a.sendText("{\"_ctrl\": \"synapse_update\", \"src\": \"a\", \"tgt\": \"b@empresa-b.com\", \"success\": true}");
            a.settle();
        }
        assertThat(hub.snapshot().join().synapses()).extracting(synapse -> synapse.target()).containsExactly("b@empresa-b.com");
    }

    @ParameterizedTest
    @MethodSource("inertNames")
    void anOddNameIsATextLikeAnyOther(String name) throws Exception {
        try (var a = TestAgent.stranger(hub); var b = new TestAgent(hub, "other", "bbbb")) {
            a.sendText(register(name, "aaaa"));
            a.control("registered");
            b.transmit(name, "1");
            assertThat(a.payload()).isEqualTo("1");
            a.sendText("{\"_ctrl\": \"discover\", \"name\": " + TestAgent.JSON.writeValueAsString(name) + "}");
            assertThat(a.control("discover_result").path("neural_hash").stringValue()).isEqualTo("aaaa");
            a.leave();
            b.control("peer_left");
            b.transmit(name, "2");
            b.settle();
        }
        assertThat(hub.snapshot().join().queues()).extracting(queue -> queue.name()).containsExactly(name);
        hub.close();
        hub = SetHub.withDashboard(dir);
        try (var back = TestAgent.stranger(hub)) {
            back.sendText(register(name, "cccc"));
            assertThat(back.payload()).isEqualTo("2");
        }
    }

    @Test
    void aForeignSourceIsRefusedWhateverItIs() {
        try (var a = new TestAgent(hub, "a", "aaaa"); var b = new TestAgent(hub, "b", "bbbb")) {
            for (String source : List.of("bbbb", "b", "", "a", "AAAA", "aaaa ", "aaa", "aaaaa", "console", "a@hub.test")) {
                a.sendBinary(SignalFrame.encode(1, 1, new byte[16], source, "b", new byte[]{'1'}));
            }
            a.transmit("b", "2");
            assertThat(b.payload()).isEqualTo("2");
            assertThat(hub.snapshot().join().totals().refused()).containsEntry(dev.thalamus.hub.model.Reason.SPOOFED_SOURCE, 10L);
        }
    }

    private static String register(String name, String hash) {
        return "{\"_ctrl\": \"register\", \"agent_id\": " + TestAgent.JSON.writeValueAsString(name) + ", \"neural_hash\": "
                + TestAgent.JSON.writeValueAsString(hash) + "}";
    }
}
