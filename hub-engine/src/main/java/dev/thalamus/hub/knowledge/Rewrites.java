package dev.thalamus.hub.knowledge;

import dev.thalamus.hub.model.Clause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Documents that the disk has otherwise than memory, and is asked to have as memory has them until it does. Confined to the core.
 *
 * <p>Each is written at once, and again after a second; whenever none was taken, it takes twice as long to the next attempt, up to {@value #MOST_WAIT}
 * seconds. One attempt writes {@value #AT_ONCE} documents at most.
 */
final class Rewrites<T> {
    static final int MOST_WAIT = 64;
    static final int AT_ONCE = 64;

    /** What the disk is to have of one document. */
    private static final class Owed<T> {
        final @Nullable T kept;
        boolean underWay;

        Owed(@Nullable T kept) { this.kept = kept; }
    }

    private final Changes.WriteAgain<T> write;
    private final LinkedHashMap<String, Owed<T>> owed = new LinkedHashMap<>();
    private int wait = 1;
    private int waited;
    private String problem = "";

    Rewrites(Changes.WriteAgain<T> write) { this.write = write; }

    int count() { return owed.size(); }

    boolean has(String id) { return owed.containsKey(id); }

    /** Why the last one was not taken; empty when none of them was refused. */
    String problem() { return problem; }

    /** The disk is to have that of a document; null for none. */
    void owe(String id, @Nullable T kept) {
        var one = new Owed<>(kept);
        owed.put(id, one);
        attempt(id, one);
    }

    /** The disk has what memory has. */
    void settled(String id) {
        if (owed.remove(id) != null) {
            soon();
        }
    }

    /** Called once a second. */
    void tick(Predicate<String> busy) {
        if (!owed.isEmpty() && ++waited >= wait) {
            waited = 0;
            wait = Math.min(2 * wait, MOST_WAIT);
            attempt(AT_ONCE, busy);
        }
    }

    /** Writes as many as that which are not on their way, those first that have waited longest; not those on which someone works. */
    void attempt(int most, Predicate<String> busy) {
        List<Map.Entry<String, Owed<T>>> next = owed.entrySet().stream()
                .filter(one -> !one.getValue().underWay && !busy.test(one.getKey())).limit(most).toList();
        next.forEach(one -> {
            owed.putLast(one.getKey(), one.getValue());
            attempt(one.getKey(), one.getValue());
        });
    }

    private void attempt(String id, Owed<T> one) {
        one.underWay = true;
        if (!write.write(id, one.kept, why -> over(id, one, why))) {
            over(id, one, Clause.STORE_BEHIND.of());
        }
    }

    private void over(String id, Owed<T> one, @Nullable String why) {
        one.underWay = false;
        if (why != null) {
            problem = why;
        } else if (owed.remove(id, one)) {
            soon();
        }
    }

    /** The disk takes something again. */
    private void soon() {
        wait = 1;
        waited = 0;
        if (owed.isEmpty()) {
            problem = "";
        }
    }
}
