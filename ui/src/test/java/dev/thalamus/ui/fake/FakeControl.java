package dev.thalamus.ui.fake;

import dev.thalamus.hub.Hub;
import dev.thalamus.ui.host.HubControl;
import dev.thalamus.ui.host.HubStatus;
import java.util.function.Supplier;

/** Starts and stops fake hubs at once. Thread-safe. */
public final class FakeControl implements HubControl {
    private final Supplier<Hub> hubs;
    private volatile HubStatus status;

    public FakeControl(Supplier<Hub> hubs) {
        this.hubs = hubs;
        status = HubStatus.running(hubs.get());
    }

    public void set(HubStatus next) { status = next; }

    @Override
    public HubStatus status() { return status; }

    @Override
    public void start() { status = HubStatus.running(hubs.get()); }

    @Override
    public void stop() { status = HubStatus.stopped(); }
}
