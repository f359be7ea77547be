package dev.thalamus.ui.fake;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.model.Totals;
import dev.thalamus.hub.query.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A hub that holds what a test tells it. Thread-safe.
 *
 * <p>Signals go through {@link #signal}: they count, move synapses and are recorded, as in a real hub. Its wall clock is the machine's unless a
 * test sets it.
 */
public final class FakeHub implements Hub {
    private static final int COLORS = 12;

    private final HubInfo info;
    private final EventBus events = new EventBus();
    private final FakeHistory history;
    private final FakeOversight oversight = new FakeOversight();
    private final Map<String, AgentView> agents = new LinkedHashMap<>();
    private final Map<String, Integer> colors = new LinkedHashMap<>();
    private final Map<String, Synapse> synapses = new LinkedHashMap<>();
    private final List<PeerView> peers = new ArrayList<>();
    private final List<RemoteAgentView> remoteAgents = new ArrayList<>();
    private final List<QueueView> queues = new ArrayList<>();
    private final FakeQueues waiting = new FakeQueues();
    private final Map<Reason, Long> refused = new EnumMap<>(Reason.class);
    private final List<String> sent = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private volatile UnaryOperator<String> answers = FakeRpc::answer;
    private final List<String> disconnected = new ArrayList<>();
    private final long[] byType = new long[SignalType.values().length];
    private long bytes;
    private long delivered;
    private StoreHealth store = new StoreHealth(StoreHealth.State.OK, "", 1_331_691_520L, 404_750_336L);
    private long clockMillis;
    private boolean closed;

    public FakeHub() { this(200_000); }

    public FakeHub(int historyCapacity) {
        info = new HubInfo("ws://127.0.0.1:8765", "127.0.0.1", 8765, "empresa-b.com", false, System.currentTimeMillis());
        history = new FakeHistory(historyCapacity);
    }

    /** Sets the wall clock; 0 is the machine's. */
    public synchronized void clock(long millis) { clockMillis = millis; }

    public synchronized long now() { return clockMillis == 0 ? System.currentTimeMillis() : clockMillis; }

    public AgentView join(String hash, String name) { return join(hash, name, null, AgentKind.LIVE, Protocol.NEURAL); }

    public synchronized AgentView join(String hash, String name, @Nullable String domain, AgentKind kind, Protocol protocol) {
        int color = colors.computeIfAbsent(name, _ -> colors.size() % COLORS);
        var agent = new AgentView(hash, name, domain, kind, protocol, AgentState.LIVE, "127.0.0.1:" + (52_100 + agents.size()), now(),
                now(), 0, 0, 0, 0, 0, 0, color);
        agents.put(hash, agent);
        events.publish(new HubEvent.AgentJoined(now(), agent));
        return agent;
    }

    public synchronized void leave(String hash, String why) {
        AgentView a = agent(hash);
        put(a, AgentState.GONE, a.received(), a.sent(), a.pending(), a.errors());
        events.publish(new HubEvent.AgentLeft(now(), hash, a.name(), why));
    }

    public synchronized void state(String hash, AgentState state, long pending, long errors) {
        AgentView a = agent(hash);
        put(a, state, a.received(), a.sent(), pending, errors);
    }

    public void signal(String fromHash, String toHash, SignalType type, String payload) {
        signal(fromHash, toHash, type, payload, Outcome.DELIVERED, Reason.NONE, 140_000);
    }

    public synchronized void signal(String fromHash, String toHash, SignalType type, String payload, Outcome outcome, Reason reason,
            long latencyNanos) {
        AgentView from = agent(fromHash);
        AgentView to = agents.get(toHash);
        String target = to == null ? toHash : to.name();
        long micros = now() * 1_000;
        long sequence = history.nextSequence();
        byte[] raw = Frames.frame(type, micros, sequence, fromHash, target, payload);
        history.add(new SignalRecord(sequence, micros, latencyNanos, from.protocol(), type, outcome, reason, from.name(),
                to == null ? "" : target,
                to == null ? "" : toHash, outcome == Outcome.DELIVERED ? 1 : 0, raw));
        byType[type.code()]++;
        bytes += raw.length;
        put(from, from.state(), from.received(), from.sent() + 1, from.pending(), from.errors());
        switch (outcome) {
            case DELIVERED, FORWARDED -> {
                delivered++;
                if (to != null) {
                    AgentView fresh = agent(toHash);
                    put(fresh, fresh.state(), fresh.received() + 1, fresh.sent(), fresh.pending(), fresh.errors());
                    synapses.merge(from.name() + ":" + target, Synapse.fresh(from.name(), target, now()).after(true, now()),
                            (old, _) -> old.after(true, now()));
                }
            }
            case REFUSED, EXPIRED -> {
                if (to != null) {
                    synapses.merge(from.name() + ":" + target, Synapse.fresh(from.name(), target, now()).after(false, now()),
                            (old, _) -> old.after(false, now()));
                }
                refused.merge(reason, 1L, Long::sum);
                events.publish(new HubEvent.SignalsRefused(now(), from.name(), target, reason, 1));
            }
            case QUEUED -> {
            }
        }
    }

    public synchronized void queue(QueueView queue) { queues.add(queue); }

    /** How another hub stands from now on. */
    public synchronized void peer(PeerView peer) {
        peers.removeIf(known -> known.remote().domain().equals(peer.remote().domain()));
        peers.add(peer);
    }

    /** Another hub is no peer any more. */
    public synchronized void forget(String domain) {
        peers.removeIf(known -> known.remote().domain().equals(domain));
    }

    /** An agent as another hub reports it from now on. */
    public synchronized void remote(RemoteAgentView agent) {
        remoteAgents.removeIf(known -> known.name().equals(agent.name()) && known.domain().equals(agent.domain()));
        remoteAgents.add(agent);
    }

    public synchronized void store(StoreHealth health) {
        store = health;
        events.publish(new HubEvent.StoreChanged(now(), health));
    }

    /** What {@link #send} was asked for: {@code target type payload}. */
    public synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    /** The hashes that {@link #disconnect} was asked for. */
    public synchronized List<String> disconnected() {
        return List.copyOf(disconnected);
    }

    /** What it says to JSON-RPC requests. */
    public void answering(UnaryOperator<String> how) { answers = how; }

    /** The JSON-RPC requests that came. */
    public synchronized List<String> asked() { return List.copyOf(asked); }

    public synchronized boolean closed() { return closed; }

    public FakeHistory recorded() { return history; }

    @Override
    public HubInfo info() { return info; }

    @Override
    public synchronized CompletableFuture<HubSnapshot> snapshot() {
        long signals = history.nextSequence() - 1;
        var queues = new ArrayList<>(this.queues);
        queues.addAll(waiting.views());
        long pending = queues.stream().mapToLong(QueueView::signals).sum();
        var totals = new Totals(signals, bytes, delivered, pending, 0, Map.copyOf(refused), 0, 0, pending,
                queues.stream().mapToLong(QueueView::bytes).sum(),
                synapses.size(), byType.clone(), agents.size(),
                (int) agents.values().stream().filter(a -> a.state() != AgentState.GONE).count(), 0, 0, 0);
        return CompletableFuture
                .completedFuture(new HubSnapshot(now(), info.startedMillis(), totals, List.copyOf(agents.values()), List.copyOf(queues),
                        List.copyOf(synapses.values()), store, List.copyOf(peers), List.copyOf(remoteAgents)));
    }

    @Override
    public EventBus events() { return events; }

    @Override
    public History history() { return history; }

    @Override
    public FakeOversight oversight() { return oversight; }

    @Override
    public FakeQueues queues() { return waiting; }

    @Override
    public CompletableFuture<String> rpc(String request) {
        synchronized (this) {
            asked.add(request);
        }
        return CompletableFuture.completedFuture(answers.apply(request));
    }

    @Override
    public synchronized CompletableFuture<SendReceipt> send(String target, SignalType type, String payload) {
        sent.add(target + " " + type + " " + payload);
        boolean known = agents.values().stream().anyMatch(a -> a.name().equals(target) || a.hash().equals(target));
        events.publish(new HubEvent.RpcAnswered(now(), "console", "agent.transmit", 0, Duration.ofNanos(310_000)));
        return CompletableFuture.completedFuture(known
                ? new SendReceipt(Outcome.DELIVERED, Reason.NONE, "00".repeat(16), history.nextSequence(), target, 1)
                : new SendReceipt(Outcome.REFUSED, Reason.UNKNOWN_TARGET, "00".repeat(16), history.nextSequence(), "", 0));
    }

    @Override
    public CompletableFuture<Boolean> disconnect(String hash) {
        synchronized (this) {
            disconnected.add(hash);
        }
        leave(hash, "closed by the operator");
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public synchronized void close() { closed = true; }

    private AgentView agent(String hash) {
        AgentView agent = agents.get(hash);
        if (agent == null) {
            throw new IllegalArgumentException("no agent " + hash);
        }
        return agent;
    }

    private void put(AgentView a, AgentState state, long received, long sent, long pending, long errors) {
        agents.put(a.hash(),
                new AgentView(a.hash(), a.name(), a.domain(), a.kind(), a.protocol(), state, state == AgentState.GONE ? "" : a.address(),
                        a.connectedAtMillis(), state == AgentState.GONE ? a.lastSeenMillis() : now(), received, sent, received * 300,
                        sent * 300, pending, errors, a.color()));
    }
}
