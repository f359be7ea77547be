package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.Conversation;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalCursor.Part;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes light rows of recorded signals. Confined to the reader's thread.
 *
 * <p>Names repeat in every row, so each is kept once: 100,000 rows then cost little more than their previews.
 */
final class SignalRows {
    /** Bytes of the payload that a row keeps. */
    static final int PREVIEW = 120;
    /** Bytes up to which a payload is searched for its conversation. */
    static final int READ_WHOLE = 4_096;
    private static final int NAMES = 4_096;

    private final Map<String, String> names = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) { return size() > NAMES; }
    };

    SignalRow row(SignalCursor signal) {
        return new SignalRow(signal.sequence(), signal.timeMicros(), signal.latencyNanos(), signal.protocol(),
                SignalType.ofCode(signal.type()),
                signal.outcome(), signal.reason(), name(signal, Part.SOURCE_NAME, Part.SOURCE), name(signal, Part.TARGET_NAME, Part.TARGET),
                signal.fanout(), signal.length(Part.FRAME), conversation(signal), preview(signal));
    }

    private String name(SignalCursor signal, Part resolved, Part written) {
        String name = signal.text(signal.length(resolved) > 0 ? resolved : written);
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    private static String conversation(SignalCursor signal) {
        return signal.length(Part.PAYLOAD) > READ_WHOLE ? "" : Conversation.of(signal.text(Part.PAYLOAD));
    }

    private static String preview(SignalCursor signal) {
        int length = Math.min(PREVIEW, signal.length(Part.PAYLOAD));
        var bytes = new byte[length];
        MemorySegment.copy(signal.memory(), ValueLayout.JAVA_BYTE, signal.offset(Part.PAYLOAD), bytes, 0, length);
        int end = length == signal.length(Part.PAYLOAD) ? length : wholeCharacters(bytes);
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\t' || bytes[i] == '\n' || bytes[i] == '\r') {
                bytes[i] = ' ';
            }
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** A cut must not leave half a character. */
    private static int wholeCharacters(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && end > bytes.length - 4 && (bytes[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        return end > 0 && (bytes[end - 1] & 0xC0) == 0xC0 ? end - 1 : end;
    }
}
