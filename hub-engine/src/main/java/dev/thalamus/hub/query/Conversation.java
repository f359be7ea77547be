package dev.thalamus.hub.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Which conversation a payload belongs to: the one place that says so.
 *
 * <p>Confined to one thread. Neural signals carry no conversation of their own, so it is taken from the payload's top level: the first of
 * {@link #MEMBERS} that is there with a text or number.
 */
public final class Conversation {
    /** Names of the payload's members that may hold it, the most telling first. */
    public static final List<String> MEMBERS = List.of("conversation", "conversation_id", "conversacion", "thread", "thread_id", "session");

    private static final byte[][] NAMES = MEMBERS.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);

    private final JsonCursor cursor = new JsonCursor();

    /** The conversation of a payload (JSON text), empty when it names none. */
    public static String of(String payload) {
        var into = new TextBuffer();
        byte[] json = payload.getBytes(StandardCharsets.UTF_8);
        new Conversation().read(json, json.length, into);
        return into.toString();
    }

    /** Puts the conversation of the first {@code length} bytes of JSON into {@code into}, nothing when they name none. */
    void read(byte[] json, int length, TextBuffer into) {
        into.clear();
        cursor.begin(json, 0, length);
        if (!cursor.take('{')) {
            return;
        }
        int best = NAMES.length;
        while (cursor.peek() == '"' && best > 0) {
            int from = cursor.at + 1;
            int rank = rank(json, from, cursor.skipString());
            if (!cursor.take(':')) {
                return;
            }
            if (rank < best && take(into)) {
                best = rank;
            } else if (rank >= best) {
                cursor.skipValue();
            }
            cursor.take(',');
        }
    }

    /** Takes the text or number under the cursor and passes over it; false when it is neither. */
    private boolean take(TextBuffer into) {
        int from = cursor.at;
        int first = cursor.peek();
        if (first == '"') {
            int close = cursor.skipString();
            if (close == from + 1) {
                return false;
            }
            into.setUnescaped(cursor.json, from + 1, close);
            return true;
        }
        if (first == '-' || first >= '0' && first <= '9') {
            into.clear();
            into.append(cursor.json, from, cursor.skipScalar());
            return true;
        }
        cursor.skipValue();
        return false;
    }

    private static int rank(byte[] json, int from, int to) {
        for (int i = 0; i < NAMES.length; i++) {
            if (Arrays.equals(json, from, to, NAMES[i], 0, NAMES[i].length)) {
                return i;
            }
        }
        return NAMES.length;
    }
}
