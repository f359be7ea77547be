package dev.thalamus.hub.federation;

import dev.thalamus.hub.wire.SignalFrame;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.zip.CRC32C;

/**
 * The signals that came or went lately, so that none is passed on twice and none runs in a circle.
 *
 * <p>Confined to the core; remembers the newest {@value #MOST}. A signal is known by its message id and its payload: some senders never change
 * their ids.
 */
final class SeenSignals {
    static final int MOST = 65_536;

    private record Key(String domain, long high, long low, long payload) {}

    private final LinkedHashSet<Key> seen = new LinkedHashSet<>();

    /** Remembers it; false when it was known. */
    boolean add(String domain, byte[] frame) {
        if (!seen.add(key(domain, frame))) {
            return false;
        }
        if (seen.size() > MOST) {
            seen.removeFirst();
        }
        return true;
    }

    boolean contains(String domain, byte[] frame) { return seen.contains(key(domain, frame)); }

    int size() { return seen.size(); }

    private static Key key(String domain, byte[] frame) {
        var id = ByteBuffer.wrap(frame, SignalFrame.messageIdOffset(0), SignalFrame.ID_BYTES);
        int at = SignalFrame.payloadOffset(frame, 0, frame.length);
        int length = SignalFrame.payloadLength(frame, 0, frame.length);
        var crc = new CRC32C();
        crc.update(frame, at, length);
        return new Key(domain, id.getLong(), id.getLong(), crc.getValue() << 32 | length);
    }
}
