package dev.thalamus.ui.fake;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.ui.host.HubControl;
import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.host.HubsElsewhere;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts and stops fake hubs at once. Thread-safe. */
public final class FakeControl implements HubControl {
    private final Supplier<Hub> hubs;
    private volatile HubStatus status;
    private volatile @Nullable BoundConfig settings;
    private volatile int starts = 1;
    private volatile @Nullable HubsElsewhere elsewhere;

    public FakeControl(Supplier<Hub> hubs) {
        this.hubs = hubs;
        status = HubStatus.running(hubs.get());
    }

    public void set(HubStatus next) { status = next; }

    /** What its hub was started with. */
    public void settings(BoundConfig bound) { settings = bound; }

    /** Hubs elsewhere that can be shown; to be told before a window opens. */
    public void elsewhere(HubsElsewhere others) {
        elsewhere = others;
    }

    @Override
    public Optional<HubsElsewhere> elsewhere() { return Optional.ofNullable(elsewhere); }

    /** How often it was started. */
    public int starts() { return starts; }

    @Override
    public Optional<BoundConfig> inForce() { return Optional.ofNullable(settings); }

    @Override
    public HubStatus status() { return status; }

    @Override
    public synchronized void start() {
        BoundConfig before = settings;
        settings = before == null ? null : before.source().orElseThrow().read();
        starts++;
        status = HubStatus.running(hubs.get());
    }

    @Override
    public void stop() { status = HubStatus.stopped(); }
}
