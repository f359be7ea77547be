package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.AgentKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While the store takes nothing, what waits to be saved stays bounded by what is known. */
class UnsavedTest {
    @Test
    void synapsesThatGaveWayAreNotSavedAnyMore() {
        var learning = new HubConfig.Learning(HubConfig.Learning.Mode.LEARNED, 20);
        var plasticity = new Plasticity(learning, List.of());
        for (int i = 0; i < 1_000; i++) {
            plasticity.told("a", "b" + i, true, i);
            plasticity.flush(refused -> false);
        }
        var saved = new ArrayList<Integer>();
        plasticity.flush(changed -> saved.add(changed.size()));
        assertThat(saved).hasSize(1);
        assertThat(saved.getFirst()).isLessThanOrEqualTo(20).isEqualTo(plasticity.size());
        assertThat(plasticity.forgotten()).isEqualTo(1_000 - plasticity.size());
    }

    @Test
    void aNameIsSavedOnceHoweverOftenItCame() {
        var registry = new Registry(List.of(), 10, "hub.test");
        for (int i = 0; i < 1_000; i++) {
            registry.know("agent " + i % 50, AgentKind.LIVE, i);
            registry.flush(refused -> false);
        }
        var saved = new ArrayList<Integer>();
        registry.flush(changed -> saved.add(changed.size()));
        assertThat(saved).containsExactly(10);
    }
}
