package dev.thalamus.hub.wire;

/**
 * Says whether bytes are JSON as CPython's {@code json.loads(text)} takes it, in one pass without recursion or allocation. Stateless.
 *
 * <p>Beyond RFC 8259 that means: {@code NaN}, {@code Infinity} and {@code -Infinity} are values, lone surrogate escapes and duplicate keys pass, a byte
 * order mark does not, whole numbers have a limit of digits, and nesting has one too. Nesting beyond 64 levels costs one small array.
 */
final class JsonScan {
    /** CPython's limit for reading a whole number. */
    static final int MAX_DIGITS = 4_300;
    /** Set when a string ends in {@code "_ctrl"} or {@code "jsonrpc"} with both quotes, for which the Python side searches raw bytes. */
    static final int GUARD = 1;

    private static final long[] NO_SPILL = {};

    private JsonScan() {}

    /**
     * Scans the one JSON value in {@code from} to {@code to}, blanks around it allowed.
     *
     * @param maxDepth how many objects and arrays may be open at once
     * @return {@link #GUARD} or 0
     * @throws WireFault one of the JSON faults, naming the byte or the limit
     */
    static int scan(byte[] b, int from, int to, int maxDepth) {
        int flags = 0;
        int depth = 0;
        boolean object = false;
        // One bit per open level, set for objects.
        long kinds = 0;
        long[] spill = NO_SPILL;
        int i = from;
        while (true) {
            i = blanks(b, i, to);
            byte c = i < to ? b[i] : 0;
            if (c == '"') {
                i = string(b, i + 1, from, to);
                flags |= guard(b, i, from);
            } else if (c == '{' || c == '[') {
                if (depth == maxDepth) {
                    throw new WireFault(Fault.JSON_DEPTH, "limit " + maxDepth);
                }
                object = c == '{';
                if (depth < Long.SIZE) {
                    kinds = kinds & ~(1L << depth) | (object ? 1L << depth : 0);
                } else {
                    if (spill.length == 0) {
                        spill = new long[maxDepth / Long.SIZE + 1];
                    }
                    int word = depth >>> 6;
                    spill[word] = spill[word] & ~(1L << depth) | (object ? 1L << depth : 0);
                }
                depth++;
                i = blanks(b, i + 1, to);
                if (i == to || b[i] != (object ? '}' : ']')) {
                    if (object) {
                        i = key(b, i, from, to);
                        flags |= guard(b, i, from);
                        i = colon(b, i, from, to);
                    }
                    continue;
                }
                // An empty one: its bracket is read below like that of a full one.
            } else {
                i = scalar(b, i, from, to);
            }
            while (true) {
                i = blanks(b, i, to);
                if (depth == 0) {
                    if (i == to) {
                        return flags;
                    }
                    throw notJson(i, from);
                }
                c = i < to ? b[i] : 0;
                if (c == ',') {
                    i++;
                    if (object) {
                        i = key(b, blanks(b, i, to), from, to);
                        flags |= guard(b, i, from);
                        i = colon(b, i, from, to);
                    }
                    break;
                }
                if (c != (object ? '}' : ']')) {
                    throw notJson(i, from);
                }
                i++;
                if (--depth > 0) {
                    int level = depth - 1;
                    object = ((level < Long.SIZE ? kinds : spill[level >>> 6]) >>> level & 1) != 0;
                }
            }
        }
    }

    static int blanks(byte[] b, int i, int to) {
        while (i < to && b[i] <= ' ' && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t')) {
            i++;
        }
        return i;
    }

    private static int key(byte[] b, int i, int from, int to) {
        if (i == to || b[i] != '"') {
            throw notJson(i, from);
        }
        return string(b, i + 1, from, to);
    }

    private static int colon(byte[] b, int i, int from, int to) {
        i = blanks(b, i, to);
        if (i == to || b[i] != ':') {
            throw notJson(i, from);
        }
        return i + 1;
    }

