package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig.Learning;
import dev.thalamus.hub.config.HubConfig.Learning.Mode;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Synapse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What synapses learn, from whom, and which of them give way. */
class PlasticityTest {
    private final Name ana = name("ana");
    private final Name luis = name("luis");
    private final Name eva = name("eva");

    private static Name name(String text) { return new Name(text, 0, AgentKind.LIVE, 0, 0); }

    private static Plasticity plasticity(Mode mode, int most, Synapse... restored) {
        return new Plasticity(new Learning(mode, most), List.of(restored));
    }

    private static Synapse only(Plasticity plasticity) {
        assertThat(plasticity.all()).hasSize(1);
        return plasticity.all().getFirst();
    }

    /** {@link Synapse#after} says it as NeuralHub does; the two must agree to the last bit, also at either end. */
    @Test
    void aSynapseInUseChangesAsTheFormulaSays() {
        long seed = ThreadLocalRandom.current().nextLong();
        var random = new Random(seed);
        for (int successes : new int[]{0, 1, 3, 5, 9, 10}) {
            var plasticity = plasticity(Mode.LEARNED, 10);
            Name from = name("ana");
            Synapse wanted = Synapse.fresh("ana", "luis", 1);
            for (int use = 1; use <= 80; use++) {
                boolean success = random.nextInt(10) < successes;
                wanted = wanted.after(success, use);
                plasticity.learned(from, luis, success, use);
                assertThat(only(plasticity)).as("seed %d, %d of 10, use %d", seed, successes, use).isEqualTo(wanted);
            }
        }
    }

    /** What NeuralHub's own class was seen to do, operation by operation. */
    @Test
    void theRecordedSequencesComeOutToTheLastBit() throws IOException {
        List<JsonNode> sequences;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/neuralhub/synapse.jsonl"))) {
            sequences = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(JsonMapper.shared()::readTree).toList();
        }
        assertThat(sequences).hasSize(23);
        for (JsonNode sequence : sequences) {
            var plasticity = plasticity(Mode.LEARNED, 10, new Synapse("ana", "luis", sequence.path("start").doubleValue(), 0, 0, 1, 1));
            for (JsonNode step : sequence.path("steps")) {
                plasticity.told("ana", "luis", step.path("op").stringValue().equals("S"), 2);
                matches(only(plasticity), step, sequence);
                assertThat(only(plasticity).strong()).as("strong: %s", sequence).isEqualTo(step.path("strong").booleanValue());
                assertThat(only(plasticity).weak()).as("weak: %s", sequence).isEqualTo(step.path("weak").booleanValue());
            }
            matches(only(plasticity), sequence.path("final"), sequence);
        }
    }

    private static void matches(Synapse synapse, JsonNode recorded, JsonNode sequence) {
        assertThat(synapse).as("%s of %s", recorded, sequence.path("name")).satisfies(is -> {
            assertThat(is.strength()).isEqualTo(recorded.path("strength").doubleValue());
            assertThat(is.successRate()).isEqualTo(recorded.path("success_rate").doubleValue());
            assertThat(is.transmissions()).isEqualTo(recorded.path("tx").longValue());
            assertThat(is.successes()).isEqualTo(recorded.path("ok").longValue());
        });
    }

    @ParameterizedTest
    @CsvSource({"OFF,0,0", "EXPLICIT,0,1", "LEARNED,1,1"})
    void learnsOnlyFromWhatItMayLearnFrom(Mode mode, int fromSignals, int fromUpdates) {
        var seeing = plasticity(mode, 10);
        seeing.learned(ana, luis, true, 1);
        assertThat(seeing.size()).isEqualTo(fromSignals);
        var told = plasticity(mode, 10);
        told.told("ana", "luis", true, 1);
        assertThat(told.size()).isEqualTo(fromUpdates);
    }

    @Test
    void signalsAndUpdatesTeachTheSameSynapseWhicheverWayItIsFound() {
        var plasticity = plasticity(Mode.LEARNED, 10, new Synapse("ana", "luis", 1.5, 4, 3, 1, 2));
        plasticity.learned(ana, luis, true, 3);
        plasticity.learned(ana, eva, true, 4);
        plasticity.learned(ana, luis, false, 5);
        plasticity.told("ana", "luis", false, 6);
        plasticity.learned(ana, luis, true, 7);
        assertThat(plasticity.all()).filteredOn(one -> one.target().equals("luis")).singleElement()
                .satisfies(one -> assertThat(List.of(one.transmissions(), one.successes(), one.createdMillis(), one.lastUsedMillis()))
                        .containsExactly(8L, 5L, 1L, 7L));
        assertThat(plasticity.size()).isEqualTo(2);
    }

    @Test
    void theTenthThatWasUnusedForLongestGivesWayAndStartsAgainWhenItComesBack() {
        var plasticity = plasticity(Mode.LEARNED, 20);
        plasticity.learned(ana, luis, true, 1);
        plasticity.learned(ana, eva, true, 2);
        for (int i = 0; i < 18; i++) {
            plasticity.told("x", "y" + i, true, 10 + i);
        }
        assertThat(plasticity.forgotten()).as("there is room for all").isZero();
        plasticity.told("x", "z", true, 40);
        assertThat(plasticity.forgotten()).isEqualTo(2);
        assertThat(plasticity.size()).isEqualTo(19);
        assertThat(plasticity.all()).extracting(Synapse::target).doesNotContain("luis", "eva").contains("y0");
        plasticity.learned(ana, eva, true, 50);
        assertThat(plasticity.all()).as("nobody keeps the old one at hand").filteredOn(one -> one.target().equals("eva")).singleElement()
                .isEqualTo(new Synapse("ana", "eva", 1.05, 1, 1, 50, 50));
    }

    @Test
    void theStoreIsToldOnceOfWhatGaveWay() {
        var plasticity = plasticity(Mode.LEARNED, 1, Synapse.fresh("a", "b", 1), Synapse.fresh("a", "c", 2));
        var lost = new ArrayList<Synapse>();
        plasticity.flush(none -> true, lost::addAll);
        plasticity.flush(none -> true, lost::addAll);
        assertThat(lost).extracting(Synapse::target).containsExactly("b");
    }

    @Test
    void whatChangedIsSavedOnceAndAgainOnlyWhenItChanges() {
        var plasticity = plasticity(Mode.LEARNED, 10);
        var saved = new ArrayList<List<Synapse>>();
        plasticity.told("a", "b", true, 1);
        plasticity.told("a", "b", true, 2);
        plasticity.flush(refused -> false, none -> true);
        plasticity.flush(saved::add, none -> true);
        plasticity.flush(saved::add, none -> true);
        plasticity.told("a", "b", false, 3);
        plasticity.flush(saved::add, none -> true);
        assertThat(saved).hasSize(2).allSatisfy(batch -> assertThat(batch).hasSize(1));
        assertThat(saved).extracting(batch -> batch.getFirst().transmissions()).containsExactly(2L, 3L);
    }
}
