package dev.thalamus.ui.host;

/**
 * The simulated shop that shows what a network of agents looks like. Thread-safe; nothing here blocks.
 */
public interface Demo {
    /** Lets its agents join the running hub. */
    void start();

    /** Takes its agents away. */
    void stop();

    boolean running();
}
