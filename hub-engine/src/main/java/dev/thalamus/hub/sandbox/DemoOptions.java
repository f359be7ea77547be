package dev.thalamus.hub.sandbox;

/**
 * How a scenario is played. Immutable.
 *
 * @param seed decides every invented detail: the same seed tells the same story
 * @param speed 1 as written, 2 twice as fast; above 0
 * @param troupe goes into the agents' hashes: two runs at one time on one hub need different ones, or each would take the other's places
 */
public record DemoOptions(long seed, double speed, String troupe) {
    public DemoOptions {
        if (!(speed > 0 && speed <= 1_000)) {
            throw new IllegalArgumentException("speed must be above 0 and at most 1000, not " + speed);
        }
    }

    /** As written, by the troupe called {@code demo}. */
    public static DemoOptions standard(long seed) {
        return new DemoOptions(seed, 1, "demo");
    }
}
