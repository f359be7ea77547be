package dev.thalamus.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.kit.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalKillTest {
    private static final JournalLimits LIMITS = new JournalLimits(8 << 20, Duration.ofDays(36_500), 0, 256 << 10, 2);

    @TempDir
    Path dir;

    @Test
    void whatWasAppendedBeforeTheKillIsReadable() throws IOException, InterruptedException {
        for (int loop = 1; loop <= 2; loop++) {
            Process child = Child.start(JournalKillTest.class, dir.toString());
            List<Long> appended = Child.numbersUntilKilled(child, 40 * loop);
            assertThat(child.waitFor()).as("killed").isNotZero();
            Journal journal = Journal.open(dir, Clock.system(), LIMITS);
            long last = appended.getLast();
            assertThat(journal.nextSequence()).isGreaterThan(last);
            Signals.assertHolds(journal, Signals.range(journal.firstSequence(), journal.nextSequence()));
            assertThat(journal.firstSequence()).isLessThan(last);
            assertThat(journal.close(Rows.SOON)).isTrue();
        }
    }

    /** The child: appends for ever and prints each hundredth sequence. */
    public static void main(String[] args) {
        Journal journal = Journal.open(Path.of(args[0]), Clock.system(), LIMITS);
        while (true) {
            long sequence = Signals.append(journal);
            if (sequence % 100 == 0) {
                System.out.println(sequence + ".");
                Rows.until("segments ready", () -> journal.ready() >= 2);
            }
        }
    }
}
