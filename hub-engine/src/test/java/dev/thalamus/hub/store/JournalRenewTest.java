package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.Signals.append;
import static dev.thalamus.hub.store.Signals.assertHolds;
import static dev.thalamus.hub.store.Signals.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.SignalRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old segments are used again, and what was in them never comes back as if it were new. */
class JournalRenewTest {
    private static final int SEGMENT = 16 << 10;
    private static final int PAGE = 4_096;
    private static final JournalLimits LIMITS = new JournalLimits(6 * SEGMENT, Duration.ofDays(36_500), 0, SEGMENT, 2);

    @TempDir
    Path dir;

    /** Files that can be copied as they are between two doings of hub-journal; it remembers what was in a file before it was renewed. */
    private static final class Observed extends ForwardingSegments {
        private final Path at;
        private final Map<Path, byte[]> before = new HashMap<>();
        private int made;
        private int renewed;

        Observed(Path at) {
            super(files(at));
            this.at = at;
        }

        @Override
        public synchronized @Nullable JournalSegment prepare() throws IOException {
            made++;
            return super.prepare();
        }

        @Override
        public synchronized @Nullable JournalSegment renew(JournalSegment old) throws IOException {
            byte[] then = Files.readAllBytes(Objects.requireNonNull(old.mapped).path());
            JournalSegment fresh = super.renew(old);
            if (fresh != null && fresh.mapped != null) {
                before.put(fresh.mapped.path().getFileName(), then);
                renewed++;
            }
            return fresh;
        }

