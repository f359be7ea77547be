package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.store.KnownAgent;
import dev.thalamus.hub.store.KnownInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** While the store takes nothing, what waits to be saved stays bounded by what is known. */
class UnsavedTest {
    @Test
    void synapsesThatGaveWayAreNotSavedAnyMore() {
        var learning = new HubConfig.Learning(HubConfig.Learning.Mode.LEARNED, 20);
        var plasticity = new Plasticity(learning, List.of());
        for (int i = 0; i < 1_000; i++) {
            plasticity.told("a", "b" + i, true, i);
            plasticity.flush(refused -> false, refused -> false);
        }
        var saved = new ArrayList<Integer>();
        var lost = new ArrayList<Integer>();
        plasticity.flush(changed -> saved.add(changed.size()), gone -> lost.add(gone.size()));
        assertThat(saved).hasSize(1);
        assertThat(saved.getFirst()).isLessThanOrEqualTo(20).isEqualTo(plasticity.size());
        assertThat(plasticity.forgotten()).isEqualTo(1_000 - plasticity.size());
        assertThat(lost).as("the store is told to forget no more than there may be").containsExactly(20);
    }

    @Test
    void whatTheStoreHasBeyondTheLimitIsForgottenAtTheStart() {
        var synapses = IntStream.range(0, 50).mapToObj(i -> Synapse.fresh("a", "b" + i, i)).toList();
        var plasticity = new Plasticity(new HubConfig.Learning(HubConfig.Learning.Mode.LEARNED, 20), synapses);
        assertThat(plasticity.all()).extracting(Synapse::target).contains("b49", "b30").doesNotContain("b0").hasSize(20);
        var registry = new Registry(
                IntStream.range(0, 50).mapToObj(i -> new KnownAgent("agent " + i, 0, AgentKind.LIVE, i, i)).toList(), 10, "hub.test");
        registry.shrink();
        var lost = new ArrayList<String>();
        plasticity.flush(none -> true, gone -> gone.stream().map(Synapse::target).allMatch(lost::add));
        registry.flush(none -> true, lost::addAll);
        assertThat(lost).contains("b0", "b19", "agent 0", "agent 9").doesNotContain("b30", "agent 40");
        assertThat(registry.names()).isEqualTo(10);
    }

    @Test
    void whatIsLearnedAgainIsNotForgottenAfterIt() {
        var plasticity = new Plasticity(new HubConfig.Learning(HubConfig.Learning.Mode.LEARNED, 1),
                List.of(Synapse.fresh("a", "b", 1), Synapse.fresh("a", "c", 2)));
        plasticity.told("a", "b", true, 3);
        var lost = new ArrayList<String>();
        plasticity.flush(none -> true, gone -> gone.stream().map(Synapse::target).allMatch(lost::add));
        assertThat(lost).containsExactly("c");
    }

    @Test
    void hashesGiveWayLongestUnseenFirst() {
        var hashes = new Hashes(10);
        hashes.restore(IntStream.range(0, 15).mapToObj(i -> new KnownInstance("old " + i, "ana", i)).toList());
        for (int i = 0; i < 1_000; i++) {
            hashes.seen("hash " + i % 50, "luis", i);
            hashes.seen("old 9", "ana", i);
            hashes.flush(refused -> false, refused -> false);
        }
        var saved = new ArrayList<KnownInstance>();
        var lost = new ArrayList<String>();
        hashes.flush(saved::addAll, lost::addAll);
        hashes.flush(again -> saved.addAll(again), again -> lost.addAll(again));
        assertThat(saved).hasSize(10).contains(new KnownInstance("old 9", "ana", 999), new KnownInstance("hash 41", "luis", 991));
        assertThat(lost).as("the store is told to forget no more than there may be").hasSize(10).contains("old 0", "old 4")
                .doesNotContain("old 9");
        assertThat(hashes.find("hash 40")).isNull();
        assertThat(hashes.find("hash 49")).isEqualTo(new KnownInstance("hash 49", "luis", 999));
    }

    @Test
    void aNameIsSavedOnceHoweverOftenItCame() {
        var registry = new Registry(List.of(), 10, "hub.test");
        for (int i = 0; i < 1_000; i++) {
            registry.know("agent " + i % 50, AgentKind.LIVE, i);
            registry.flush(refused -> false, refused -> false);
        }
        var saved = new ArrayList<Integer>();
        var lost = new ArrayList<Integer>();
        registry.flush(changed -> saved.add(changed.size()), gone -> lost.add(gone.size()));
        assertThat(saved).containsExactly(10);
    }
}
