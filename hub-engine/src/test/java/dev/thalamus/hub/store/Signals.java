package dev.thalamus.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.History;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Signals whose every field follows from their sequence, for the tests of the journal. */
final class Signals {
    static final long MICROS = 1_800_000_000_000_000L;

    private Signals() {}

    /** Appends the signal that belongs to the next sequence. */
    static long append(Journal journal) {
        long n = journal.nextSequence();
        byte[] frame = frame(n);
        byte[] around = new byte[frame.length + 7];
        System.arraycopy(frame, 0, around, 3, frame.length);
        return journal.append(MICROS + n * 10, n % 1000, Protocol.values()[(int) (n % 5)], (int) (n % 6), Outcome.values()[(int) (n % 4)],
                Reason.values()[(int) (n % 15)], bytes("source-" + n % 7), bytes("tärget-" + n % 11),
                n % 3 == 0 ? new byte[0] : bytes("i" + n),
                (int) (n % 50), around, 3, frame.length);
    }

    static void append(Journal journal, int count) {
        for (int i = 0; i < count; i++) {
            append(journal);
        }
    }

    static SignalRecord signal(long n) {
        return new SignalRecord(n, MICROS + n * 10, n % 1000, Protocol.values()[(int) (n % 5)], SignalType.ofCode((int) (n % 6)),
                Outcome.values()[(int) (n % 4)], Reason.values()[(int) (n % 15)], "source-" + n % 7, "tärget-" + n % 11,
                n % 3 == 0 ? "" : "i" + n, (int) (n % 50), frame(n));
    }

    static byte[] frame(long n) {
        byte[] payload = bytes("{\"n\":" + n + ",\"pad\":\"" + "x".repeat((int) (n % 60)) + "\"}");
        return ByteBuffer.allocate(34 + 4 + payload.length).put(28, (byte) 2).put(29, (byte) 2).putInt(30, payload.length).position(34)
                .put(bytes("so")).put(bytes("ta")).put(payload).array();
    }

    /** Holds exactly these signals, as they were appended, however it is read. */
    static void assertHolds(History history, List<Long> sequences) {
        List<SignalRecord> read = history.read(0, Integer.MAX_VALUE);
        assertThat(read).extracting(SignalRecord::sequence).isEqualTo(sequences);
        for (SignalRecord record : read) {
            assertSame(record, signal(record.sequence()));
        }
        var backwards = new java.util.ArrayList<Long>();
        history.scanBack(Long.MAX_VALUE, 0, signal -> backwards.add(signal.sequence()));
        assertThat(backwards.reversed()).isEqualTo(sequences);
        assertThat(history.firstSequence()).isEqualTo(sequences.isEmpty() ? history.nextSequence() : sequences.getFirst());
    }

    /** Records compare their arrays by identity; AssertJ's recursive comparison is too slow for thousands. */
    static void assertSame(SignalRecord record, SignalRecord expected) {
        assertThat(record.raw()).isEqualTo(expected.raw());
        assertThat(withoutRaw(record)).isEqualTo(withoutRaw(expected));
    }

    private static List<Object> withoutRaw(SignalRecord r) {
        return java.util.Arrays.asList(r.sequence(), r.timeMicros(), r.latencyNanos(), r.protocol(), r.type(), r.outcome(), r.reason(),
                r.sourceName(), r.targetName(), r.instance(), r.fanout());
    }

    static List<Long> range(long from, long to) { return java.util.stream.LongStream.range(from, to).boxed().toList(); }

    static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
