package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AgentState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Everybody drops and comes back at once (R9): everybody is let in again, signals reach them, and a peer hub hears of it in a few messages and not in
 * thousands. {@code -Dthalamus.storm.agents=1000} for the long profile, which prints how long it took.
 */
class RegisterStormTest {
    private static final int AGENTS = Integer.getInteger("thalamus.storm.agents", 150);

    @TempDir
    Path dir;

    @Test
    void aHerdThatDropsAndReturnsIsLetInAndPeersHearOfItInAFewMessages() throws Exception {
        try (var python = new ScriptedHub(TwoHubs.TOKEN)) {
            TwoHubs.knows(dir, "empresa-b.com", python.port(), TwoHubs.TOKEN, true);
            try (var hub = TwoHubs.open(dir, "empresa-a.com"); var sender = new TestAgent(hub, "sender", "0000")) {
                TwoHubs.forwarding(hub);
                List<HerdAgent> herd = come(hub);
                eventually("the peer knows all", () -> reported(python.heard("hub_peer_update")) == AGENTS + 1);
                python.heard.clear();
                long before = System.nanoTime();
                drop(herd);
                List<HerdAgent> back = come(hub);
                long took = System.nanoTime() - before;
                eventually("all are there once", () -> hub.snapshot().join().agents().stream()
                        .filter(agent -> agent.state() == AgentState.LIVE).count() == AGENTS + 1);
                List<JsonNode> heard = new ArrayList<>();
                eventually("the peer knows all again", () -> {
                    JsonNode next = python.heard("hub_peer_update");
                    heard.add(next);
                    return reported(next) == AGENTS + 1 && hashes(next) == AGENTS + 1;
                });
                double seconds = (System.nanoTime() - before) / 1e9;
                assertThat(heard.size()).as("reports to the peer in %.1f s", seconds).isLessThanOrEqualTo((int) (4 * seconds) + 2);
                back.forEach(agent -> sender.transmit(agent.name, "\"hello\""));
                back.forEach(agent -> assertThat(agent.payload()).isEqualTo("\"hello\""));
                if (AGENTS > 150) {
                    System.out.printf("%d agents dropped and were registered again after %d ms; %d reports to the peer in %.1f s%n", AGENTS,
                            TimeUnit.NANOSECONDS.toMillis(took), heard.size(), seconds);
                }
                drop(back);
            }
        }
    }

    /** All of them, as many at once as there are threads. */
    private static List<HerdAgent> come(HubEngine hub) throws Exception {
        try (var pool = Executors.newFixedThreadPool(16)) {
            List<Future<HerdAgent>> coming = IntStream.range(0, AGENTS)
                    .mapToObj(i -> pool.submit(() -> new HerdAgent(hub, "agent " + i, "%016x".formatted(i + 1)))).toList();
            var there = new ArrayList<HerdAgent>();
            for (Future<HerdAgent> one : coming) {
                there.add(one.get(60, TimeUnit.SECONDS));
            }
            return there;
        }
    }

    private static void drop(List<HerdAgent> herd) throws IOException {
        for (HerdAgent agent : herd) {
            agent.close();
        }
    }

    private static int reported(JsonNode update) { return update.path("agents").size(); }

    private static int hashes(JsonNode update) {
        Map<String, Integer> byHash = new HashMap<>();
        update.path("agents").forEach(agent -> byHash.merge(agent.path("hash").asString(""), 1, Integer::sum));
        return byHash.size();
    }
}
