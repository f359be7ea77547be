package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.QueueAction;
import dev.thalamus.hub.model.QueueChange;
import dev.thalamus.hub.model.QueuePage;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.QueuedSignal;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a person can do with waiting signals, with real agents. */
class QueuesTest {
    private static final QueueScope LUIS = QueueScope.of("luis");

    @TempDir
    Path dir;
    private HubEngine hub;
    private TestAgent ana;

    @BeforeEach
    void open() {
        hub = SetHub.open(dir, "delivery.queueSignals=50");
        ana = new TestAgent(hub, "ana", "aaaa");
    }

    @AfterEach
    void close() {
        ana.close();
        hub.close();
    }

    /** An agent that was here, so that signals for it wait. */
    private void known(String name, String hash) {
        new TestAgent(hub, name, hash).leave();
        ana.control("peer_left", name);
    }

    private void queued(String target, int from, int to) throws Exception {
        for (int n = from; n <= to; n++) {
            ana.transmit(target, "{\"n\":" + n + "}");
        }
        ana.settle();
        Eventually.holds("they are on disk", () -> peek(QueueScope.ALL).signals() == hub.snapshot().join().totals().pending());
    }

    private QueuePage peek(QueueScope scope) { return peek(scope, 0, 100); }

    private QueuePage peek(QueueScope scope, long after, int limit) { return join(hub.queues().peek(scope, after, limit)); }

    private static <T> T join(CompletableFuture<T> future) { return future.orTimeout(10, TimeUnit.SECONDS).join(); }

    private List<String> payloads(QueueScope scope) { return peek(scope).rows().stream().map(row -> row.signal().payload()).toList(); }

