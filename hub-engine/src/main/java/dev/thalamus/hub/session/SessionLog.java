package dev.thalamus.hub.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The envelopes of a session as bytes, as long as they are held in memory; how many there are, always. Confined to the core.
 *
 * <p>The bytes are those that were sent, so that reading a log costs no encoding.
 */
final class SessionLog {
    /** What an envelope costs in memory besides its bytes, with its entry in the index. */
    private static final int OVERHEAD = 160;
    static final byte[] NOTHING = new byte[0];

    private @Nullable List<byte[]> lines = new ArrayList<>(4);
    private final Map<String, Integer> answers = new HashMap<>(4);
    int count;
    int committed;
    String lastId = "";
    long bytes;

    void add(Envelope envelope, byte[] json) {
        if (lines != null) {
            lines.add(json);
            index(envelope, count);
        }
        count++;
        lastId = envelope.envelopeId();
        bytes += json.length;
    }

    private void index(Envelope envelope, int at) {
        if (envelope.causationId() != null) {
            answers.put(envelope.senderId() + envelope.causationId(), at);
        }
    }

    /** The lines, or null when they are only on the disk. */
    @Nullable
    List<byte[]> lines() { return lines; }

    /**
     * The newest answer of a sender to an envelope, or no bytes when there is none.
     *
     * @param read the lines that are on the disk, for when they are not held
     */
    byte[] answer(String senderId, String causationId, List<byte[]> read) {
        if (lines != null) {
            Integer at = answers.get(senderId + causationId);
            return at == null || at >= committed ? NOTHING : lines.get(at);
        }
        for (byte[] line : read.reversed()) {
            Envelope envelope = SessionFile.envelope(line);
            if (envelope.senderId().equals(senderId) && causationId.equals(envelope.causationId())) {
                return line;
            }
        }
        return NOTHING;
    }

    long residentBytes() { return lines == null ? 0 : bytes + (long) OVERHEAD * count; }

    boolean settled() { return committed == count; }

    /** Lets the lines go; they are on the disk. */
    void drop() {
        lines = null;
        answers.clear();
    }

    /** Holds the lines again, when they are all of them. */
    void hold(List<Envelope> envelopes, List<byte[]> all) {
        if (lines == null && all.size() == count) {
            lines = new ArrayList<>(all);
            for (int i = 0; i < all.size(); i++) {
                index(envelopes.get(i), i);
            }
        }
    }
}
