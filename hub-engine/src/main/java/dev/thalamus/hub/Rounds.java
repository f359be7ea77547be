package dev.thalamus.hub;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.federation.Federation;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.network.NetworkHub;
import dev.thalamus.hub.neural.NeuralProtocol;
import dev.thalamus.hub.rpc.SignalDesk;
import java.time.Duration;

/** What every part does ten times a second, once a second, and twice a minute. Confined to the core. */
final class Rounds {
    static final long TICK_MILLIS = 100;
    private static final long HEARTBEAT_TICKS = 300;

    private final Parts parts;
    private final Clock clock;
    private final EventBus events;
    private final long startedMillis;
    private long ticks;

    /** Whose rounds they are. */
    record Parts(Core core, Federation federation, NetworkHub network, SignalDesk signals, NeuralProtocol neural) {}

    Rounds(Parts parts, Clock clock, EventBus events, long startedMillis) {
        this.parts = parts;
        this.clock = clock;
        this.events = events;
        this.startedMillis = startedMillis;
    }

    void tick() {
        ticks++;
        boolean wholeSecond = ticks % (1_000 / TICK_MILLIS) == 0;
        parts.core.tick(wholeSecond);
        parts.federation.tick(clock.nanos());
        parts.network.tick(wholeSecond);
        parts.signals.tick();
        if (wholeSecond) {
            parts.neural.tick();
        }
        if (ticks % HEARTBEAT_TICKS == 0) {
            var totals = parts.core.totals(0);
            events.publish(new HubEvent.Heartbeat(clock.wallMillis(), totals.agents(), totals.signals(), totals.bytes(), totals.pending(),
                    Duration.ofMillis(clock.wallMillis() - startedMillis)));
        }
    }
}
