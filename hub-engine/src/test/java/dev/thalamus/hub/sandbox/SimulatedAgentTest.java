package dev.thalamus.hub.sandbox;

import static dev.thalamus.hub.sandbox.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SignalType;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class SimulatedAgentTest {
    private final PocketHub hub = new PocketHub();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Ears ears = new Ears();

    @AfterEach
    void close() {
        http.shutdownNow();
        hub.close();
    }

    @Test
    void sendsNothingBeforeItIsLetInAndCountsIt() {
        try (var agent = agent("ana")) {
            assertThat(say(agent, "ana", 1)).isFalse();
            assertThat(agent.unsent()).isOne();
            agent.start();
            eventually("it is let in", agent::joined);
            assertThat(say(agent, "ana", 2)).isTrue();
            eventually("it heard itself", () -> agent.received() == 1);
            assertThat(ears.heard).containsExactly(2);
        }
    }

    @Test
    void keepsTheOrderAndWritesWhatWaitsBeforeItLeaves() {
        try (var agent = agent("ana"); var other = agent("berta")) {
            agent.start();
            other.start();
            eventually("both are let in", () -> agent.joined() && other.joined());
            int said = 0;
            while (said < 500 && say(agent, "berta", said)) {
                said++;
            }
            agent.leave();
            int all = said;
            eventually("all arrived", () -> other.received() == all);
            assertThat(ears.heard).isSorted().hasSize(500);
            eventually("it left", () -> !agent.joined());
            agent.comeBack();
            eventually("it is back", agent::joined);
        }
    }

    @Test
    void aHubThatDoesNotReadCostsABoundedOutbox() {
        try (var agent = agent("ana"); var deaf = agent("berta")) {
            agent.start();
            deaf.start();
            eventually("both are let in", () -> agent.joined() && deaf.joined());
            hub.stall();
            int tries = 0;
            while (agent.unsent() == 0 && tries < 1_000_000) {
                agent.send("berta", SignalType.GLUTAMATE, JsonNodeFactory.instance.objectNode().put("n", 1).put("pad", "x".repeat(4_000)));
                tries++;
            }
            assertThat(agent.unsent()).isPositive();
            hub.unstall();
            eventually("it goes on", () -> say(agent, "berta", 2));
        }
    }

    private SimulatedAgent agent(String name) { return new SimulatedAgent(http, hub.uri(), Player.of("test", name, 1), ears); }

    private static boolean say(SimulatedAgent agent, String target, int number) {
        return agent.send(target, SignalType.DOPAMINE, JsonNodeFactory.instance.objectNode().put("n", number));
    }

    private static final class Ears implements SimulatedAgent.Listener {
        final List<Integer> heard = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void joined() {}

        @Override
        public void left(String why) {}

        @Override
        public void heard(Heard signal) { heard.add(signal.payload().path("n").asInt(-1)); }

        @Override
        public void trouble(String what) { throw new AssertionError(what); }
    }
}
