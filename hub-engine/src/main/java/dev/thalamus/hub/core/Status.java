package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.model.Totals;
import dev.thalamus.hub.wire.ControlMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * NeuralHub's status object, as {@code hub.status}, the {@code status} message and {@code /api/status} show it. Confined to the core, but for {@link #hub}.
 *
 * <p>The members and the rounding are NeuralHub's; {@code queued_signals} counts what was ever queued, {@code pending_queues} the signals that wait.
 */
public final class Status {
    /** One agent as NeuralHub describes it; {@code last_seen} is seconds ago. */
    public record Info(
            String agent_id,
            String neural_hash,
            @Nullable String domain,
            double uptime_s,
            long signals_received,
            long signals_sent,
            double last_seen) {}

    /** Counters since the start; {@code started_at} is seconds since 1970. */
    public record Stats(long total_signals, long total_bytes, long dropped_signals, long queued_signals, double started_at) {}

    /** Strength and success rate with three decimals. */
    public record Weight(double strength, double success_rate) {}

    /** The whole object. */
    public record Hub(
            int agents_online,
            int synapses_tracked,
            long pending_queues,
            Stats stats,
            Map<String, Info> agents,
            int remote_agents,
            Map<String, Weight> synapses) {}

    /** What was at one moment. Immutable. */
    public record Look(List<AgentView> online, List<Synapse> synapses, Totals totals, int remotes, long wallMillis) {}

    private final Core core;
    private final Clock clock;
    private final long startedMillis;
    private final RemoteAgents remotes;

    public Status(Core core, RemoteAgents remotes, Clock clock, long startedMillis) {
        this.remotes = remotes;
        this.core = core;
        this.clock = clock;
        this.startedMillis = startedMillis;
    }

    /** What the hub is now, for {@link #hub}; in a turn, and quick. */
    public Look look() {
        return new Look(online(), core.plasticity().all(), core.totals(0), remotes.online(), clock.wallMillis());
    }

    /** The object for a look; on any thread, since there may be a hundred thousand synapses to be written. */
    public Hub hub(Look look) {
        var agents = new LinkedHashMap<String, Info>();
        for (AgentView view : look.online) {
            agents.put(view.hash(), info(view, look.wallMillis));
        }
        var synapses = new LinkedHashMap<String, Weight>();
        for (Synapse synapse : look.synapses) {
            synapses.put(synapse.source() + ":" + synapse.target(),
                    new Weight(rounded(synapse.strength(), 3), rounded(synapse.successRate(), 3)));
        }
        return new Hub(agents.size(), synapses.size(), look.totals.pending(), stats(look.totals), agents, look.remotes, synapses);
    }

    /** The answer to the {@code status} message. */
    public ControlMessage.HubStatus message() {
        var peers = new LinkedHashMap<String, ControlMessage.AgentInfo>();
        for (AgentView view : online()) {
            Info info = info(view, clock.wallMillis());
            peers.put(view.name(),
                    new ControlMessage.AgentInfo(info.agent_id, info.neural_hash, info.domain, info.uptime_s, info.signals_received,
                            info.signals_sent, info.last_seen));
        }
        Stats stats = stats();
        return new ControlMessage.HubStatus(core.directory().online(), core.plasticity().size(),
                new ControlMessage.HubStats(stats.total_signals,
                        stats.total_bytes, stats.dropped_signals, stats.queued_signals, stats.started_at),
                peers);
    }

    public List<Info> agents() { return online().stream().map(view -> info(view, clock.wallMillis())).toList(); }

    public Stats stats() { return stats(core.totals(0)); }

    private Stats stats(Totals totals) {
        long dropped = totals.expired() + totals.refused().values().stream().mapToLong(Long::longValue).sum();
        return new Stats(totals.signals(), totals.bytes(), dropped, totals.queued(), startedMillis / 1000.0);
    }

    private List<AgentView> online() { return core.directory().views().stream().filter(view -> view.state() != AgentState.GONE).toList(); }

    private static Info info(AgentView view, long now) {
        return new Info(view.name(), view.hash(), view.domain(), rounded((now - view.connectedAtMillis()) / 1000.0, 1), view.received(),
                view.sent(), rounded(Math.max(0, now - view.lastSeenMillis()) / 1000.0, 1));
    }

    private static double rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }
}
