package dev.thalamus.hub.query;

import dev.thalamus.hub.query.SignalCursor.Part;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Where the parts of a record lie when the three names and the frame follow one another.
 *
 * <p>Confined to one thread; a cursor keeps one and places it anew at each record. The frame's own header is that of the neural protocol:
 * 34 bytes, with the lengths of source and target at 28 and 29 and that of the payload, big-endian, at 30.
 */
public final class FrameLayout {
    private static final int HEADER = 34;
    private static final ValueLayout.OfInt PAYLOAD_LENGTH = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private long start;
    private int header;
    private int sourceName;
    private int targetName;
    private int instance;
    private int frame;
    private int source;
    private int target;
    private int payload;

    /** Stands on the record whose names begin at {@code at}; {@code framed} tells whether its frame has a neural header. */
    public void place(MemorySegment memory, long at, int sourceNameBytes, int targetNameBytes, int instanceBytes, int frameBytes,
            boolean framed) {
        start = at;
        sourceName = sourceNameBytes;
        targetName = targetNameBytes;
        instance = instanceBytes;
        frame = frameBytes;
        header = framed && frameBytes >= HEADER ? HEADER : 0;
        if (header == 0) {
            source = 0;
            target = 0;
            payload = frameBytes;
            return;
        }
        long from = frameAt();
        source = Math.min(memory.get(ValueLayout.JAVA_BYTE, from + 28) & 0xFF, frameBytes - HEADER);
        target = Math.min(memory.get(ValueLayout.JAVA_BYTE, from + 29) & 0xFF, frameBytes - HEADER - source);
        long declared = Integer.toUnsignedLong(memory.get(PAYLOAD_LENGTH, from + 30));
        payload = (int) Math.min(declared, frameBytes - HEADER - source - target);
    }

    /** Where a part begins. */
    public long offset(Part part) {
        return switch (part) {
            case SOURCE_NAME -> start;
            case TARGET_NAME -> start + sourceName;
            case INSTANCE -> start + sourceName + targetName;
            case FRAME -> frameAt();
            case SOURCE -> frameAt() + header;
            case TARGET -> offset(Part.SOURCE) + source;
            case PAYLOAD -> offset(Part.SOURCE) + source + target;
        };
    }

    /** How many bytes a part has. */
    public int length(Part part) {
        return switch (part) {
            case SOURCE_NAME -> sourceName;
            case TARGET_NAME -> targetName;
            case INSTANCE -> instance;
            case FRAME -> frame;
            case SOURCE -> source;
            case TARGET -> target;
            case PAYLOAD -> payload;
        };
    }

    private long frameAt() { return start + sourceName + targetName + instance; }
}
