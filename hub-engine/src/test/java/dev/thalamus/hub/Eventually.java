package dev.thalamus.hub;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what must come true. */
final class Eventually {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

    private Eventually() {}

    static void holds(String what, Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + PATIENCE;
        while (!condition.call()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within 15 s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
