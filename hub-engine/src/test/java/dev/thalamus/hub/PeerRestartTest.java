package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.PeerState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that restarts, or whose proxy misses it, is waited for; only one that refuses us is not. */
class PeerRestartTest {
    @TempDir
    Path dir;
    private final ScriptedHub other = new ScriptedHub(TwoHubs.TOKEN);
    private HubEngine hub;

    @BeforeEach
    void open() { hub = TwoHubs.open(dir, "a.test"); }

    @AfterEach
    void close() {
        hub.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1011, 1012, 1013})
    void signalsWaitForOneThatClosesInsteadOfRegistering(int code) {
        other.closeCode = code;
        add(String.valueOf(code));
        waitsAndArrives();
    }

    @ParameterizedTest
    @ValueSource(strings = {"502 Bad Gateway", "503 Service Unavailable", "429 Too Many Requests", "408 Request Timeout"})
    void signalsWaitForOneWhoseProxyMissesIt(String status) {
        other.status = status;
        add(status.substring(0, 3));
        waitsAndArrives();
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "403 Forbidden", "404 Not Found", "200 OK"})
    void whatOnlyAPersonCanMendBlocks(String status) {
        other.status = status;
        add(status.substring(0, 3));
        assertThat(peer(hub).state()).isInstanceOf(PeerState.Blocked.class);
        assertThat(transmit()).isEqualTo("refused");
    }

    @Test
    void aRefusalBlocks() {
        other.closeCode = 1008;
        add("a.test");
        assertThat(peer(hub).state()).isInstanceOf(PeerState.Blocked.class);
    }

    /** Adds it, and waits for the first failure. */
    private void add(String why) {
        TwoHubs.add(hub, "b.test", other.port(), true);
        eventually("it fails with " + why, () -> !hub.snapshot().join().peers().isEmpty() && peer(hub).lastError().contains(why));
    }

    private void waitsAndArrives() {
        assertThat(peer(hub).state()).isInstanceOf(PeerState.Retrying.class);
        assertThat(transmit()).isEqualTo("queued");
        other.closeCode = 0;
        other.status = "";
        other.heard("hub_peer_update");
        other.say("{\"_ctrl\": \"hub_peer_update\", \"domain\": \"b.test\", \"agents\": [{\"name\": \"bob\", \"hash\":"
                + " \"bbbb\", \"online\": true}], \"full_update\": true, \"timestamp\": 1}");
        assertThat(other.heard("fwd_signal").path("tgt_agent").asString("")).isEqualTo("bob");
    }

    private String transmit() {
        try (var agent = new TestAgent(hub, "ana", "aaaa")) {
            return agent.call("agent.transmit", "{\"target\": \"bob@b.test\", \"signal_type\": \"DOPAMINE\", \"payload\": 1}")
                    .at("/result/outcome").asString("");
        }
    }
}
