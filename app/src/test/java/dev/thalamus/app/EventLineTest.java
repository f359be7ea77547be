package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.StoreHealth;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventLineTest {
    @Test
    void tells_what_a_person_at_a_terminal_wants_to_know() {
        assertThat(EventLine.of(new HubEvent.Heartbeat(0, 3, 12, 1_024, 2, Duration.ofSeconds(30))))
                .hasValue("  heartbeat | agents=3 signals=12 bytes=1024 pending=2 uptime=30s");
        assertThat(EventLine.of(new HubEvent.LinkRefused(0, "10.0.0.1:9", 401, "a token is needed")))
                .hasValue("! connection from 10.0.0.1:9 refused (401): a token is needed");
        assertThat(EventLine.of(new HubEvent.SignalsRefused(0, "ana", "bob", Reason.UNKNOWN_TARGET, 4)).orElseThrow())
                .isEqualTo("! 4 signals from ana to 'bob' refused: no agent of that name was ever seen here");
        assertThat(EventLine.of(new HubEvent.StoreChanged(0, new StoreHealth(StoreHealth.State.STALLED, "the disk is full", 0, 0))))
                .hasValue("! the store takes nothing now: the disk is full");
    }

    @Test
    void leaves_out_what_is_said_otherwise() {
        assertThat(EventLine.of(new HubEvent.HubStopped(0))).isEmpty();
        assertThat(EventLine.of(new HubEvent.RpcAnswered(0, "a", "hub.ping", 0, Duration.ZERO))).isEmpty();
    }

    @Test
    void lets_no_stranger_forge_a_line() {
        assertThat(EventLine.of(new HubEvent.AgentLeft(0, "ff", "ana\n[10:00:00] + root\u202E", "closed\u001B[2J")).orElseThrow())
                .isEqualTo("- ana [10:00:00] + root  #ff left: closed [2J");
    }

    @Test
    void a_control_character_of_the_upper_half_reaches_no_terminal() {
        assertThat(EventLine.visible("a\u009B2Jb\u0085c\u2028d\u200Fe\u007Ff")).isEqualTo("a 2Jb c d e f");
        var row = JsonMapper.shared().createObjectNode().put("payload", "ñ\u009B2J \u202E\u0007\u007F");
        assertThat(SignalLine.of(row, true)).isEqualTo("{\"payload\":\"ñ\\u009b2J \\u202e\\u0007\\u007f\"}");
        assertThat(JsonMapper.shared().readTree(SignalLine.of(row, true))).isEqualTo(row);
    }
}
