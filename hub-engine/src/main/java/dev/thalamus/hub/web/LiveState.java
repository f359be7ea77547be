package dev.thalamus.hub.web;

import dev.thalamus.hub.core.RemoteAgents;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.model.Totals;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hub as a dashboard shows it. Immutable. Long lists are cut, and say how many more there are.
 *
 * @param store null when all is well, else a sentence
 */
record LiveState(String version, String url, String domain, long started, long now, Counts totals, Part<Agent> agents, Part<Link> synapses,
        Part<Queue> queues, List<Peer> peers, @Nullable String store) {
    private static final int MOST_AGENTS = 200;
    private static final int MOST_SYNAPSES = 150;
    private static final int MOST_QUEUES = 100;

    /** The first of a list and how many follow. */
    record Part<T>(List<T> rows, int more) {
        static <S, T> Part<T> of(List<S> all, int most, Function<S, T> row) {
            return new Part<>(all.stream().limit(most).map(row).toList(), Math.max(0, all.size() - most));
        }
    }

    record Counts(long signals, long bytes, long delivered, long queued, long refused, long expired, long rejected, long pending,
            int agents, int connections, long synapses, Map<String, Long> types) {}

    /** @param color index of its colour, 0 to 11 */
    record Agent(String name, String hash, @Nullable String domain, String state, long since, long received, long sent, long errors,
            int color) {}

    record Link(String from, String to, double strength, double success, long used) {}

    record Queue(String name, long signals, long bytes, long oldest, long expires, String reason) {}

    /**
     * Another hub.
     *
     * @param state one word of {@link PeerState}
     * @param why what stands in the way, or null
     * @param rtt milliseconds of the last probe's round trip, null when none was answered
     * @param pending signals that wait for it
     */
    record Peer(String domain, String state, @Nullable String why, @Nullable Double rtt, long pending, int agents, int online) {}

    static LiveState of(WebView view, WebServer.About about) {
        HubSnapshot snapshot = view.snapshot();
        List<AgentView> connected = snapshot.agents().stream().filter(agent -> agent.state() != AgentState.GONE).toList();
        List<Synapse> strongest = snapshot.synapses().stream().sorted(Comparator.comparingLong(Synapse::lastUsedMillis).reversed())
                .toList();
        List<QueueView> longest = snapshot.queues().stream().sorted(Comparator.comparingLong(QueueView::signals).reversed()).toList();
        return new LiveState(about.version(), about.url(), about.domain(), snapshot.startedMillis(), snapshot.takenMillis(),
                counts(snapshot.totals()), Part.of(connected, MOST_AGENTS, LiveState::agent),
                Part.of(strongest, MOST_SYNAPSES, LiveState::link), Part.of(longest, MOST_QUEUES, LiveState::queue),
                peers(snapshot.peers(), view.remotes()),
                snapshot.store().state() == StoreHealth.State.OK ? null : snapshot.store().detail());
    }

    private static Counts counts(Totals totals) {
        var types = new LinkedHashMap<String, Long>();
        for (SignalType type : SignalType.values()) {
            types.put(type.name(), totals.byType()[type.code()]);
        }
        return new Counts(totals.signals(), totals.bytes(), totals.delivered(), totals.queued(),
                totals.refused().values().stream().mapToLong(Long::longValue).sum(), totals.expired(), totals.rejected(), totals.pending(),
                totals.agents(), totals.connections(), totals.synapses(), types);
    }

    private static Agent agent(AgentView view) {
        return new Agent(view.name(), view.hash(), view.domain(), view.state().name().toLowerCase(Locale.ROOT), view.connectedAtMillis(),
                view.received(), view.sent(), view.errors(), view.color());
    }

    private static Link link(Synapse synapse) {
        return new Link(synapse.source(), synapse.target(), synapse.strength(), synapse.successRate(), synapse.transmissions());
    }

    private static Queue queue(QueueView view) {
        return new Queue(view.name(), view.signals(), view.bytes(), view.oldestMillis(), view.firstExpiryMillis(),
                view.reason().sentence());
    }

    private static List<Peer> peers(List<PeerView> peers, List<RemoteAgents.Remote> remotes) {
        Map<String, Long> known = remotes.stream().collect(Collectors.groupingBy(RemoteAgents.Remote::domain, Collectors.counting()));
        return peers.stream().map(peer -> {
            String domain = peer.remote().domain();
            return new Peer(domain, peer.state().word(), peer.state() instanceof PeerState.Blocked blocked ? blocked.reason() : null,
                    peer.rttNanos() < 0 ? null : peer.rttNanos() / 1e6, peer.backlog(), known.getOrDefault(domain, 0L).intValue(),
                    peer.agents());
        }).toList();
    }
}
