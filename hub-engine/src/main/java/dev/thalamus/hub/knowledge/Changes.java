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
 * over, memory gets back what was kept last, and so does the disk if it took one of them. Where the disk refuses that too it is asked again and again;
 * when that is so of {@value #MOST_OWED} documents, nothing more is changed but them.
 */
public final class Changes<T> {
    /** Documents that may wait to be written again; those whose changes are under way then come on top. */
    static final int MOST_OWED = 1_024;

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
    private final Rewrites<T> rewrites;
    private final Map<String, UnderWay<T>> underWay = new HashMap<>();

    public Changes(TakeBack<T> takeBack, WriteAgain<T> writeAgain) {
        this.takeBack = takeBack;
        rewrites = new Rewrites<>(writeAgain);
    }

    /**
     * Brings a change to the disk; {@code done} is told when memory is right.
     *
     * @param now what is in memory before the change, null for none
     * @param wanted what will be, null for none
     * @param write hands the change over, with whom to tell; false when the store did not take it
     * @return false when the store did not take it, or must take others first: then nothing is changed
     */
    public boolean bring(String id, @Nullable T now, @Nullable T wanted, Done done, Predicate<Done> write) {
        if (rewrites.count() >= MOST_OWED && !rewrites.has(id)) {
            return false;
        }
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

    /** How many documents the disk has otherwise than memory. */
    public int owed() { return rewrites.count(); }

    /** Why the last one of them was not written again; empty when none was refused. */
    public String problem() {
        return rewrites.problem();
    }

    /** Called once a second: what is owed to the disk is written again. */
    public void tick() { rewrites.tick(underWay::containsKey); }

    /** All that is owed to the disk is written again, once more before the end. */
    public void finish() {
        rewrites.attempt(Integer.MAX_VALUE, underWay::containsKey);
    }

    private void over(String id, UnderWay<T> way, @Nullable T wanted, @Nullable String problem, Done done) {
        if (way.problem != null) {
            way.tookAfterwards |= problem == null;
        } else if (problem == null) {
            way.kept = wanted;
            rewrites.settled(id);
        } else {
            way.problem = problem;
        }
        String told = way.problem;
        if (end(id, way) && told != null) {
            takeBack.to(id, way.kept);
            if (way.tookAfterwards) {
                rewrites.owe(id, way.kept);
            }
        }
        done.done(told);
    }

    /** Whether that was the last of the document's changes. */
    private boolean end(String id, UnderWay<T> way) {
        way.changes--;
        return way.changes == 0 && underWay.remove(id, way);
    }
}
