package dev.thalamus.hub.core;

import dev.thalamus.hub.model.SendReceipt;

/** Is told what became of a signal, once: at once when it was delivered or refused, after the commit when it was queued. In a turn. */
@FunctionalInterface
public interface Fate {
    void settled(SendReceipt receipt);
}
