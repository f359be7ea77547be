package dev.thalamus.hub.query;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * One routed signal looked at where it lies, without making objects, so that a filter can pass over a million of them.
 *
 * <p>Confined to the thread of the scan, and valid only until the visitor returns: keep {@link #record()}, never the cursor.
 */
public interface SignalCursor {
    /** A run of bytes in a record; the text ones are UTF-8. */
    enum Part {
        /** The sender's name as registered. */
        SOURCE_NAME,
        /** The receiver's name as the router resolved it. */
        TARGET_NAME,
        /** Hash of the instance that got it. */
        INSTANCE,
        /** The whole frame as it came. */
        FRAME,
        /** The source as the frame has it. */
        SOURCE,
        /** The target as the frame has it. */
        TARGET,
        /** What the signal carries; the whole frame for protocols without a frame header. */
        PAYLOAD
    }

    long sequence();

    /** Wall clock when the hub took it, microseconds since 1970. */
    long timeMicros();

    /** From the read that brought it to the hand-over; 0 when nothing was handed over. */
    long latencyNanos();

    Protocol protocol();

    /** The byte of the {@link SignalType}, or -1 for protocols that have none. */
    int type();

    Outcome outcome();

    Reason reason();

    /** To how many links it was handed. */
    int fanout();

    /** Where the bytes of all parts lie. */
    MemorySegment memory();

    /** Where a part begins in {@link #memory()}. */
    long offset(Part part);

    /** How many bytes a part has, 0 when it is absent. */
    int length(Part part);

    /** The signal as a record of its own, which stays valid. */
    SignalRecord record();

    /** One byte of a part; {@code index} is from 0 to below {@link #length}. */
    default byte at(Part part, int index) {
        return memory().get(ValueLayout.JAVA_BYTE, offset(part) + index);
    }

    /** Whether a part is exactly these bytes. */
    default boolean is(Part part, byte[] bytes) {
        long from = offset(part);
        return length(part) == bytes.length && MemorySegment.mismatch(memory(), from, from + bytes.length, MemorySegment.ofArray(bytes), 0,
                bytes.length) < 0;
    }

    /** A part as text; what is not UTF-8 becomes replacement characters. */
    default String text(Part part) {
        byte[] bytes = bytes(part);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A copy of a part. */
    default byte[] bytes(Part part) {
        byte[] copy = new byte[length(part)];
        MemorySegment.copy(memory(), ValueLayout.JAVA_BYTE, offset(part), copy, 0, copy.length);
        return copy;
    }

    /** A cursor over a record that was read before. */
    static SignalCursor of(SignalRecord signal) { return new RecordCursor(signal); }
}
