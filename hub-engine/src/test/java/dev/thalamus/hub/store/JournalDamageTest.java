package dev.thalamus.hub.store;

import static dev.thalamus.hub.store.Signals.append;
import static dev.thalamus.hub.store.Signals.assertHolds;
import static dev.thalamus.hub.store.Signals.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.kit.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
    private static final int SEGMENT = 16 << 10;
    private static final int RECORDS = 40;
    private static final JournalLimits LIMITS = new JournalLimits(256 << 10, Duration.ofDays(36_500), 0, SEGMENT, 1);

    @TempDir
    Path dir;
    private Path file = Path.of("");
    private byte[] whole = {};
    private int lastRecord;
    private int end;

    @BeforeEach
    void write() throws IOException {
        file = dir.resolve("journal").resolve("0000000001.journal");
        open(journal -> append(journal, RECORDS));
        whole = Files.readAllBytes(file);
        end = JournalSegment.START;
        for (int n = 1; n <= RECORDS; n++) {
            lastRecord = end;
            end += length(end);
        }
        assertThat(length(end)).isZero();
    }

    private int length(int at) { return whole[at] & 0xFF | (whole[at + 1] & 0xFF) << 8; }

    private void open(Consumer<Journal> work) {
        var unforced = new ForwardingSegments(new FileSegments(dir.resolve("journal"), SEGMENT, 0, any -> Long.MAX_VALUE)) {
            @Override
            public void force(JournalSegment segment, long from, long until) {} // hundreds of starts, and no power cut
        };
        Journal journal = Journal.open(unforced, Clock.system(), LIMITS);
        try {
            work.accept(journal);
        } finally {
            assertThat(journal.close(Rows.SOON)).isTrue();
        }
    }

    @Test
    void aTailTornAtAnyByteCostsTheTornRecordOnly() throws IOException {
        for (int cut = lastRecord; cut <= end; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            Files.deleteIfExists(file.resolveSibling("0000000002.journal"));
            int left = cut == end ? RECORDS : RECORDS - 1;
            open(journal -> {
                assertHolds(journal, range(1, left + 1));
                append(journal);
                assertHolds(journal, range(1, left + 2));
            });
        }
    }

    @Test
    void aTailOfZerosFromAnyByteCostsTheTornRecordOnly() throws IOException {
        for (int cut = lastRecord; cut < end; cut++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, cut, end, (byte) 0);
            if (Arrays.equals(torn, whole)) {
                continue; // the cut is in the padding
            }
            Files.write(file, torn);
            open(journal -> {
                append(journal);
                assertHolds(journal, range(1, RECORDS + 1));
            });
        }
    }

    @Test
    void aFlippedBitCostsOneRecordAndIsCounted() throws IOException {
        var random = new Random(7);
        for (int round = 0; round < 100; round++) {
            byte[] flipped = whole.clone();
            int at = JournalSegment.START + random.nextInt(end - JournalSegment.START);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            var left = new ArrayList<>(range(1, RECORDS + 1));
            left.remove((Object) recordAt(at));
            open(journal -> {
                assertThat(journal.damaged()).isEqualTo(1);
                append(journal, 5);
                left.addAll(range(left.getLast() + 1, left.getLast() + 6));
                assertHolds(journal, left);
            });
            open(journal -> assertHolds(journal, left));
        }
    }

    private long recordAt(int at) {
        int start = JournalSegment.START;
        for (long n = 1;; n++) {
            start += length(start);
            if (at < start) {
                return n;
            }
        }
    }

    @Test
    void damageInASealedSegmentIsFoundWhenItIsRead() throws IOException {
        open(journal -> {
            for (int i = 0; i < 200; i++) {
                append(journal);
                Rows.until("a segment ready", () -> journal.ready() >= 1);
            }
        });
        byte[] sealed = Files.readAllBytes(file);
        sealed[lastRecord + JournalFormat.HEADER + 3] ^= 4;
        Files.write(file, sealed);
        open(journal -> {
            assertThat(journal.nextSequence()).isEqualTo(241);
            var left = new ArrayList<>(range(1, 241));
            left.remove((Object) (long) RECORDS);
            assertHolds(journal, left);
            assertThat(journal.damaged()).isEqualTo(1);
        });
    }

    @Test
    void garbageBehindTheTornTailNeverComesBack() throws IOException {
        byte[] torn = whole.clone();
        torn[lastRecord + 20] ^= 1;
        System.arraycopy(whole, lastRecord, torn, end, end - lastRecord);
        torn[end + 60] ^= 1;
        Files.write(file, torn);
        open(journal -> append(journal, 1));
        open(journal -> assertHolds(journal, range(1, RECORDS + 1)));
    }

    @Test
    void aFileThatIsNoSegmentIsMovedAside() throws IOException {
        byte[] noise = new byte[SEGMENT];
        new Random(3).nextBytes(noise);
        Files.write(file.resolveSibling("0000000002.journal"), noise);
        open(journal -> assertHolds(journal, range(1, RECORDS + 1)));
        assertThat(file.resolveSibling("0000000002.journal.damaged")).hasBinaryContent(noise);
    }

    @Test
    void aFileKilledWhileItWasMadeReadyIsForgotten() throws IOException {
        for (int size : new int[]{0, 10, 4_096, SEGMENT}) {
            Files.write(file.resolveSibling("0000000002.journal"), new byte[size]);
            open(journal -> assertHolds(journal, range(1, RECORDS + 1)));
        }
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.damaged");
    }

    @Test
    void aSegmentWithoutItsHeaderIsReadAllTheSame() throws IOException {
        byte[] headless = whole.clone();
        Arrays.fill(headless, 0, JournalSegment.START, (byte) 0);
        Files.write(file, headless);
        open(journal -> assertHolds(journal, range(1, RECORDS + 1)));
    }
}
