package dev.thalamus.hub.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The two byte strings that neural-protocol agents and hubs search for in a raw message to tell its kind: a signal that holds one kills its receiver's
 * session. Stateless.
 */
final class Guard {
    static final byte[] CTRL = "\"_ctrl\"".getBytes(StandardCharsets.US_ASCII);
    static final byte[] JSONRPC = "\"jsonrpc\"".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] CTRL_ESCAPED = "\"\\u005fctrl\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JSONRPC_ESCAPED = "\"\\u006asonrpc\"".getBytes(StandardCharsets.US_ASCII);
    /** An escape makes either byte string this much longer. */
    private static final int GROWTH = 5;

    private Guard() {}

    static boolean endsAt(byte[] b, int from, int end, byte[] wanted) {
        return end - wanted.length >= from && Arrays.equals(b, end - wanted.length, end, wanted, 0, wanted.length);
    }

    /** True when one of the byte strings lies in {@code from} to {@code to}. */
    static boolean in(byte[] b, int from, int to) {
        return Bytes.contains(b, from, to, CTRL) || Bytes.contains(b, from, to, JSONRPC);
    }

    /**
     * The bytes {@code from} to {@code to} with the {@code _} or {@code j} of each match written as a JSON escape, after {@code room} empty bytes.
     *
     * <p>In valid JSON that keeps the value in every case. The closing quote of a match follows a letter, so it ends a string; then the {@code _} or
     * {@code j} is a plain character of that string, after either its opening quote or a complete {@code \"} escape. For the same reason matches cannot
     * overlap, and no new one can arise.
     */
    static byte[] escaped(byte[] b, int from, int to, int room) {
        int matches = 0;
        for (int i = from; i < to; i++) {
            if (length(b, i, to) > 0) {
                matches++;
            }
        }
        byte[] out = new byte[room + to - from + matches * GROWTH];
        int at = room;
        for (int i = from; i < to;) {
            int length = length(b, i, to);
            if (length == 0) {
                out[at++] = b[i++];
            } else {
                byte[] escaped = length == CTRL.length ? CTRL_ESCAPED : JSONRPC_ESCAPED;
                System.arraycopy(escaped, 0, out, at, escaped.length);
                at += escaped.length;
                i += length;
            }
        }
        return out;
    }

    /** The length of the match that starts at {@code i}, or 0. */
    private static int length(byte[] b, int i, int to) {
        if (b[i] != '"') {
            return 0;
        }
        if (i + CTRL.length <= to && endsAt(b, i, i + CTRL.length, CTRL)) {
            return CTRL.length;
        }
        return i + JSONRPC.length <= to && endsAt(b, i, i + JSONRPC.length, JSONRPC) ? JSONRPC.length : 0;
    }
}