        /** What a kill of the process would leave now. */
        synchronized Path copy(Path to) throws IOException {
            Files.createDirectories(to);
            try (var listing = Files.list(at)) {
                for (Path file : listing.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
            return to;
        }
    }

    private static FileSegments files(Path at) { return new FileSegments(at, SEGMENT, 0, any -> Long.MAX_VALUE); }

    private static Journal open(SegmentSource source) { return Journal.open(source, Clock.system(), LIMITS); }

    private static void fill(Journal journal, int count) {
        for (int i = 0; i < count; i++) {
            append(journal);
            Rows.until("segments ready", () -> journal.ready() >= 2);
        }
    }

    private static void close(Journal journal) { assertThat(journal.close(Rows.SOON)).isTrue(); }

    @Test
    void whenTheHistoryIsFullNoFileIsMadeAnyMore() {
        var files = new Observed(dir);
        Journal journal = open(files);
        fill(journal, 3_000);
        assertThat(journal.bytes()).isLessThanOrEqualTo(6 * SEGMENT);
        assertThat(journal.missed()).isZero();
        assertHolds(journal, range(journal.firstSequence(), 3_001));
        close(journal);
        assertThat(files.made).isLessThanOrEqualTo(6);
        assertThat(files.renewed).isGreaterThan(20);
        Journal again = open(files(dir));
        assertThat(again.damaged()).as("old bytes behind the newest record are no damage").isZero();
        assertHolds(again, range(again.firstSequence(), 3_001));
        fill(again, 30);
        assertHolds(again, range(again.firstSequence(), 3_031));
        close(again);
    }

    @Test
    void aKillAtAnyMomentLeavesTheNewRecordsAndNoneOfTheOld() throws IOException {
        var files = new Observed(dir.resolve("live"));
        Journal journal = open(files);
        fill(journal, 1_500);
        for (int round = 0; round < 150; round++) {
            fill(journal, 1);
            Journal killed = open(files(files.copy(dir.resolve("killed-" + round))));
            assertHolds(killed, range(killed.firstSequence(), journal.nextSequence()));
            close(killed);
        }
        close(journal);
    }

    @Test
    void aPowerCutThatKeepsTheHeaderOnly() throws IOException {
        powerCut((before, after, page) -> page == 0 ? head(after, before) : before);
    }

    @Test
    void aPowerCutThatKeepsAllButTheHeader() throws IOException {
        powerCut((before, after, page) -> page == 0 ? head(before, after) : after);
    }

    @Test
    void aPowerCutThatKeepsEverySecondPage() throws IOException {
        powerCut((before, after, page) -> page % 2 == 0 ? after : before);
        powerCut((before, after, page) -> page % 2 == 0 ? before : after);
    }

    @Test
    void aPowerCutThatKeepsNothingOfIt() throws IOException { powerCut((before, after, page) -> before); }

    @Test
    void aDamagedHeaderDoesNotBringOldRecordsBack() throws IOException {
        var files = new Observed(dir.resolve("live"));
        Journal journal = open(files);
        fillRenewed(journal, files);
        Path copy = files.copy(dir.resolve("cut"));
        long next = journal.nextSequence();
        close(journal);
        Path newest = newest(copy);
        byte[] bytes = Files.readAllBytes(newest);
        Arrays.fill(bytes, 8, JournalSegment.START, (byte) 0);
        Files.write(newest, bytes);
        Journal cut = open(files(copy));
        assertHolds(cut, range(cut.firstSequence(), next));
        close(cut);
    }

    /** What the disk holds of a page of the newest file, given the whole file as it was before it was renewed and as it is now. */
    private interface Disk {
        byte[] of(byte[] before, byte[] after, int page);
    }

    private static byte[] head(byte[] headOf, byte[] restOf) {
        byte[] mixed = restOf.clone();
        System.arraycopy(headOf, 0, mixed, 0, JournalSegment.START);
        return mixed;
    }

    private void powerCut(Disk disk) throws IOException {
        var files = new Observed(Files.createTempDirectory(dir, "live"));
        Journal journal = open(files);
        fillRenewed(journal, files);
        Path copy = files.copy(Files.createTempDirectory(dir, "cut"));
        long next = journal.nextSequence();
        close(journal);
        Path newest = newest(copy);
        byte[] after = Files.readAllBytes(newest);
        byte[] before = Objects.requireNonNull(files.before.get(newest.getFileName()));
        byte[] kept = new byte[SEGMENT];
        for (int page = 0; page < SEGMENT / PAGE; page++) {
            System.arraycopy(disk.of(before, after, page), page * PAGE, kept, page * PAGE, PAGE);
        }
        Files.write(newest, kept);
        long firstOfNewest = firstSequence(after);
        Journal cut = open(files(copy));
        assertThat(cut.nextSequence()).isBetween(firstOfNewest, next);
        assertSound(cut);
        fill(cut, 100);
        assertSound(cut);
        assertThat(cut.read(cut.nextSequence() - 100, 100)).hasSize(100);
        close(cut);
    }

    /** Every record is what was appended under its sequence, and they are in order. */
    private static void assertSound(Journal journal) {
        List<SignalRecord> all = journal.read(0, Integer.MAX_VALUE);
        assertThat(all).extracting(SignalRecord::sequence).isSorted().doesNotHaveDuplicates();
        all.forEach(record -> Signals.assertSame(record, Signals.signal(record.sequence())));
        assertThat(all.getLast().sequence()).isEqualTo(journal.nextSequence() - 1);
    }

    /** Until every file was used twice and the newest holds some records. */
    private static void fillRenewed(Journal journal, Observed files) throws IOException {
        fill(journal, 1_500);
        for (long records = 0; records < 30 || records > 60; records = journal.nextSequence() - firstSequence(newest(files))) {
            fill(journal, 1);
        }
    }

    private static byte[] newest(Observed files) throws IOException {
        synchronized (files) {
            return Files.readAllBytes(newest(files.at));
        }
    }

    /** The file that is written to: its first record is the newest of all first ones. */
    private static Path newest(Path at) throws IOException {
        try (var listing = Files.list(at)) {
            return listing.max(Comparator.comparingLong(file -> {
                try {
                    return firstSequence(Files.readAllBytes(file));
                } catch (IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                }
            })).orElseThrow();
        }
    }

    private static long firstSequence(byte[] segment) {
        return ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN).getLong(JournalSegment.START + JournalFormat.SEQUENCE);
    }
}
