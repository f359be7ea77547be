package dev.thalamus.hub.federation;

import dev.thalamus.hub.wire.SignalFrame;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What a signal is known by among those that came or went lately: its message id, and a checksum and length, because some senders never change their ids.
 * Immutable.
 */
record SignalKey(long high, long low, long content) {
    /** A signal that a hub sends once more is the same, byte by byte; to another target, or later, it is another one. */
    static SignalKey sent(byte[] frame) {
        return of(frame, 0, frame.length);
    }

    /** On its way through hubs a signal keeps its message id and payload. */
    static SignalKey passed(byte[] frame) {
        return of(frame, SignalFrame.payloadOffset(frame, 0, frame.length), SignalFrame.payloadLength(frame, 0, frame.length));
    }

    private static SignalKey of(byte[] frame, int at, int length) {
        var id = ByteBuffer.wrap(frame, SignalFrame.messageIdOffset(0), SignalFrame.ID_BYTES);
        var crc = new CRC32C();
        crc.update(frame, at, length);
        return new SignalKey(id.getLong(), id.getLong(), crc.getValue() << 32 | length);
    }
}
