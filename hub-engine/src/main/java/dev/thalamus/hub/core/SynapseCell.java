package dev.thalamus.hub.core;

import dev.thalamus.hub.model.Synapse;
import org.jspecify.annotations.Nullable;

/** A synapse that changes with every signal: the arithmetic of {@link Synapse#after} in place. Confined to the core. */
final class SynapseCell {
    final String source;
    final String target;
    double strength;
    long transmissions;
    long successes;
    final long createdMillis;
    long lastUsedMillis;
    boolean dirty;
    /** It gave way to others: it is not to be saved any more. */
    boolean forgotten;
    /** Where a name keeps it at hand, so that forgetting it is complete. */
    @Nullable
    Name owner;
    @Nullable
    Name ownerKey;

    SynapseCell(Synapse from) {
        this.source = from.source();
        this.target = from.target();
        this.strength = from.strength();
        this.transmissions = from.transmissions();
        this.successes = from.successes();
        this.createdMillis = from.createdMillis();
        this.lastUsedMillis = from.lastUsedMillis();
    }

    void use(boolean success, long nowMillis) {
        if (success) {
            if (strength < Synapse.MAX) { // one in use is at its strongest soon, and a division costs as much as finding it
                double rate = transmissions == 0 ? 0 : (double) successes / transmissions;
                strength = Math.min(Synapse.MAX, strength + 0.05 * (1 + rate));
            }
            successes++;
        } else {
            strength = Math.max(Synapse.MIN, strength - 0.1);
        }
        transmissions++;
        lastUsedMillis = nowMillis;
    }

    Synapse snapshot() { return new Synapse(source, target, strength, transmissions, successes, createdMillis, lastUsedMillis); }
}
