package dev.thalamus.hub.capture;

import dev.thalamus.hub.capture.CaptureLine.Unreadable;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalVisitor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * The signals of a file as a history that does not grow. Thread-safe.
 *
 * <p>The file is mapped and read line by line as it is looked at: memory holds two numbers a signal, for at most {@value #MOST} of them. Signals
 * keep the numbers that they had in their hub; where those do not rise from line to line (files put together by hand), they are numbered from 1.
 */
public final class Capture implements History {
    /** Most signals of one file. */
    public static final int MOST = 4_000_000;
    /** Longest line, in bytes: room for a signal of 8 MiB however its payload is escaped. */
    static final int LONGEST_LINE = 64 << 20;
    private static final int LONGEST_HEAD = 64 << 10;
    private static final int TOLD_EVERY = 1_024;

    private final Path file;
    private final CaptureHead head;
    private final MemorySegment text;
    private final long[] sequences;
    private final long[] starts;
    private final int[] lengths;
    private final long unreadable;
    private final String firstProblem;

    private Capture(Path file, CaptureHead head, MemorySegment text, Index index) {
        this.file = file;
        this.head = head;
        this.text = text;
        unreadable = index.unreadable;
        firstProblem = index.firstProblem;
        starts = Arrays.copyOf(index.starts, index.count);
        lengths = Arrays.copyOf(index.lengths, index.count);
        sequences = Arrays.copyOf(index.sequences, index.count);
        if (!index.rising) {
            Arrays.setAll(sequences, i -> i + 1);
        }
    }

    /**
     * Reads a file of {@link CaptureFormat#NDJSON}. Takes some seconds for a million signals.
     *
     * @param progress told the part that is read, 0 to 1; false gives up
     * @throws CaptureException when it is no capture, is too large, cannot be read, or {@code progress} gave up; the message says which
     */
    public static Capture open(Path file, DoublePredicate progress) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment text = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            long end = lineEnd(text, 0, LONGEST_HEAD + 1);
            if (end > LONGEST_HEAD) {
                throw new Unreadable(Clause.HEAD_LONG.of(LONGEST_HEAD >> 10));
            }
            CaptureHead head = CaptureLine.readHead(bytes(text, 0, end));
            return new Capture(file, head, text, index(file, text, end + 1, progress));
        } catch (IOException e) {
            throw new CaptureException(Clause.CAPTURE_UNREADABLE.of(file, e.getMessage()), e);
        } catch (Unreadable e) {
            throw new CaptureException(Clause.NO_CAPTURE.of(file, e.getMessage()), e);
        }
    }

    public Path file() { return file; }

    public CaptureHead head() { return head; }

    /** Lines that are no signal; they are left out. */
    public long unreadable() { return unreadable; }

    /** Which line was the first of those and why, empty when there is none. */
    public String firstProblem() { return firstProblem; }

    /** How many signals it holds. */
    @Override
    public long count() { return sequences.length; }

    @Override
    public long firstSequence() { return sequences.length == 0 ? 1 : sequences[0]; }

    @Override
    public long nextSequence() { return sequences.length == 0 ? 1 : sequences[sequences.length - 1] + 1; }

    @Override
    public List<SignalRecord> read(long from, int max) {
        var records = new ArrayList<SignalRecord>();
        for (int at = indexOf(from); at < sequences.length && records.size() < max; at++) {
            records.add(record(at));
        }
        return records;
    }

    @Override
    public long scan(long from, long to, SignalVisitor visitor) {
        for (int at = indexOf(from); at < sequences.length && sequences[at] < to; at++) {
            if (!visitor.visit(SignalCursor.of(record(at)))) {
                return sequences[at] + 1;
            }
        }
        return Math.max(from, to);
    }

    /** Numbers that the file lacks are passed over: what it returns is the number behind the next signal that there is. */
    @Override
    public long scanBack(long from, long to, SignalVisitor visitor) {
        int at = indexOf(from) - 1;
        for (; at >= 0 && sequences[at] >= to; at--) {
            if (!visitor.visit(SignalCursor.of(record(at)))) {
                return sequences[at];
            }
        }
        return at < 0 ? Math.min(to, firstSequence()) : sequences[at] + 1;
    }

    @Override
    public long sequenceAt(long timeMicros) {
        int low = 0;
        int high = sequences.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (record(middle).timeMicros() < timeMicros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == sequences.length ? nextSequence() : sequences[low];
    }

    @Override
    public long missed() { return 0; }

    @Override
    public long bytes() { return text.byteSize(); }

    /** The first signal at or after that number. */
    private int indexOf(long sequence) {
        int at = Arrays.binarySearch(sequences, sequence);
        return at >= 0 ? at : -at - 1;
    }

    private SignalRecord record(int at) {
        try {
            SignalRecord read = CaptureLine.readSignal(bytes(text, starts[at], starts[at] + lengths[at]));
            return read.sequence() == sequences[at] ? read : read.numbered(sequences[at]);
        } catch (Unreadable e) {
            throw new CaptureException(Clause.CAPTURE_CHANGED.of(file), e);
        }
    }

    private static Index index(Path file, MemorySegment text, long from, DoublePredicate progress) {
        var index = new Index();
        long at = from;
        for (long line = 2; at < text.byteSize(); line++) {
            if (line % TOLD_EVERY == 0 && !progress.test((double) at / text.byteSize())) {
                throw new CaptureException("opening " + file + " was cancelled");
            }
            long end = lineEnd(text, at, text.byteSize());
            if (end > at) {
                try {
                    index.add(CaptureLine.readSignal(bytes(text, at, end)).sequence(), at, (int) (end - at));
                } catch (Unreadable e) {
                    index.leaveOut(line, e);
                }
            }
            if (index.count > MOST) {
                throw new CaptureException(Clause.CAPTURE_LARGE.of(file, MOST));
            }
            at = end + 1;
        }
        return index;
    }

    /** Where the line ends that begins there; {@code end} when it goes on until then. */
    private static long lineEnd(MemorySegment text, long from, long end) {
        long at = from;
        while (at < Math.min(end, text.byteSize()) && text.get(ValueLayout.JAVA_BYTE, at) != '\n') {
            at++;
        }
        return at;
    }

    private static byte[] bytes(MemorySegment text, long from, long to) throws Unreadable {
        if (to - from > LONGEST_LINE) {
            throw new Unreadable(Clause.LINE_LONG.of(LONGEST_LINE >> 20));
        }
        byte[] copy = new byte[(int) (to - from)];
        MemorySegment.copy(text, ValueLayout.JAVA_BYTE, from, copy, 0, copy.length);
        return copy;
    }

    /** What a pass over the lines gathers. */
    private static final class Index {
        private long[] sequences = new long[1_024];
        private long[] starts = new long[1_024];
        private int[] lengths = new int[1_024];
        private int count;
        private boolean rising = true;
        private long unreadable;
        private String firstProblem = "";

        void add(long sequence, long start, int length) {
            if (count == starts.length) {
                int more = count + (count >> 1);
                sequences = Arrays.copyOf(sequences, more);
                starts = Arrays.copyOf(starts, more);
                lengths = Arrays.copyOf(lengths, more);
            }
            rising &= sequence > (count == 0 ? 0 : sequences[count - 1]);
            sequences[count] = sequence;
            starts[count] = start;
            lengths[count++] = length;
        }

        void leaveOut(long line, Unreadable why) {
            if (unreadable++ == 0) {
                firstProblem = Clause.LINE_AT.of(line, why.getMessage());
            }
        }
    }
}
