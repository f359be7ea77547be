package dev.thalamus.hub.core;

import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.wire.ControlMessage;
import dev.thalamus.hub.wire.PythonJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names that are here with the hash of each one's newest instance, kept as the answer to a registration writes them.
 *
 * <p>Confined to the core. Every agent that registers is told of all others: n agents hear n²/2 names. So a name is encoded once, when it comes, and an
 * answer is a copy of what is kept; the whole is put together anew only after somebody has left or was replaced.
 */
final class Roster {
    private static final byte[] BETWEEN = ", ".getBytes(StandardCharsets.US_ASCII);
    /** An answer ends with the braces of the names and of the message. */
    private static final int BRACES = 2;

    /** In the order of arrival, as the reference tells them. */
    private final Map<Name, byte[]> entries = new LinkedHashMap<>();
    private final Text everyone = new Text();
    private final Text answer = new Text();
    private boolean stale;

    /** An instance of that name has come or gone. */
    void changed(Name name) {
        if (name.live.isEmpty()) {
            stale |= entries.remove(name) != null;
            return;
        }
        byte[] entry = PythonJson.member(name.text, name.live.getLast().hash);
        byte[] before = entries.put(name, entry);
        if (before == null && !stale) {
            everyone.entry(entry);
        } else {
            stale |= !Arrays.equals(before, entry);
        }
    }

    /** Sends the answer to a registration: everyone but the agent's own name. */
    void welcome(Link link, Name self, String hash) {
        byte[] frame = new ControlMessage.Registered(hash, Map.of()).encode();
        int open = frame.length - BRACES;
        answer.clear();
        answer.add(frame, 0, open);
        Text others = entries.containsKey(self) ? without(self) : all();
        answer.add(others.bytes, 0, others.length);
        answer.add(frame, open, BRACES);
        link.sendBinary(answer.bytes, 0, answer.length);
    }

    private Text all() {
        if (stale) {
            everyone.clear();
            entries.values().forEach(everyone::entry);
            stale = false;
        }
        return everyone;
    }

    private Text without(Name self) {
        var others = new Text();
        entries.forEach((name, entry) -> {
            if (name != self) {
                others.entry(entry);
            }
        });
        return others;
    }

    /** Bytes that grow. */
    private static final class Text {
        private byte[] bytes = new byte[256];
        private int length;

        void clear() { length = 0; }

        void entry(byte[] entry) {
            if (length > 0) {
                add(BETWEEN, 0, BETWEEN.length);
            }
            add(entry, 0, entry.length);
        }

        void add(byte[] from, int start, int count) {
            if (count > bytes.length - length) {
                bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length + bytes.length / 2));
            }
            System.arraycopy(from, start, bytes, length, count);
            length += count;
        }
    }
}
