package dev.thalamus.hub.store;

import org.jspecify.annotations.Nullable;

/** Is told when something is on disk for good. Runs on the writer thread, after the commit: it should only post a turn. */
@FunctionalInterface
public interface Completion {
    /** Called exactly once; {@code problem} is null when it is committed, else nothing of it is. */
    void done(@Nullable StoreException problem);
}
