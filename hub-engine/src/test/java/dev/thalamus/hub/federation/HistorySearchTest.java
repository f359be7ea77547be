package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalVisitor;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Peers may ask for signals as often as they like, and the history may fail. */
class HistorySearchTest {
    private static final String ID = "00".repeat(16);

    /** Nothing is in it, and a search does what a test wants. */
    private record Empty(Runnable search) implements History {
        @Override
        public long firstSequence() { return 0; }

        @Override
        public long nextSequence() { return 0; }

        @Override
        public List<SignalRecord> read(long from, int max) { return List.of(); }

        @Override
        public long scan(long from, long to, SignalVisitor visitor) { return to; }

        @Override
        public long scanBack(long from, long to, SignalVisitor visitor) {
            search.run();
            return to;
        }

        @Override
        public long sequenceAt(long timeMicros) { return 0; }

        @Override
        public long missed() { return 0; }

        @Override
        public long bytes() { return 0; }
    }

    private final SerialOwner owner = new SerialOwner(() -> {}, work -> Thread.ofPlatform().daemon().start(work), failure -> {});
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private boolean find(HistorySearch search) { return find(search, false); }

    private boolean find(HistorySearch search, boolean forPeer) {
        var begun = new CompletableFuture<Boolean>();
        owner.submit(Turn.of(() -> begun
                .complete(
                        search.find(ID, forPeer, (records, problem) -> told.add(records == null ? problem : records.size() + " found")))));
        return begun.join();
    }

    private String told() throws InterruptedException { return String.valueOf(told.poll(10, TimeUnit.SECONDS)); }

    @Test
    void onlyAFewSearchesRunAtOnce() throws InterruptedException {
        var end = new CountDownLatch(1);
        var search = new HistorySearch(new Empty(() -> await(end)), owner);
        for (int i = 0; i < HistorySearch.MOST; i++) {
            assertThat(find(search)).isTrue();
        }
        assertThat(find(search)).as("one more").isFalse();
        end.countDown();
        for (int i = 0; i < HistorySearch.MOST; i++) {
            assertThat(told()).isEqualTo("0 found");
        }
        assertThat(find(search)).as("when they are over").isTrue();
        assertThat(told()).isEqualTo("0 found");
    }

    @Test
    void peersLeaveAPlaceToTheOperator() throws InterruptedException {
        var end = new CountDownLatch(1);
        var search = new HistorySearch(new Empty(() -> await(end)), owner);
        for (int i = 0; i < HistorySearch.MOST - 1; i++) {
            assertThat(find(search, true)).isTrue();
        }
        assertThat(find(search, true)).as("one more of a peer").isFalse();
        assertThat(find(search, false)).as("the operator's").isTrue();
        end.countDown();
        for (int i = 0; i < HistorySearch.MOST; i++) {
            assertThat(told()).isEqualTo("0 found");
        }
    }

    @Test
    void aSearchThatEndsInAnErrorTakesNoPlace() throws InterruptedException {
        var search = new HistorySearch(new Empty(() -> {
            throw new StackOverflowError("too deep");
        }), owner);
        for (int i = 0; i < 2 * HistorySearch.MOST; i++) {
            assertThat(find(search)).isTrue();
            assertThat(told()).contains("too deep");
        }
    }

    @Test
    void aHistoryThatCannotBeReadIsToldAndTakesNoPlace() throws InterruptedException {
        var search = new HistorySearch(new Empty(() -> {
            throw new InternalError("a fault in a mapped file");
        }), owner);
        for (int i = 0; i < 2 * HistorySearch.MOST; i++) {
            assertThat(find(search)).isTrue();
            assertThat(told()).contains("could not be read", "a fault in a mapped file");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
