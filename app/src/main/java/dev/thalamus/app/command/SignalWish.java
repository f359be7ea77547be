package dev.thalamus.app.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which signals somebody wants to see in a terminal, and how. Immutable.
 *
 * @param dataDir where the running hub keeps its files
 * @param filter in the language of docs/filters.md, empty for everything
 * @param since a time as in that language, or null
 * @param until a time as in that language, or null
 * @param limit the most to show, 0 for all
 * @param oldest whether the limit counts from the oldest
 * @param json whether each line is the signal as JSON
 */
public record SignalWish(Path dataDir, String filter, @Nullable String since, @Nullable String until, long limit, boolean oldest,
        boolean json) {
    /** The same from any time. */
    public SignalWish withoutSince() {
        return new SignalWish(dataDir, filter, null, until, limit, oldest, json);
    }
}
