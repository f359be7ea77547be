package dev.thalamus.hub.knowledge;

import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the disk has of documents while changes are on their way to it, so that what it refuses later can be taken back. Confined to the core.
 *
 * <p>A change holds in memory at once, so that whatever is brought behind it contains it. When it fails, those behind it fail too, and when the last is
 * over, memory gets back what was kept last, and so does the disk if it took one of them.
 */
public final class Changes<T> {
    /** Makes a document in memory what it is on disk. */
    @FunctionalInterface
    public interface TakeBack<T> {
        /** @param kept null when the disk has none */
        void to(String id, @Nullable T kept);
    }

    /** Makes a document on disk what was kept last. */
    @FunctionalInterface
    public interface WriteAgain<T> {
        /**
         * @param kept null when the disk is to have none
         * @return false when the store did not take it
         */
        boolean write(String id, @Nullable T kept, Done told);
    }

    private static final class UnderWay<T> {
        @Nullable
        T kept;
        /** Why the first that failed did; those behind it contain it. */
        @Nullable
        String problem;
        boolean tookAfterwards;
        int changes;

        UnderWay(@Nullable T kept) { this.kept = kept; }
    }

    private final TakeBack<T> takeBack;
    private final WriteAgain<T> writeAgain;
    private final Map<String, UnderWay<T>> underWay = new HashMap<>();

    public Changes(TakeBack<T> takeBack, WriteAgain<T> writeAgain) {
        this.takeBack = takeBack;
        this.writeAgain = writeAgain;
    }

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
        if (way.problem != null) {
            way.tookAfterwards |= problem == null;
        } else if (problem == null) {
            way.kept = wanted;
        } else {
            way.problem = problem;
        }
        String told = way.problem;
        if (end(id, way) && told != null) {
            takeBack.to(id, way.kept);
            if (way.tookAfterwards && !writeAgain.write(id, way.kept, failed -> notWritten(id, failed))) {
                notWritten(id, "the disk is behind");
            }
        }
        done.done(told);
    }

    private static void notWritten(String id, @Nullable String problem) {
        if (problem != null) {
            System.getLogger(Changes.class.getName()).log(System.Logger.Level.ERROR,
                    "Refused changes of " + id + " stay on the disk until its next change: " + problem);
        }
    }

    /** Whether that was the last of the document's changes. */
    private boolean end(String id, UnderWay<T> way) {
        way.changes--;
        return way.changes == 0 && underWay.remove(id, way);
    }
}
