package dev.thalamus.ui.host;

/**
 * The hub of this program, from the window's side.
 *
 * <p>Thread-safe; nothing here blocks: starting and stopping go on elsewhere and are seen in {@link #status()}.
 */
public interface HubControl {
    /** How it stands now. */
    HubStatus status();

    /** Starts it; nothing happens when it runs already. */
    void start();

    /** Stops it in an orderly way; nothing happens when it is stopped. */
    void stop();

    /** Calls {@code changed} on any thread after each change of {@link #status()} until the returned handle is closed. */
    Watch watch(Runnable changed);

    /** Ends a watch. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
