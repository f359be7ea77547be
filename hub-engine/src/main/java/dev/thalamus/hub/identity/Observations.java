package dev.thalamus.hub.identity;

import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import dev.thalamus.hub.model.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks whose end was counted, so that each counts once.
 *
 * <p>Confined to the core. A task is counted when that is on disk: who tells of it again before is told what the first is told, and a count that the
 * disk refused can be made again. The oldest of {@value #MOST} are forgotten.
 */
final class Observations {
    private static final int MOST = 10_000;
    private static final int MOST_REPEATS = 64;

    private final LinkedHashSet<String> counted = new LinkedHashSet<>();
    private final Map<String, List<Done>> underWay = new HashMap<>();

    /** Whether that task was counted, or is just being: then {@code done} is told. */
    boolean repeated(String task, Done done) {
        List<Done> repeats = underWay.get(task);
        if (repeats == null) {
            if (!counted.contains(task)) {
                return false;
            }
            done.done(null);
        } else if (repeats.size() >= MOST_REPEATS) {
            throw Refusal.error(Clause.DISK_BEHIND.of());
        } else {
            repeats.add(done);
        }
        return true;
    }

    /** A task's count is on its way to the disk. */
    void begun(String task) { underWay.put(task, new ArrayList<>(0)); }

    /** A task's count is on disk, or with a problem it is not. */
    void over(String task, @Nullable String problem) {
        List<Done> repeats = underWay.remove(task);
        if (problem == null) {
            counted.add(task);
            if (counted.size() > MOST) {
                counted.removeFirst();
            }
        }
        if (repeats != null) {
            repeats.forEach(done -> done.done(problem));
        }
    }
}
