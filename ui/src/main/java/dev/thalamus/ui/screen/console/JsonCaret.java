package dev.thalamus.ui.screen.console;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Where in an unfinished JSON text the caret is. Immutable.
 *
 * @param place what is being written there
 * @param path the names of the members around it, outermost first, joined by dots; array elements have none
 * @param key the member whose value is written, or null
 * @param from where the word that is being written begins, behind its quote
 * @param word what of it stands before the caret
 * @param quoted whether its quote is open
 */
record JsonCaret(Place place, String path, @Nullable String key, int from, String word, boolean quoted) {
    enum Place {
        KEY, VALUE, ELSEWHERE
    }

    static JsonCaret at(String text, int caret) { return new Scan(text, caret).run(); }

    /** Walks to the caret; forgives everything. */
    private static final class Scan {
        private final String text;
        private final int caret;
        private final Deque<Boolean> objects = new ArrayDeque<>();
        private final Deque<String> names = new ArrayDeque<>();
        private String key = "";
        private boolean afterColon;
        private int at;

        Scan(String text, int caret) {
            this.text = text;
            this.caret = Math.min(caret, text.length());
        }

        JsonCaret run() {
            while (at < caret) {
                char c = text.charAt(at);
                if (c == '"') {
                    int from = at + 1;
                    int end = endOfString(from);
                    if (end < 0 || end >= caret) {
                        return told(from, true);
                    }
                    if (inObject() && !afterColon) {
                        key = text.substring(from, end);
                    }
                    at = end + 1;
                } else if (Character.isLetterOrDigit(c) || c == '-') {
                    int from = at;
                    while (at < caret && (Character.isLetterOrDigit(text.charAt(at)) || "-+._".indexOf(text.charAt(at)) >= 0)) {
                        at++;
                    }
                    if (at == caret) {
                        return told(from, false);
                    }
                } else {
                    structure(c);
                    at++;
                }
            }
            return told(caret, false);
        }

        private void structure(char c) {
            switch (c) {
                case '{', '[' -> {
                    names.addLast(afterColon ? key : "");
                    objects.addLast(c == '{');
                    afterColon = false;
                    key = "";
                }
                case '}', ']' -> {
                    if (!objects.isEmpty()) {
                        objects.removeLast();
                        names.removeLast();
                    }
                    afterColon = false;
                }
                case ':' -> afterColon = true;
                case ',' -> afterColon = false;
                default -> {
                    // Space, or a slip that does not change where we are.
                }
            }
        }

        private int endOfString(int from) {
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '"' || c == '\n') {
                    return c == '"' ? i : -1;
                }
            }
            return -1;
        }

        private boolean inObject() { return !objects.isEmpty() && objects.getLast(); }

        private JsonCaret told(int from, boolean quoted) {
            String path = String.join(".", names.stream().filter(name -> !name.isEmpty()).toList());
            String word = text.substring(Math.min(from, caret), caret);
            if (objects.isEmpty()) {
                return new JsonCaret(Place.ELSEWHERE, path, null, from, word, quoted);
            }
            return inObject() && !afterColon
                    ? new JsonCaret(Place.KEY, path, null, from, word, quoted)
                    : new JsonCaret(Place.VALUE, path, inObject() ? key : names.getLast(), from, word, quoted);
        }
    }
}
