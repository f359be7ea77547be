package dev.thalamus.hub.store;

import org.jspecify.annotations.Nullable;

/** Is told what came of a command or a question. Runs on a thread of the store: it should only post a turn. */
@FunctionalInterface
public interface Answer<T> {
    /** Called exactly once; exactly one of the two is null. */
    void done(@Nullable T value, @Nullable StoreException problem);
}
