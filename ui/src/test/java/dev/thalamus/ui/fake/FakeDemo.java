package dev.thalamus.ui.fake;

import dev.thalamus.ui.host.Demo;

/** Remembers whether it was started. Thread-safe. */
public final class FakeDemo implements Demo {
    private volatile boolean running;

    @Override
    public void start() { running = true; }

    @Override
    public void stop() { running = false; }

    @Override
    public boolean running() { return running; }
}
