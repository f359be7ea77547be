package dev.thalamus.ui.screen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The signals that a person marked, each with what was noted about it; kept from one start to the next. Confined to the FX thread.
 *
 * <p>A signal is known by its number and its time together, so that a mark is found again in an export of the same hub, and a new journal's numbers
 * find none.
 */
public final class Marks {
    /** Most marks kept. */
    public static final int MOST = 10_000;
    private static final String KEY = "mark.";

    /** A signal: its number, and its time in microseconds since 1970. */
    public record At(long sequence, long timeMicros) implements Comparable<At> {
        @Override
        public int compareTo(At other) {
            int byTime = Long.compare(timeMicros, other.timeMicros);
            return byTime == 0 ? Long.compare(sequence, other.sequence) : byTime;
        }

        private String key() { return KEY + sequence + "." + timeMicros; }
    }

    private final UiMemory memory;
    private final Map<At, String> notes = new HashMap<>();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    Marks(UiMemory memory) { this.memory = memory; }

    void read() {
        for (String key : memory.keys(KEY)) {
            String[] parts = key.substring(KEY.length()).split("\\.", 2);
            if (parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("\\d{1,18}")) {
                notes.put(new At(Long.parseLong(parts[0]), Long.parseLong(parts[1])), memory.get(key, ""));
            }
        }
    }

    /** Rises with each change. */
    public ReadOnlyLongProperty changes() { return changes.getReadOnlyProperty(); }

    /** What was noted, empty for a mark without words; null when it is not marked. */
    public @Nullable String note(At signal) {
        return notes.get(signal);
    }

    public boolean has(At signal) { return notes.containsKey(signal); }

    public int size() { return notes.size(); }

    /** The marked ones in the order of their times. */
    public List<At> all() { return notes.keySet().stream().sorted().toList(); }

    /** Marks a signal with words, which may be none; false when {@value #MOST} are marked already. */
    public boolean mark(At signal, String note) {
        if (!has(signal) && notes.size() >= MOST) {
            return false;
        }
        notes.put(signal, note);
        memory.put(signal.key(), note);
        changes.set(changes.get() + 1);
        return true;
    }

    public void unmark(At signal) {
        notes.remove(signal);
        memory.remove(signal.key());
        changes.set(changes.get() + 1);
    }
}