    /** The index after the closing quote of the string whose content starts at {@code i}. */
    private static int string(byte[] b, int i, int from, int to) {
        int last = to - Long.BYTES;
        while (i < to) {
            while (i <= last) {
                long stop = Bytes.notPlain(Bytes.longAt(b, i));
                if (stop != 0) {
                    i += Bytes.firstIndex(stop);
                    break;
                }
                i += Long.BYTES;
            }
            if (i == to) {
                break;
            }
            byte c = b[i];
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                i = escape(b, i + 1, from, to);
            } else if (c < 0) {
                i = beyondAscii(b, i, from, to);
            } else if (c < ' ') {
                throw notJson(i, from);
            } else {
                i++;
            }
        }
        throw notJson(i, from);
    }

    private static int beyondAscii(byte[] b, int i, int from, int to) {
        while (i < to && b[i] < 0) {
            int next = Utf8.skip(b, i, to);
            if (next == Utf8.INVALID) {
                throw new WireFault(Fault.JSON_UTF8, "byte " + (i - from));
            }
            i = next;
        }
        return i;
    }

    private static int escape(byte[] b, int i, int from, int to) {
        byte c = i < to ? b[i] : 0;
        return switch (c) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 1;
            case 'u' -> {
                for (int n = 1; n <= 4; n++) {
                    if (i + n >= to || Character.digit(b[i + n], 16) < 0) {
                        throw notJson(i + n, from);
                    }
                }
                yield i + 5;
            }
            default -> throw notJson(i, from);
        };
    }

    private static int scalar(byte[] b, int i, int from, int to) {
        byte c = i < to ? b[i] : 0;
        return switch (c) {
            case 't' -> word(b, i, from, to, "true");
            case 'f' -> word(b, i, from, to, "false");
            case 'n' -> word(b, i, from, to, "null");
            case 'N' -> word(b, i, from, to, "NaN");
            case 'I' -> word(b, i, from, to, "Infinity");
            case '-' -> i + 1 < to && b[i + 1] == 'I' ? word(b, i, from, to, "-Infinity") : number(b, i, i + 1, from, to);
            default -> number(b, i, i, from, to);
        };
    }

    private static int word(byte[] b, int i, int from, int to, String word) {
        for (int n = 0; n < word.length(); n++) {
            if (i + n >= to || b[i + n] != word.charAt(n)) {
                throw notJson(i + n, from);
            }
        }
        return i + word.length();
    }

    private static int number(byte[] b, int start, int i, int from, int to) {
        int whole = i;
        i = digits(b, i, from, to);
        if (b[whole] == '0' && i > whole + 1) {
            throw notJson(whole + 1, from);
        }
        int afterWhole = i;
        if (i < to && b[i] == '.') {
            i = digits(b, i + 1, from, to);
        }
        if (i < to && (b[i] | 0x20) == 'e') {
            i++;
            if (i < to && (b[i] == '+' || b[i] == '-')) {
                i++;
            }
            i = digits(b, i, from, to);
        }
        if (i == afterWhole && i - whole > MAX_DIGITS) {
            throw new WireFault(Fault.JSON_DIGITS, "byte " + (start - from));
        }
        return i;
    }

    /** The index after one or more digits. */
    private static int digits(byte[] b, int i, int from, int to) {
        int start = i;
        while (i < to && b[i] >= '0' && b[i] <= '9') {
            i++;
        }
        if (i == start) {
            throw notJson(i, from);
        }
        return i;
    }

    /**
     * Looks back from the end of a string for the two byte strings. Both end in a quote that cannot be an escaped one (no backslash before it), so in
     * valid JSON they can only end where a string ends.
     */
    private static int guard(byte[] b, int end, int from) {
        byte last = b[end - 2];
        return last == 'l' && Guard.endsAt(b, from, end, Guard.CTRL) || last == 'c' && Guard.endsAt(b, from, end, Guard.JSONRPC)
                ? GUARD
                : 0;
    }

    private static WireFault notJson(int at, int from) { return new WireFault(Fault.JSON_SYNTAX, "byte " + (at - from)); }
}
