package dev.thalamus.hub.core;

import dev.thalamus.hub.model.SendReceipt;

/**
 * Is told what became of a signal, once: at once when it was delivered or refused, after the commit when it was queued, or when somebody has said yes to it.
 * In a turn.
 */
@FunctionalInterface
public interface Fate {
    void settled(SendReceipt receipt);

    /** It waits for somebody's yes, which may take long; told before, in the turn in which it was routed. */
    default void waits() {}
}
