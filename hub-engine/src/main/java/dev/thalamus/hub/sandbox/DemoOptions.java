package dev.thalamus.hub.sandbox;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a scenario is played. Immutable.
 *
 * @param seed decides every invented detail: the same seed tells the same story
 * @param speed 1 as written, 2 twice as fast; above 0
 * @param troupe goes into the agents' hashes: two runs at one time on one hub need different ones, or each would take the other's places
 * @param trust whose certificates count at a {@code wss://} hub; null for those of the system's authorities
 */
public record DemoOptions(long seed, double speed, String troupe, @Nullable SSLContext trust) {
    /** With the system's trust. */
    public DemoOptions(long seed, double speed, String troupe) { this(seed, speed, troupe, null); }

    public DemoOptions {
        if (!(speed > 0 && speed <= 1_000)) {
            throw new IllegalArgumentException("speed must be above 0 and at most 1000, not " + speed);
        }
    }

    /** As written, by the troupe called {@code demo}. */
    public static DemoOptions standard(long seed) {
        return new DemoOptions(seed, 1, "demo");
    }

    /** The same with certificates that count. */
    public DemoOptions trusting(@Nullable SSLContext whom) {
        return new DemoOptions(seed, speed, troupe, whom);
    }
}
