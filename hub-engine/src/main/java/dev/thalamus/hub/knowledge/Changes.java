package dev.thalamus.hub.knowledge;

import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the disk has of documents while changes are on their way to it, so that what it refuses later can be taken back. Confined to the core.
 *
 * <p>A change holds in memory at once. When the last of a document's changes has failed, memory gets back what was kept last.
 */
public final class Changes<T> {
    /** Makes a document in memory what it is on disk. */
    @FunctionalInterface
    public interface TakeBack<T> {
        /** @param kept null when the disk has none */
        void to(String id, @Nullable T kept);
    }

    private static final class UnderWay<T> {
        @Nullable
        T kept;
        int changes;

        UnderWay(@Nullable T kept) { this.kept = kept; }
    }

    private final TakeBack<T> takeBack;
    private final Map<String, UnderWay<T>> underWay = new HashMap<>();

    public Changes(TakeBack<T> takeBack) { this.takeBack = takeBack; }

    /**
     * Brings a change to the disk; {@code done} is told when memory is right.
     *
     * @param now what is in memory before the change, null for none
     * @param wanted what will be, null for none
     * @param write hands the change over, with whom to tell; false when the store did not take it
     * @return what {@code write} said; when false, nothing is changed
     */
    public boolean bring(String id, @Nullable T now, @Nullable T wanted, Done done, Predicate<Done> write) {
        UnderWay<T> way = underWay.computeIfAbsent(id, any -> new UnderWay<>(now));
        way.changes++;
        boolean taken = write.test(problem -> over(id, way, wanted, problem, done));
        if (!taken) {
            end(id, way);
        }
        return taken;
    }

    /** Whether changes of a document are on their way. */
    public boolean underWay(String id) { return underWay.containsKey(id); }

    /**
     * What the disk has of a document; null for none.
     *
     * @param now what is in memory, null for none
     */
    public @Nullable T kept(String id, @Nullable T now) {
        UnderWay<T> way = underWay.get(id);
        return way == null ? now : way.kept;
    }

    private void over(String id, UnderWay<T> way, @Nullable T wanted, @Nullable String problem, Done done) {
        if (problem == null) {
            way.kept = wanted;
        }
        if (end(id, way) && problem != null) {
            takeBack.to(id, way.kept);
        }
        done.done(problem);
    }

    /** Whether that was the last of the document's changes. */
    private boolean end(String id, UnderWay<T> way) {
        way.changes--;
        return way.changes == 0 && underWay.remove(id, way);
    }
}
