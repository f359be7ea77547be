package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.Signals.append;
import static dev.thalamus.hub.store.Signals.assertHolds;
import static dev.thalamus.hub.store.Signals.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Duration AGE = Duration.ofDays(36_500);
    private static final int SEGMENT = 64 << 10;

    @TempDir
    Path dir;

    private static JournalLimits limits(long bytes) { return new JournalLimits(bytes, AGE, 0, SEGMENT, 2); }

    private void with(JournalLimits limits, Consumer<Journal> work) {
        Journal journal = Journal.open(dir, Clock.system(), limits);
        try {
            work.accept(journal);
        } finally {
            assertThat(journal.close(Rows.SOON)).isTrue();
        }
    }

    @Test
    void whatIsAppendedIsReadAtOnceAndAfterARestart() {
        with(limits(1 << 20), journal -> {
            assertThat(journal.firstSequence()).isEqualTo(1).isEqualTo(journal.nextSequence());
            assertThat(append(journal)).isEqualTo(1);
            long empty = journal.written();
            append(journal, 99);
            assertThat(journal.written()).isBetween(empty + 99 * JournalFormat.HEADER, journal.bytes() - 1);
            assertHolds(journal, range(1, 101));
        });
        with(limits(1 << 20), journal -> {
            assertThat(journal.nextSequence()).isEqualTo(101);
            append(journal, 20);
            assertHolds(journal, range(1, 121));
            assertThat(journal.damaged()).isZero();
        });
    }

    @Test
    void rotatesKeepsTheNewestAndNeverExceedsItsBytes() {
        with(limits(10 * SEGMENT), journal -> {
            fill(journal, 6_000);
            assertThat(journal.missed()).isZero();
            long first = journal.firstSequence();
            assertThat(first).isGreaterThan(1);
            assertThat(journal.bytes()).isLessThanOrEqualTo(10 * SEGMENT);
            assertThat(6_001 - first).as("at least four full segments of records").isGreaterThan(4 * SEGMENT / 260);
            assertHolds(journal, range(first, 6_001));
        });
        assertThat(diskBytes()).isLessThanOrEqualTo(10 * SEGMENT);
        with(limits(10 * SEGMENT), journal -> assertHolds(journal, range(journal.firstSequence(), 6_001)));
    }

    @Test
    void anySequenceIsReadFromBothSides() {
        with(limits(4 << 20), journal -> {
            fill(journal, 5_000);
            for (long from : new long[]{1, 2, 255, 256, 257, 300, 1_023, 4_998, 5_000}) {
                assertThat(journal.read(from, 3)).extracting(SignalRecord::sequence).isEqualTo(range(from, Math.min(from + 3, 5_001)));
                var back = new ArrayList<Long>();
                long rest = journal.scanBack(from, 0, signal -> {
                    back.add(signal.sequence());
                    return back.size() < 3;
                });
                assertThat(back.reversed()).isEqualTo(range(Math.max(1, from - 3), from));
                assertThat(rest).isEqualTo(from <= 3 ? 0 : from - 3);
            }
            assertThat(journal.read(5_001, 3)).isEmpty();
            assertThat(journal.read(1, 0)).isEmpty();
            assertThat(journal.scan(10, 20, signal -> signal.sequence() < 14)).as("where to go on").isEqualTo(15);
            assertThat(journal.scan(10, 20, signal -> true)).isEqualTo(20);
            assertThat(journal.scanBack(20, 10, signal -> true)).isEqualTo(10);
        });
    }

    @Test
    void aTimeFindsItsSequence() {
        with(limits(4 << 20), journal -> {
            fill(journal, 5_000);
            assertThat(journal.sequenceAt(0)).isEqualTo(1);
            for (long n : new long[]{1, 2, 256, 257, 258, 700, 4_999, 5_000}) {
                assertThat(journal.sequenceAt(Signals.MICROS + n * 10)).isEqualTo(n);
                assertThat(journal.sequenceAt(Signals.MICROS + n * 10 - 3)).isEqualTo(n);
            }
            assertThat(journal.sequenceAt(Long.MAX_VALUE)).isEqualTo(5_001);
        });
    }

    @Test
    void missesAndCountsWhatComesWhileNoSegmentIsReady() {
        var gate = new CountDownLatch(1);
        var armed = new AtomicBoolean();
        SegmentSource slow = new ForwardingSegments(new MemorySegments(SEGMENT)) {
            @Override
            public @Nullable JournalSegment prepare() throws IOException {
                if (armed.get()) {
                    awaitUninterruptibly(gate);
                }
                return super.prepare();
            }
        };
        Journal journal = Journal.open(slow, Clock.system(), limits(0));
        Rows.until("both ready", () -> journal.bytes() == 3 * SEGMENT);
        armed.set(true);
        append(journal, 2_000);
        long missed = journal.missed();
        assertThat(missed).isPositive();
        assertThat(journal.nextSequence()).as("the missed have sequences").isEqualTo(2_001);
        assertHolds(journal, range(1, 2_001 - missed));
        armed.set(false);
        gate.countDown();
        Rows.until("one ready again", () -> journal.bytes() > 3 * SEGMENT);
        append(journal, 10);
        assertThat(journal.missed()).isEqualTo(missed);
        var expected = new ArrayList<>(range(1, 2_001 - missed));
        expected.addAll(range(2_001, 2_011));
        assertHolds(journal, expected);
        assertThat(journal.read(2_001 - missed, 1)).extracting(SignalRecord::sequence).containsExactly(2_001L);
        assertThat(journal.close(Rows.SOON)).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRecordLargerThanASegmentIsMissedAndTheRestIsNot() {
        with(limits(1 << 20), journal -> {
            append(journal);
            journal.append(1, 1, Protocol.NETWORK, -1, Outcome.REFUSED, Reason.RULE, new byte[0], new byte[0], new byte[0], 0,
                    new byte[SEGMENT], 0, SEGMENT);
            append(journal);
            assertThat(journal.missed()).isEqualTo(1);
            assertHolds(journal, List.of(1L, 3L));
        });
    }

    @Test
    void emptyNamesAndFramesAreKept() {
        with(limits(1 << 20), journal -> {
            journal.append(5, 6, Protocol.AGENTNET, -1, Outcome.EXPIRED, Reason.OPERATOR, new byte[0], new byte[0], new byte[0], 7,
                    new byte[0], 0, 0);
            append(journal);
            SignalRecord first = journal.read(1, 1).getFirst();
            assertThat(first).usingRecursiveComparison().isEqualTo(new SignalRecord(1, 5, 6, Protocol.AGENTNET, null, Outcome.EXPIRED,
                    Reason.OPERATOR, "", "", "", 7, new byte[0]));
            assertThat(journal.read(2, 1).getFirst()).usingRecursiveComparison().isEqualTo(Signals.signal(2));
        });
    }

    @Test
    void inMemoryItIsBoundedAndLeavesNoFile() {
        with(JournalLimits.of(0, AGE, 0), journal -> {
            byte[] frame = new byte[1 << 20];
            for (int i = 0; i < 150; i++) {
                long missed = journal.missed();
                do {
                    missed = journal.missed();
                    journal.append(Signals.MICROS + i, 0, Protocol.NEURAL, 1, Outcome.DELIVERED, Reason.NONE, new byte[0], new byte[0],
                            new byte[0], 1,
                            frame,
                            0, frame.length);
                } while (journal.missed() > missed);
            }
            assertThat(journal.bytes()).isLessThanOrEqualTo(64 << 20);
            assertThat(journal.read(0, 1_000)).hasSizeBetween(36, 64);
        });
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void readersSeeWholeRecordsWhileOthersAreWrittenAndOldOnesGo() {
        with(limits(8 * SEGMENT), journal -> {
            var stop = new AtomicBoolean();
            var readers = new ArrayList<CompletableFuture<Long>>();
            for (boolean forwards : new boolean[]{true, false}) {
                readers.add(CompletableFuture.supplyAsync(() -> {
                    long seen = 0;
                    while (!stop.get()) {
                        seen += forwards ? walk(journal) : walkBack(journal);
                    }
                    return seen;
                }, task -> Thread.ofPlatform().start(task)));
            }
            fill(journal, 20_000);
            stop.set(true);
            readers.forEach(reader -> assertThat(Rows.get(reader)).isPositive());
            assertThat(journal.firstSequence()).as("old segments went").isGreaterThan(15_000);
        });
    }

    private static long walk(Journal journal) {
        long[] state = {0, 0};
        journal.scan(journal.firstSequence(), Long.MAX_VALUE, signal -> {
            check(signal.record());
            assertThat(signal.sequence()).isGreaterThan(state[0]);
            state[0] = signal.sequence();
            state[1]++;
            return state[1] < 500;
        });
        return state[1];
    }

    private static long walkBack(Journal journal) {
        long[] state = {Long.MAX_VALUE, 0};
        journal.scanBack(Long.MAX_VALUE, 0, signal -> {
            check(signal.record());
            assertThat(signal.sequence()).isLessThan(state[0]);
            state[0] = signal.sequence();
            state[1]++;
            return true;
        });
        return state[1];
    }

    private static void check(SignalRecord record) {
        assertThat(record.raw()).isEqualTo(Signals.frame(record.sequence()));
        assertThat(record.sourceName()).isEqualTo("source-" + record.sequence() % 7);
    }

    @Test
    void segmentsOlderThanTheAgeGo() {
        var clock = new TestClock();
        Journal journal = Journal.open(dir, clock, new JournalLimits(1 << 20, Duration.ofHours(8), 0, SEGMENT, 1));
        long now = clock.wallMicros();
        appendAt(journal, now);
        clock.shift(Duration.ofHours(2).toMillis());
        Rows.until("rotation by age", () -> {
            appendAt(journal, clock.wallMicros());
            return journal.bytes() > 2 * SEGMENT;
        });
        assertThat(journal.firstSequence()).isEqualTo(1);
        clock.shift(Duration.ofHours(7).toMillis());
        Rows.until("the first segment is gone", () -> {
            appendAt(journal, clock.wallMicros());
            return journal.firstSequence() > 1;
        });
        assertThat(journal.close(Rows.SOON)).isTrue();
    }

    private static void appendAt(Journal journal, long micros) {
        journal.append(micros, 0, Protocol.NEURAL, 0, Outcome.DELIVERED, Reason.NONE, new byte[0], new byte[0], new byte[0], 1, new byte[0],
                0,
                0);
    }

    @Test
    void afterCloseItIsEmptyAndAppendsAreMissed() {
        Journal journal = Journal.open(dir, Clock.system(), limits(1 << 20));
        append(journal, 10);
        assertThat(journal.close(Rows.SOON)).isTrue();
        append(journal);
        assertThat(journal.missed()).isEqualTo(1);
        assertThat(journal.read(0, 10)).isEmpty();
        with(limits(1 << 20), again -> assertHolds(again, range(1, 11)));
    }

    @Test
    void aNearlyFullDiskKeepsTheHistoryFromGrowing() {
        long[] free = {10 * SEGMENT};
        var source = new FileSegments(dir.resolve("journal"), SEGMENT, 7 * SEGMENT, any -> free[0] - diskBytes());
        Journal journal = Journal.open(source, Clock.system(), limits(100 * SEGMENT));
        append(journal, 3_000);
        assertThat(journal.bytes()).isLessThanOrEqualTo(3 * SEGMENT);
        assertThat(journal.nextSequence() - journal.firstSequence()).isPositive();
        assertThat(journal.close(Rows.SOON)).isTrue();
    }

    @Test
    void aDiskThatIsFullAfterAnUpdateCostsRecordsNotTheStart() throws IOException {
        with(limits(1 << 20), journal -> append(journal, 40));
        Path first = dir.resolve("journal").resolve("0000000001.journal");
        Files.write(first, asVersionTwo(Files.readAllBytes(first)));
        long[] free = {0};
        var source = new FileSegments(dir.resolve("journal"), SEGMENT, SEGMENT, any -> free[0]);
        Journal journal = Journal.open(source, Clock.system(), limits(1 << 20));
        append(journal);
        assertThat(journal.missed()).isEqualTo(1);
        assertHolds(journal, range(1, 41));
        free[0] = Long.MAX_VALUE;
        Rows.until("there is room again", () -> journal.ready() > 0);
        long next = append(journal);
        assertThat(journal.read(next, 1)).hasSize(1);
        assertThat(journal.close(Rows.SOON)).isTrue();
    }

    /** What the keeper forced of full segments, with a time that stands still until the test moves it. */
    private static final class Forced extends ForwardingSegments implements Clock {
        private final Clock real = Clock.system();
        private final AtomicLong millis = new AtomicLong(1_000_000);
        private final AtomicLong bytes = new AtomicLong();

        Forced(SegmentSource to) { super(to); }

        @Override
        public void force(JournalSegment segment, long from, long until) { bytes.addAndGet(from == 0 ? 0 : until - from); }

        @Override
        public long wallMillis() { return millis.get(); }

        @Override
        public long wallMicros() { return millis.get() * 1_000; }

        @Override
        public long steadyMillis() { return millis.get(); }

        @Override
        public long nanos() { return real.nanos(); }
    }

    @Test
    void whatWouldBeWrittenOverWithinSecondsIsForcedOnlyWhenItStays() {
        var source = new Forced(new FileSegments(dir.resolve("journal"), SEGMENT, 0, any -> Long.MAX_VALUE));
        Journal journal = Journal.open(source, source, limits(10 * SEGMENT));
        for (int i = 0; i < 3 * SEGMENT / 56; i++) {
            appendAt(journal, source.wallMicros());
            Rows.until("a segment ready", () -> journal.ready() > 0);
        }
        Rows.until("the keeper came by", () -> journal.ready() >= 2);
        assertThat(source.bytes.get()).as("all of it came within no time at all").isLessThan(SEGMENT);
        source.millis.addAndGet(JournalKeeper.FLEETING.toMillis());
        Rows.until("all but the newest is forced", () -> source.bytes.get() >= 2 * SEGMENT);
        assertThat(journal.close(Rows.SOON)).isTrue();
    }

    @Test
    void recordsOfAnySizeAreReadBackAlsoAfterARestart() {
        List<Integer> sizes = List.of(0, 1, 7, 8, 100, 8_100, 8_128, 8_136, 8_137, 8_200, 20_000);
        with(limits(1 << 20), journal -> {
            for (int size : sizes) {
                journal.append(1, 2, Protocol.NEURAL, 0, Outcome.DELIVERED, Reason.NONE, new byte[]{'a'}, new byte[]{'b'}, new byte[0], 1,
                        sized(size + 3), 3, size);
            }
            assertHoldsSizes(journal, sizes);
        });
        with(limits(1 << 20), again -> {
            assertHoldsSizes(again, sizes);
            assertThat(again.damaged()).isZero();
        });
    }

    private static void assertHoldsSizes(Journal journal, List<Integer> sizes) {
        List<SignalRecord> all = journal.read(0, 100);
        assertThat(all).extracting(record -> record.raw().length).isEqualTo(sizes);
        for (SignalRecord record : all) {
            assertThat(record.raw()).isEqualTo(Arrays.copyOfRange(sized(record.raw().length + 3), 3, record.raw().length + 3));
            assertThat(record.sourceName() + record.targetName()).isEqualTo("ab");
        }
    }

    private static byte[] sized(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    @Test
    void goesOnBehindWhatVersionTwoWrote() throws IOException {
        with(limits(1 << 20), journal -> append(journal, 40));
        Path first = dir.resolve("journal").resolve("0000000001.journal");
        Files.write(first, asVersionTwo(Files.readAllBytes(first)));
        with(limits(1 << 20), journal -> {
            assertHolds(journal, range(1, 41));
            append(journal, 10);
        });
        with(limits(1 << 20), journal -> {
            assertHolds(journal, range(1, 51));
            assertThat(journal.damaged()).isZero();
        });
        assertThat(Files.readAllBytes(first)[8]).as("nothing of this version was added to the old file").isEqualTo((byte) 2);
    }

    /** Version 2 had the same records with a check in two lanes. */
    private static byte[] asVersionTwo(byte[] segment) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(segment.length, 8).copyFrom(MemorySegment.ofArray(segment));
            memory.set(JournalFormat.INT, 8, 2);
            long at = JournalSegment.START;
            for (int length; (length = JournalFormat.length(memory, at)) > 0; at += length) {
                memory.set(JournalFormat.INT, at + JournalFormat.CHECK, JournalCheck.inTwo(memory, at, length));
            }
            return memory.toArray(JournalFormat.BYTE);
        }
    }

    @Test
    void refusesFilesOfANewerThalamus() throws IOException {
        with(limits(1 << 20), journal -> append(journal, 3));
        Path file = Path.of(dir.toString(), "journal", "0000000001.journal");
        byte[] bytes = Files.readAllBytes(file);
        bytes[8] = 9;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Journal.open(dir, Clock.system(), limits(1 << 20))).isInstanceOf(StoreException.class)
                .hasMessageContaining("newer");
    }

    /** Appends until so many have been taken, giving hub-journal the time it needs, so that nothing is missed. */
    private static void fill(Journal journal, int count) {
        for (int i = 0; i < count; i++) {
            append(journal);
            if (i % 100 == 99) {
                Rows.until("segments ready", () -> journal.ready() >= 2);
            }
        }
    }

    private long diskBytes() {
        if (!Files.exists(dir.resolve("journal"))) {
            return 0;
        }
        try (var files = Files.walk(dir.resolve("journal"))) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
