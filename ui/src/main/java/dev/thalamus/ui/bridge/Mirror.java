package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.Totals;
import dev.thalamus.ui.host.HubStatus;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the window knows of the hub, four times a second: everything that screens show comes from here or from a {@link HistoryFeed}.
 *
 * <p>Confined to the FX thread. Everything in it is bounded. After the hub has stopped the agents and events of its last moment are gone; the
 * reason why is in {@link #status()}.
 */
public final class Mirror {
    /** Events kept. */
    public static final int EVENTS = 1_000;

    private final ReadOnlyObjectWrapper<HubStatus> status = new ReadOnlyObjectWrapper<>(HubStatus.stopped());
    private final ReadOnlyObjectWrapper<@Nullable HubInfo> info = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable HubSnapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Rates> rates = new ReadOnlyObjectWrapper<>(Rates.NONE);
    private final Agents agents = new Agents();
    private final QueueRows queues = new QueueRows();
    private final PeerRows peers = new PeerRows();
    private final Problems problems = new Problems();
    private final Throughput throughput = new Throughput();
    private final Trail signalTrail = new Trail();
    private final RingList<EventRow> events = new RingList<>(EVENTS);
    private final EventFeed eventFeed = new EventFeed(this::happened);
    private final List<WeakReference<HistoryFeed>> signals = new ArrayList<>();
    private final FxPump pump;
    private @Nullable Hub hub;
    private Slope[] slopes = slopes();
    private long sampledNanos;
    private long numbered;

    public Mirror(FxPump pump) {
        this.pump = pump;
        pump.add(new StatusFeed());
        pump.add(new SnapshotFeed(this::show));
        pump.add(eventFeed);
    }

    public FxPump pump() { return pump; }

    /** How this program's hub stands. */
    public ReadOnlyObjectProperty<HubStatus> status() { return status.getReadOnlyProperty(); }

    /** Where the running hub listens; null without a hub. */
    public ReadOnlyObjectProperty<@Nullable HubInfo> info() {
        return info.getReadOnlyProperty();
    }

    /** The last one; null without a hub and until the first answer. */
    public ReadOnlyObjectProperty<@Nullable HubSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Rates> rates() { return rates.getReadOnlyProperty(); }

    public Agents agents() { return agents; }

    /** What waits, by name. */
    public QueueRows queues() { return queues; }

    /** The other hubs. */
    public PeerRows peers() { return peers; }

    public Problems problems() { return problems; }

    public Throughput throughput() { return throughput; }

    /** Signals per second, for the sparkline. */
    public Trail signalTrail() { return signalTrail; }

    /** The newest events, oldest first, without heartbeats and calls that went well. */
    public ObservableList<EventRow> events() {
        return events;
    }

    /** A view of the signals; it reads only while the pump has it. */
    public HistoryFeed openSignals() {
        var feed = new HistoryFeed();
        signals.removeIf(known -> known.get() == null);
        signals.add(new WeakReference<>(feed));
        return feed;
    }

    /** What this window did not get to show, with this hub. */
    public NotShown notShown() {
        long rows = signals.stream().map(WeakReference::get).filter(Objects::nonNull).mapToLong(feed -> feed.progress().get().skipped())
                .sum();
        return new NotShown(eventFeed.missed(), hub == null ? 0 : hub.history().missed(), rows);
    }

    /** The hub of the last snapshot, for commands. */
    public Optional<Hub> hub() { return Optional.ofNullable(hub); }

    private void show(@Nullable Hub gathered, @Nullable HubSnapshot taken, long nanos) {
        // Gathered while the hub was stopping: a stopped hub has no numbers, not even for one round.
        boolean gone = status.get().hub() == null;
        Hub current = gone ? null : gathered;
        HubSnapshot now = gone ? null : taken;
        if (!Objects.equals(current, hub)) {
            hub = current;
            slopes = slopes();
            throughput.reset();
            problems.reset();
            agents.update(List.of(), List.of(), nanos);
            queues.update(List.of(), 0, nanos);
            peers.update(List.of(), 0, nanos);
            rates.set(Rates.NONE);
            info.set(current == null ? null : current.info());
        }
        if (now == null) {
            snapshot.set(null);
            return;
        }
        Totals totals = now.totals();
        long refused = totals.refused().values().stream().mapToLong(Long::longValue).sum();
        rates.set(new Rates(slopes[0].add(nanos, totals.signals()), slopes[1].add(nanos, totals.bytes()),
                slopes[2].add(nanos, totals.delivered()),
                slopes[3].add(nanos, refused)));
        if (nanos - sampledNanos >= 1_000_000_000L) {
            sampledNanos = nanos;
            signalTrail.add(rates.get().signals());
        }
        throughput.add(now.takenMillis(), totals.byType());
        agents.update(now.agents(), now.remoteAgents(), nanos);
        queues.update(now.queues(), now.takenMillis(), nanos);
        peers.update(now.peers(), now.takenMillis(), nanos);
        problems.update(now);
        snapshot.set(now);
    }

    private void happened(List<HubEvent> batch) {
        var rows = new ArrayList<EventRow>();
        for (HubEvent event : batch) {
            problems.happened(event);
            boolean routine = event instanceof HubEvent.Heartbeat
                    || event instanceof HubEvent.RpcAnswered answered && answered.error() == 0;
            if (!routine) {
                rows.add(new EventRow(++numbered, event));
            }
        }
        events.append(rows);
        problems.publish();
    }

    private static Slope[] slopes() { return new Slope[]{new Slope(), new Slope(), new Slope(), new Slope()}; }

    private final class StatusFeed implements Feed {
        private HubStatus seen = HubStatus.stopped();

        @Override
        public boolean gather(@Nullable Hub ignored, long nowNanos) {
            HubStatus now = pump.control().status();
            boolean changed = !now.equals(seen);
            seen = now;
            return changed;
        }

        @Override
        public void apply() {
            status.set(seen);
            if (seen.hub() == null) {
                show(null, null, System.nanoTime());
            }
            problems.notStarted(seen.failure(), System.currentTimeMillis());
            problems.publish();
        }
    }
}
