package dev.thalamus.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.bridge.Talks.Talk;
import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeHub;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations that signals carry. */
class TalksTest {
    private static final long TURN = 600_000_000;

    private final FakeHub hub = new FakeHub(Talks.LOOK_BACK * 2);
    private final Talks talks = new Talks();
    private long now = System.nanoTime();

    @BeforeEach
    void threeAgents() {
        hub.join("a1", "ventas");
        hub.join("b1", "inventario");
        hub.join("c1", "ana", null, AgentKind.LIVE, Protocol.NETWORK);
    }

    private void say(String from, String to, String conversation) {
        hub.signal(from, to, SignalType.ACTION_POTENTIAL, "{\"conversation\":\"" + conversation + "\",\"text\":\"x\"}");
    }

    /** Turns until all of the past was looked at and nothing comes any more; how much a turn looks at depends on the machine. */
    private List<Talk> all() {
        do {
            turn();
        } while (!talks.settled());
        assertThat(talks.known().get().complete()).isTrue();
        return talks.known().get().talks();
    }

    private void turn() {
        now += TURN;
        if (talks.gather(hub, now)) {
            talks.apply();
        }
    }

    @Test
    void thePastAndWhatComesAreOneConversation() {
        hub.clock(1_000_000);
        say("a1", "b1", "P-1");
        hub.signal("a1", "b1", SignalType.DOPAMINE, "{\"n\":1}");
        assertThat(all()).singleElement().satisfies(talk -> assertThat(talk.messages()).isEqualTo(1));
        hub.clock(1_005_000);
        say("b1", "a1", "P-1");
        say("b1", "a1", "P-2");
        assertThat(all()).extracting(Talk::id).containsExactlyInAnyOrder("P-1", "P-2");
        Talk talk = all().stream().filter(one -> one.id().equals("P-1")).findFirst().orElseThrow();
        assertThat(talk.participants()).containsExactly("ventas", "inventario");
        assertThat(talk.lastMicros() - talk.firstMicros()).isEqualTo(5_000_000);
        assertThat(talk.messages()).isEqualTo(2);
    }

    @Test
    void sessionsOfAg2AreTheHubsOwnToTellOf() {
        say("c1", "b1", "P-1");
        assertThat(all()).isEmpty();
    }

    @Test
    void whoseLastMessageWaitsIsWaitedFor() {
        hub.signal("a1", "b1", SignalType.GABA, "{\"thread\":7}", Outcome.QUEUED, Reason.OFFLINE, 0);
        assertThat(all().getFirst().waitingFor()).containsExactly("inventario");
        hub.signal("a1", "b1", SignalType.GABA, "{\"thread\":7}");
        assertThat(all().getFirst().waitingFor()).isEmpty();
    }

    @Test
    void itsNewestMessagesAreReadInOrder() throws Exception {
        for (int i = 0; i < Talks.MOST_MESSAGES + 20; i++) {
            say(i % 2 == 0 ? "a1" : "b1", i % 2 == 0 ? "b1" : "a1", "P-1");
        }
        Talk talk = all().getFirst();
        assertThat(talk.messages()).isEqualTo(Talks.MOST_MESSAGES + 20);
        say("a1", "b1", "P-1");
        all();
        try (var pump = new FxPump(new FakeControl(() -> hub))) {
            List<SignalRecord> read = talks.read(pump, "P-1").get(60, TimeUnit.SECONDS);
            assertThat(read).hasSize(Talks.MOST_MESSAGES).extracting(SignalRecord::sequence).isSorted()
                    .endsWith(Talks.MOST_MESSAGES + 21L);
        }
    }

    @Test
    void earlierMessagesAreFoundHoweverMuchLiesBetween() throws Exception {
        say("a1", "b1", "P-1");
        for (int i = 0; i < 2 * Talks.STEP; i++) {
            hub.signal("a1", "b1", SignalType.DOPAMINE, "{}");
        }
        for (int i = 0; i < 2 * Talks.MOST_MESSAGES; i++) {
            say("a1", "b1", "P-1");
        }
        all();
        try (var pump = new FxPump(new FakeControl(() -> hub))) {
            List<SignalRecord> newest = talks.read(pump, "P-1").get(60, TimeUnit.SECONDS);
            Talks.Page before = talks.before(pump, "P-1", newest.getFirst().sequence()).get(60, TimeUnit.SECONDS);
            assertThat(before.messages()).hasSize(Talks.MOST_MESSAGES).extracting(SignalRecord::sequence).isSorted();
            assertThat(before.messages().getLast().sequence()).isEqualTo(newest.getFirst().sequence() - 1);
            assertThat(before.first()).isFalse();
            Talks.Page first = talks.before(pump, "P-1", before.messages().getFirst().sequence()).get(60, TimeUnit.SECONDS);
            assertThat(first.messages()).hasSize(1);
            assertThat(first.first()).isTrue();
            assertThat(talks.before(pump, "P-1", Long.MAX_VALUE).get(60, TimeUnit.SECONDS).messages()).isEqualTo(newest);
        }
    }

    @Test
    void aSearchThatNobodyWaitsForEnds() throws Exception {
        for (int i = 0; i < 3 * Talks.STEP; i++) {
            hub.signal("a1", "b1", SignalType.DOPAMINE, "{}");
        }
        all();
        var searches = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        hub.recorded().onScanBack(() -> {
            searches.incrementAndGet();
            begun.countDown();
            try {
                assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        try (var pump = new FxPump(new FakeControl(() -> hub))) {
            CompletableFuture<Talks.Page> search = talks.before(pump, "P-1", Long.MAX_VALUE);
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            search.cancel(false);
            goOn.countDown();
            for (int i = 0; i < 4; i++) {
                assertThat(pump.ask(() -> true).get(60, TimeUnit.SECONDS)).as("others are answered").isTrue();
            }
            assertThat(searches).as("and it looks no further").hasValue(1);
        }
    }

    @Test
    void soManyAreKnownAndNoMore() {
        for (int i = 0; i < Talks.MOST; i++) {
            hub.clock(1_000_000 + i);
            say("a1", "b1", "old-" + i);
        }
        assertThat(all()).hasSize(Talks.MOST);
        hub.clock(5_000_000);
        say("a1", "b1", "new");
        assertThat(all()).hasSize(Talks.MOST).extracting(Talk::id).contains("new").doesNotContain("old-0");
        assertThat(talks.known().get().forgotten()).isEqualTo(1);
    }

    @Test
    void whatComesTooFastIsCounted() {
        say("a1", "b1", "P-1");
        all();
        for (int i = 0; i <= Talks.BEHIND; i++) {
            hub.signal("a1", "b1", SignalType.DOPAMINE, "{}");
        }
        say("a1", "b1", "P-1");
        all();
        assertThat(talks.known().get().skipped()).isEqualTo(Talks.BEHIND + 2 - Talks.STEP);
        assertThat(all().getFirst().messages()).isEqualTo(2);
    }

    @Test
    void anotherHubsConversationsAreOthers() {
        say("a1", "b1", "P-1");
        all();
        now += TURN;
        assertThat(talks.gather(null, now)).isTrue();
        talks.apply();
        assertThat(talks.known().get().talks()).isEmpty();
    }
}
