package dev.thalamus.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.Synapse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotSchemasTest {
    private static final long NOW_MILLIS = Signals.NOW / 1_000;
    private static final AgentView AGENT = new AgentView("7c1e90b4a2f85d13", "ventas", null, AgentKind.SIMULATED, Protocol.NEURAL,
            AgentState.DRAINING, "127.0.0.1:52114", NOW_MILLIS - 60_000, NOW_MILLIS - 500, 12, 34, 4_000, 5_000, 3, 1, 4);

    @ParameterizedTest
    @ValueSource(strings = {"ventas", "name:VEN*", "state:draining", "kind:simulated -kind:live", "protocol:neural", "domain:\"\"",
            "hash:7c1e",
            "7c1e90", "address:127.0.0.1:52114", "52114", "pending>0 errors:1", "received=12 sent>30", "in:4k out>4.5k", "seen>1s",
            "seen>=5s",
            "connected<30s", "simulated"})
    void agents(String filter) { assertThat(matches(SnapshotSchemas.agents(List::of, List::of), filter, AGENT)).isTrue(); }

    @ParameterizedTest
    @ValueSource(strings = {"facturacion", "state:live,gone", "domain:empresa", "pending>3", "seen<10s", "127.0.0.2", "live"})
    void otherAgents(String filter) { assertThat(matches(SnapshotSchemas.agents(List::of, List::of), filter, AGENT)).isFalse(); }

    @Test
    void queuesAndSynapses() {
        var queue = new QueueView("envios", 31, 10_400, NOW_MILLIS - 3_060_000, NOW_MILLIS + 60_000, Reason.OFFLINE, 40, 9);
        assertThat(matches(SnapshotSchemas.queues(List::of), "envios pending>30 bytes>10k oldest<50m reason:offline queued:40 drained<10",
                queue)).isTrue();
        assertThat(matches(SnapshotSchemas.queues(List::of), "expires<0s", queue)).isFalse();
        var synapse = new Synapse("ventas", "facturacion", 1.79, 60, 50, NOW_MILLIS - 100_000, NOW_MILLIS);
        assertThat(matches(SnapshotSchemas.synapses(List::of), "from:ventas to:fact* strength>=1.2 rate>0.8 uses:60 used>1m created<1m",
                synapse)).isTrue();
        assertThat(matches(SnapshotSchemas.synapses(List::of), "strength<=0.3 or soporte", synapse)).isFalse();
    }

    private static <T> boolean matches(Schema<T> schema, String text, T row) {
        return switch (Filter.parse(text, schema)) {
            case Parsed.Good<T> good -> good.filter().matcher(Signals.NOW, Signals.ZONE).test(row);
            case Parsed.Bad<T> bad -> throw new AssertionError(text + ": " + bad.error().sentence());
        };
    }
}
