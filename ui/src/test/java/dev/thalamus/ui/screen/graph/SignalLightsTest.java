package dev.thalamus.ui.screen.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.paint.Dots;
import dev.thalamus.ui.screen.part.PassingSignals;
import dev.thalamus.ui.screen.part.PassingSignals.Batch;
import dev.thalamus.ui.screen.part.PassingSignals.Passed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalLightsTest {
    private final GraphModel model = new GraphModel(_ -> 0);
    private final Dots dots = new Dots();
    private final SignalLights lights = new SignalLights(model, dots);
    private final List<Batch> told = new ArrayList<>();
    private final PassingSignals passing = new PassingSignals(told::add);

    @Test
    void dotsNeverExceedTheirBoundAndTheRestIsCounted() {
        model.update(Networks.shop(20).snapshot().join(), "", 1);
        var sample = new ArrayList<Passed>();
        for (int i = 0; i < PassingSignals.SAMPLE; i++) {
            sample.add(new Passed("ventas", "facturacion", 0));
        }
        for (int turn = 0; turn < 60; turn++) {
            lights.pass(new Batch(600, sample));
            assertThat(dots.room()).isNotNegative();
            dots.advance(33);
        }
        assertThat(dots.room()).isLessThan(Dots.MOST / 2);
        assertThat(lights.oneOf().get()).isBetween(40L, 80L);
        dots.advance(2 * Dots.MILLIS);
        assertThat(dots.isEmpty()).isTrue();
    }

    @Test
    void whenFewPassAllAreShown() {
        model.update(Networks.shop(20).snapshot().join(), "", 1);
        for (int turn = 0; turn < 40; turn++) {
            lights.pass(new Batch(1, List.of(new Passed("ventas", "facturacion", 2))));
            dots.advance(33);
        }
        assertThat(lights.oneOf().get()).isEqualTo(1);
    }

    @Test
    void aSignalRunsStraightWhereNoSynapseIsLearnedAsBetweenHubs() {
        FakeHub hub = Networks.shop(20);
        hub.remote(new RemoteAgentView("comprador", "empresa-b.com", "cafe", true, 1, 0, 0));
        model.update(hub.snapshot().join(), "", 1);
        lights.pass(new Batch(2,
                List.of(new Passed("ventas", "comprador@empresa-b.com", 0), new Passed("comprador@empresa-b.com", "ventas", 1))));
        assertThat(Dots.MOST - dots.room()).isEqualTo(2);
        lights.pass(new Batch(1, List.of(new Passed("ventas", "cafe@empresa-b.com", 0))));
        assertThat(Dots.MOST - dots.room()).as("an answer to one of its instances").isEqualTo(3);
        lights.pass(new Batch(1, List.of(new Passed("ventas", "nobody@empresa-b.com", 0))));
        assertThat(Dots.MOST - dots.room()).as("nobody is shown there").isEqualTo(3);
    }

    @Test
    void aBroadcastRunsAlongTheSendersSynapses() {
        model.update(Networks.shop(20).snapshot().join(), "", 1);
        lights.pass(new Batch(1, List.of(new Passed("ventas", "", 1))));
        assertThat(Dots.MOST - dots.room()).isGreaterThan(2);
    }

    @Test
    void theFeedTellsOfNewSignalsOnlyAndSamplesEvenly() {
        FakeHub hub = Networks.shop(1);
        assertThat(passing.gather(hub, 0)).as("what passed before it looked").isFalse();
        for (int i = 0; i < 1_000; i++) {
            hub.signal(Networks.hash("ventas"), Networks.hash("facturacion"), SignalType.GABA, "{}");
        }
        assertThat(passing.gather(hub, 1)).isTrue();
        passing.apply();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().count()).isEqualTo(1_000);
        assertThat(told.getFirst().sample()).hasSizeBetween(PassingSignals.SAMPLE / 2, PassingSignals.SAMPLE)
                .containsOnly(new Passed("ventas", "facturacion", SignalType.GABA.code()));
        assertThat(passing.gather(hub, 2)).isFalse();
    }

    @Test
    void pinsSurviveAsTextAndDamagedLinesCostOnePin() {
        var pins = new Pins("");
        pins.put("con espacio", 12.4, -7);
        pins.put("b", 1, 2);
        var read = new Pins(pins.text() + "x y z\nnonsense");
        assertThat(read.spots()).isEqualTo(pins.spots()).hasSize(2);
        for (int i = 0; i < 2 * Pins.MOST; i++) {
            read.put("p" + i, i, i);
        }
        assertThat(read.spots()).hasSize(Pins.MOST);
    }
}
