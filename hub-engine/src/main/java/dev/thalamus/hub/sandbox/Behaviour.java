package dev.thalamus.hub.sandbox;

/**
 * What one simulated agent does.
 *
 * <p>All behaviours of a run act on one thread, the run's {@link Director}: none needs a lock, and none may block.
 */
public interface Behaviour {
    /** Everybody is there (or was waited for long enough): the play begins. Once in a run. */
    default void begin(Stage stage) {}

    /** A signal came. */
    void hear(Stage stage, Heard signal);
}
