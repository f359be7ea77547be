package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.store.KnownAgent;
import dev.thalamus.hub.store.KnownInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is here, who was, and what is remembered of them. */
class RegistryTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    Path dir;
    private final Registry registry = new Registry(List.of(), 300, "hub.test");

    /** Agents that share a link, which nobody uses. */
    private List<Agent> agents(int count) {
        try (var hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery())) {
            Link link = hub.join("any", "any").link();
            return IntStream.range(0, count).mapToObj(i -> new Agent("hash " + i, registry.know("name " + i % 100, AgentKind.LIVE, i), null,
                    AgentKind.LIVE, Protocol.NEURAL, link, i)).toList();
        }
    }

    private void leave(Agent agent, long now) { registry.leave(agent, agent.view(now, 0, "", true), now); }

    @Test
    void whoComesIsFoundAndWhoGoesIsRemembered() {
        Agent agent = agents(1).getFirst();
        long before = registry.version();
        registry.join(agent);
        assertThat(registry.version()).isGreaterThan(before);
        assertThat(registry.online()).isEqualTo(1);
        assertThat(registry.byHash("hash 0")).isSameAs(agent);
        long here = registry.version();
        leave(agent, 5);
        assertThat(registry.version()).isGreaterThan(here);
        assertThat(registry.online()).isZero();
        assertThat(registry.byHash("hash 0")).isNull();
        assertThat(registry.nameOfGone("hash 0", 7)).isSameAs(agent.name);
        assertThat(registry.gone()).hasSize(1);
        registry.join(agent);
        assertThat(registry.gone()).as("back").isEmpty();
        assertThat(registry.nameOfGone("hash 0", 7)).isNull();
    }

    @Test
    void whoWentIsForgottenAfterADayOldestFirst() {
        List<Agent> two = agents(2);
        two.forEach(registry::join);
        leave(two.get(0), 1_000);
        leave(two.get(1), 2_000);
        registry.forgetGone(1_000 + DAY - 1);
        assertThat(registry.gone()).hasSize(2);
        registry.forgetGone(1_000 + DAY);
        assertThat(registry.gone()).extracting(left -> left.view().hash()).containsExactly("hash 1");
        registry.forgetGone(2_000 + DAY);
        assertThat(registry.gone()).isEmpty();
        registry.forgetGone(2_000 + DAY);
    }

    @Test
    void aHashIsForgottenADayAfterItWasSeenUnlessSomethingWaitsForIt() {
        List<Agent> three = agents(3);
        three.forEach(registry::join);
        leave(three.get(0), 1_000);
        leave(three.get(1), 1_000);
        three.get(1).name.waiting("hash 1").add(1, 10, 1, 1, 2);
        registry.hashes().flush(saved -> true, none -> true);
        assertThat(registry.nameOfGone("hash 0", 1_000 + DAY - 1)).isSameAs(three.get(0).name);
        assertThat(registry.nameOfGone("hash 0", 1_000 + DAY)).isNull();
        assertThat(registry.nameOfGone("hash 1", 1_000 + DAY)).isSameAs(three.get(1).name);
        var forgotten = new ArrayList<String>();
        registry.forgetHashes(1_000 + DAY - 1);
        assertThat(registry.hashes().find("hash 0")).isNotNull();
        registry.forgetHashes(1_000 + DAY);
        registry.hashes().flush(saved -> true, forgotten::addAll);
        assertThat(forgotten).as("hash 2 is here").containsExactly("hash 0");
        three.get(1).name.taken("hash 1", 1, 10);
        registry.seeAgents(2_000 + DAY);
        registry.forgetHashes(2_000 + DAY);
        registry.hashes().flush(saved -> saved.getFirst().lastSeenMillis() == 2_000 + DAY, forgotten::addAll);
        assertThat(forgotten).containsExactly("hash 0", "hash 1");
        assertThat(registry.hashes().find("hash 2")).isEqualTo(new KnownInstance("hash 2", "name 2", 2_000 + DAY));
    }

    @Test
    void tenThousandWhoWentAreRemembered() {
        List<Agent> crowd = agents(10_002);
        crowd.forEach(agent -> {
            registry.join(agent);
            leave(agent, 7);
        });
        assertThat(registry.gone()).hasSize(10_000);
        assertThat(registry.nameOfGone("hash 9701", 7)).as("as many hashes as there may be names").isNull();
        assertThat(registry.nameOfGone("hash 9702", 7)).isNotNull();
    }

    @Test
    void aHundredthGivesWayButNobodyWhoIsHereOrForWhomSomethingWaits() {
        Agent here = agents(1).getFirst();
        registry.join(here);
        registry.know("waited for", AgentKind.LIVE, 1).any.add(1, 10, 1, 1, 2);
        IntStream.range(2, 300).forEach(i -> registry.know("n" + i, AgentKind.LIVE, i));
        assertThat(registry.forgottenNames()).isZero();
        registry.know("one more", AgentKind.LIVE, 300);
        assertThat(registry.forgottenNames()).isEqualTo(3);
        assertThat(registry.names()).isEqualTo(298);
        var names = new ArrayList<String>();
        registry.forEachName(name -> names.add(name.text));
        assertThat(names).contains(here.name(), "waited for", "n5", "one more").doesNotContain("n2", "n3", "n4");
    }

    @Test
    void aNameWhoseDeliveredRowsAreStillToBeDeletedIsNotForgotten() {
        var registry = new Registry(List.of(), 2, "hub.test");
        registry.know("owed", AgentKind.LIVE, 1).drain = new Drain();
        registry.know("b", AgentKind.LIVE, 2);
        registry.know("c", AgentKind.LIVE, 3);
        assertThat(registry.byName("owed")).isNotNull();
        assertThat(registry.byName("b")).isNull();
    }

    @Test
    void whatTheStoreTookIsNotHandedToItAgain() {
        var registry = new Registry(List.of(), 2, "hub.test");
        registry.know("a", AgentKind.LIVE, 1);
        registry.know("b", AgentKind.LIVE, 2);
        registry.know("c", AgentKind.LIVE, 3);
        var saved = new ArrayList<String>();
        var forgotten = new ArrayList<String>();
        registry.flush(refused -> false, refused -> false);
        for (int i = 0; i < 2; i++) {
            registry.flush(changed -> saved.addAll(changed.stream().map(KnownAgent::name).toList()), forgotten::addAll);
        }
        assertThat(saved).containsExactly("b", "c");
        assertThat(forgotten).containsExactly("a");
        registry.flush(changed -> saved.add("again"), gone -> forgotten.add("again"));
        assertThat(saved).doesNotContain("again");
        assertThat(forgotten).doesNotContain("again");
    }

    /** FNV-1a of name@domain by 12, computed elsewhere. */
    @ParameterizedTest
    @CsvSource({"ventas,9", "almacén,10", "ana,8", "luis,5", "eva,4", "🧠,6"})
    void aColourComesFromTheName(String name, int color) { assertThat(registry.know(name, AgentKind.LIVE, 1).color).isEqualTo(color); }

    @Test
    void theFirstTwelveHaveTwelveColoursAndLaterOnesTheirOwn() {
        var colors = IntStream.range(0, 12).mapToObj(i -> registry.know("agent " + i, AgentKind.LIVE, i).color).toList();
        assertThat(colors).doesNotHaveDuplicates().allMatch(color -> color >= 0 && color < 12);
        assertThat(registry.know("ventas", AgentKind.LIVE, 20).color).isEqualTo(9);
        var restored = new Registry(List.of(new KnownAgent("other", 9, AgentKind.LIVE, 1, 1)), 10, "hub.test");
        assertThat(restored.know("ventas", AgentKind.LIVE, 2).color).as("its own is taken").isEqualTo(10);
    }
}
