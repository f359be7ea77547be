package dev.thalamus.hub.model;

/**
 * How well one agent's signals reach another: NeuralHub's Hebbian weight. Immutable.
 *
 * <p>The arithmetic is NeuralHub's, in the same order of operations, so that doubles agree to the last bit.
 *
 * @param source who sends (a name, or whatever an explicit {@code synapse_update} called it)
 * @param target who receives
 * @param strength {@value #MIN} to {@value #MAX}; a new synapse has {@value #START}
 * @param transmissions how often it was used
 * @param successes how often with success
 * @param createdMillis milliseconds since 1970
 * @param lastUsedMillis milliseconds since 1970
 */
public record Synapse(
        String source,
        String target,
        double strength,
        long transmissions,
        long successes,
        long createdMillis,
        long lastUsedMillis) {
    public static final double START = 1.0;
    public static final double MIN = 0.1;
    public static final double MAX = 2.0;
    public static final double STRONG = 1.2;
    public static final double WEAK = 0.3;

    /** A synapse that was never used. */
    public static Synapse fresh(String source, String target, long nowMillis) {
        return new Synapse(source, target, START, 0, 0, nowMillis, nowMillis);
    }

    /** Successes per transmission, 0 when it was never used. */
    public double successRate() {
        return transmissions == 0 ? 0 : (double) successes / transmissions;
    }

    public boolean strong() { return strength >= STRONG; }

    public boolean weak() { return strength <= WEAK; }

    /** After one use: success adds {@code 0.05·(1 + rate before)} up to {@value #MAX}, failure takes 0.1 down to {@value #MIN}. */
    public Synapse after(boolean success, long nowMillis) {
        double next = success ? Math.min(MAX, strength + 0.05 * (1 + successRate())) : Math.max(MIN, strength - 0.1);
        return new Synapse(source, target, next, transmissions + 1, successes + (success ? 1 : 0), createdMillis, nowMillis);
    }
}