    private static String[] numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "{\"n\":" + n + "}").toArray(String[]::new);
    }

    private static List<String> received(TestAgent agent, int count) {
        return IntStream.range(0, count).mapToObj(i -> agent.payload()).toList();
    }

    @Test
    void theHistorySaysWhichSignalsHadWaited() throws Exception {
        known("luis", "bbbb");
        queued("luis", 1, 1);
        try (var luis = new TestAgent(hub, "luis", "bbbb")) {
            assertThat(luis.payload()).isEqualTo("{\"n\":1}");
            ana.transmit("luis", "{\"n\":2}");
            assertThat(luis.payload()).isEqualTo("{\"n\":2}");
            ana.settle();
            assertThat(hub.history().read(1, 100)).filteredOn(signal -> signal.outcome() == Outcome.DELIVERED)
                    .extracting(SignalRecord::reason).contains(Reason.WAITED);
        }
    }

    @Test
    void aTraceSaysToWhomASignalWentThatHadWaited() {
        known("luis", "bbbb");
        String id = ana.call("agent.transmit", "{\"target\": \"luis\", \"signal_type\": \"GABA\"}").at("/result/msg_id").stringValue();
        try (var luis = new TestAgent(hub, "luis", "bbbb")) {
            assertThat(luis.payload()).isNotNull();
            assertThat(TwoHubs.call(hub, "route.trace", "{\"msg_id\": \"" + id + "\"}"))
                    .contains("\"outcome\":\"delivered\",\"detail\":\"to luis #bbbb\"");
        }
    }

    @Test
    void theAgesOfAQueueThatIsEmptiedInPartAreThoseOfTheRest() throws Exception {
        known("luis", "llll");
        queued("luis", 1, 1);
        long first = hub.snapshot().join().queues().getFirst().oldestMillis();
        Eventually.holds("a moment has passed", () -> System.currentTimeMillis() > first + 50);
        queued("luis", 2, 3);
        assertThat(hub.snapshot().join().queues().getFirst().oldestMillis()).isEqualTo(first);
        assertThat(join(hub.queues().delete(new QueueScope("luis", List.of(), "", 1, 0))).signals()).isEqualTo(1);
        long expires = peek(QueueScope.ALL).rows().getFirst().expiresAtMillis();
        Eventually.holds("as old as the second is", () -> {
            var queue = hub.snapshot().join().queues().getFirst();
            return queue.oldestMillis() > first && queue.firstExpiryMillis() == expires;
        });
    }

    @Test
    void lookingConsumesAndReordersNothing() throws Exception {
        known("luis", "llll");
        queued("luis", 1, 9);
        var seen = new ArrayList<QueuedSignal>();
        QueuePage page;
        do {
            page = peek(LUIS, seen.isEmpty() ? 0 : seen.getLast().id(), 4);
            assertThat(page.signals()).isEqualTo(9);
            seen.addAll(page.rows());
        } while (page.more());
        assertThat(seen).extracting(row -> row.signal().payload()).containsExactly(numbers(1, 9));
        assertThat(seen).allSatisfy(row -> {
            assertThat(row.signal().sourceName()).isEqualTo("ana");
            assertThat(row.expiresAtMillis()).isGreaterThan(System.currentTimeMillis());
        });
        try (var luis = new TestAgent(hub, "luis", "l2")) {
            assertThat(received(luis, 9)).containsExactly(numbers(1, 9));
        }
    }

    @Test
    void aScopeIsWhatPassesAllOfItsParts() throws Exception {
        known("luis", "llll");
        known("eva", "eeee");
        queued("luis", 1, 4);
        queued("eva", 5, 6);
        assertThat(payloads(QueueScope.ALL)).containsExactly(numbers(1, 6));
        assertThat(payloads(LUIS.matching("$.n>=3"))).containsExactly(numbers(3, 4));
        assertThat(payloads(QueueScope.ALL.matching("$.n>=3").oldest(3))).containsExactly(numbers(3, 5));
        assertThat(peek(LUIS.matching("$.n>=2"), 0, 1).more()).isTrue();
        assertThat(peek(LUIS.matching("$.n>=2"), 0, 1).signals()).isEqualTo(3);
        List<Long> ids = peek(QueueScope.ALL).rows().stream().map(QueuedSignal::id).toList();
        assertThat(payloads(LUIS.only(List.of(ids.get(5), ids.get(2), ids.get(0))))).containsExactly("{\"n\":1}", "{\"n\":3}");
        assertThat(payloads(QueueScope.ALL.olderThan(3_600_000))).isEmpty();
        assertThatThrownBy(() -> peek(LUIS.matching("size>"))).hasCauseInstanceOf(HubException.class).hasMessageContaining("'filter' at 0");
    }

    @Test
    void whatIsDeletedIsCountedAndComesBackInItsOldPlace() throws Exception {
        try (var events = hub.events().subscribe(1_000)) {
            known("luis", "llll");
            queued("luis", 1, 6);
            QueueChange deleted = join(hub.queues().delete(LUIS.matching("$.n>=2 $.n<=4")));
            assertThat(deleted.signals()).isEqualTo(3);
            assertThat(deleted.left()).isEmpty();
            assertThat(payloads(LUIS)).containsExactly("{\"n\":1}", "{\"n\":5}", "{\"n\":6}");
            assertThat(hub.snapshot().join().totals().refused()).containsEntry(Reason.OPERATOR, 3L);
            assertThat(hub.snapshot().join().queues().getFirst().signals()).isEqualTo(3);
            assertThat(join(hub.queues().restore(deleted.undo())).signals()).isEqualTo(3);
            assertThat(payloads(LUIS)).containsExactly(numbers(1, 6));
            assertThatThrownBy(() -> join(hub.queues().restore(deleted.undo()))).hasMessageContaining("nothing to undo");
            var seen = new ArrayList<HubEvent>();
            events.drain(1_000, seen::add);
            assertThat(seen).filteredOn(HubEvent.QueueChanged.class::isInstance)
                    .extracting(event -> ((HubEvent.QueueChanged) event).action())
                    .containsExactly(QueueAction.DELETE, QueueAction.RESTORE);
            try (var luis = new TestAgent(hub, "luis", "l2")) {
                assertThat(received(luis, 6)).containsExactly(numbers(1, 6));
            }
        }
    }

    @Test
    void whatExpiresByHandCountsAsExpiredAndCanBeUndone() throws Exception {
        known("luis", "llll");
        queued("luis", 1, 3);
        QueueChange expired = join(hub.queues().expire(LUIS.oldest(2)));
        assertThat(expired.signals()).isEqualTo(2);
        assertThat(payloads(LUIS)).containsExactly("{\"n\":3}");
        assertThat(hub.snapshot().join().totals().expired()).isEqualTo(2);
        join(hub.queues().restore(expired.undo()));
        assertThat(payloads(LUIS)).containsExactly(numbers(1, 3));
    }

    @Test
    void whatIsRedirectedIsHandedToTheOtherInItsOrder() throws Exception {
        known("luis", "llll");
        queued("luis", 1, 5);
        try (var eva = new TestAgent(hub, "eva", "eeee")) {
            QueueChange moved = join(hub.queues().redirect(LUIS.matching("$.n<=3"), "eva"));
            assertThat(moved.signals()).isEqualTo(3);
            assertThat(received(eva, 3)).containsExactly(numbers(1, 3));
            ana.transmit("eva", "\"live\"");
            assertThat(eva.payload()).isEqualTo("\"live\"");
            assertThat(payloads(LUIS)).containsExactly(numbers(4, 5));
        }
        assertThatThrownBy(() -> join(hub.queues().redirect(LUIS, "nobody"))).hasMessageContaining("no agent of that name was ever seen");
    }

    @Test
    void aRedirectionIsUndoneForWhatStillWaits() throws Exception {
        known("luis", "llll");
        known("eva", "eeee");
        queued("llll", 1, 2);
        queued("luis", 3, 4);
        QueueChange moved = join(hub.queues().redirect(LUIS, "eva"));
        assertThat(moved.signals()).isEqualTo(4);
        assertThat(payloads(QueueScope.of("eva"))).containsExactly(numbers(1, 4));
        assertThat(join(hub.queues().restore(moved.undo())).signals()).isEqualTo(4);
        assertThat(peek(LUIS).rows()).extracting(row -> row.signal().instance()).containsExactly("llll", "llll", "", "");
        assertThat(hub.snapshot().join().queues()).hasSize(1);
    }

    @Test
    void aFullQueueTakesNoMoreByRedirection() throws Exception {
        known("luis", "llll");
        known("eva", "eeee");
        queued("luis", 1, 5);
        queued("eva", 6, 53);
        QueueChange moved = join(hub.queues().redirect(LUIS, "eva"));
        assertThat(moved.signals()).isEqualTo(2);
        assertThat(moved.left()).containsExactly(new QueueChange.Left("luis", 3, Reason.QUEUE_FULL));
        assertThat(payloads(LUIS)).containsExactly(numbers(3, 5));
    }

    @Test
    void deliveringSaysWhyItCannotAndHandsOverWhatWaitedForAnInstanceThatIsGone() throws Exception {
        known("luis", "llll");
        queued("llll", 1, 3);
        QueueChange nobody = join(hub.queues().deliver(LUIS));
        assertThat(nobody.signals()).isZero();
        assertThat(nobody.left()).containsExactly(new QueueChange.Left("luis", 3, Reason.OFFLINE));
        try (var other = new TestAgent(hub, "luis", "l2")) {
            QueueChange delivered = join(hub.queues().deliver(LUIS));
            assertThat(delivered.signals()).isEqualTo(3);
            assertThat(received(other, 3)).containsExactly(numbers(1, 3));
            Eventually.holds("its pong empties the queue", () -> hub.snapshot().join().totals().pending() == 0);
        }
    }

    @Test
    void theSameByJsonRpc() throws Exception {
        known("luis", "llll");
        queued("luis", 1, 3);
        assertThat(rpc("queue.list", "{}").path("result").path("queues").path(0).path("signals").intValue()).isEqualTo(3);
        JsonNode page = rpc("queue.peek", "{\"name\": \"luis\", \"limit\": 2}").path("result");
        assertThat(page.path("rows").size()).isEqualTo(2);
        assertThat(page.path("rows").path(0).path("signal").path("payload").stringValue()).isEqualTo("{\"n\":1}");
        JsonNode next = rpc("queue.peek", "{\"name\": \"luis\", \"after\": " + page.path("after") + "}").path("result");
        assertThat(next.path("rows").size()).isEqualTo(1);
        assertThat(next.path("after").isNull()).isTrue();
        JsonNode deleted = rpc("queue.delete", "{\"name\": \"luis\", \"ids\": [" + page.path("rows").path(0).path("id") + "]}")
                .path("result");
        assertThat(deleted.path("signals").intValue()).isEqualTo(1);
        assertThat(rpc("queue.restore", "{\"undo\": " + deleted.path("undo") + "}").path("result").path("signals").intValue()).isEqualTo(1);
        assertThat(rpc("queue.deliver", "{\"name\": \"luis\"}").path("result").path("left").path(0).path("reason").stringValue())
                .isEqualTo("the agent is not connected");
        assertThat(rpc("queue.redirect", "{\"name\": \"luis\", \"to\": \"ana\", \"first\": 1}").path("result").path("signals").intValue())
                .isEqualTo(1);
        assertThat(ana.payload()).isEqualTo("{\"n\":1}");
        assertThat(rpc("queue.expire", "{\"name\": \"luis\"}").path("result").path("signals").intValue()).isEqualTo(2);
    }

    @Test
    void whatCannotBeMeantIsAnInvalidParameter() throws Exception {
        for (String call : List.of("queue.delete {}", "queue.delete {\"name\": \"luis\", \"ids\": []}",
                "queue.delete {\"name\": \"luis\", \"ids\": [\"1\"]}", "queue.delete {\"name\": \"luis\", \"first\": -1}",
                "queue.peek {\"name\": \"luis\", \"filter\": \"(\"}", "queue.peek {\"name\": \"luis\", \"limit\": 1001}",
                "queue.redirect {\"name\": \"luis\", \"to\": \"nobody\"}", "queue.restore {\"undo\": \"x\"}")) {
            int space = call.indexOf(' ');
            assertThat(rpc(call.substring(0, space), call.substring(space + 1)).path("error").path("code").intValue()).as(call)
                    .isEqualTo(-32602);
        }
    }

    private JsonNode rpc(String method, String params) {
        return TestAgent.JSON
                .readTree(join(hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"v1." + method + "\", \"params\": " + params
                        + "}")));
    }
}
