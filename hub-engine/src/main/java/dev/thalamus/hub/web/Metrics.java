package dev.thalamus.hub.web;

import dev.thalamus.hub.core.Meters;
import dev.thalamus.hub.core.NetworkMeters;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Totals;
import java.util.Locale;

/** Writes the hub's counters in the text format of Prometheus (0.0.4). Confined to the call. */
final class Metrics {
    /** Latency from 2^10 ns (about a microsecond) to 2^33 ns (about eight seconds). */
    private static final int FIRST_BUCKET = 10;
    private static final int LAST_BUCKET = 33;

    private final StringBuilder out = new StringBuilder(8 << 10);

    private Metrics() {}

    static String text(WebView view, String version) {
        var metrics = new Metrics();
        metrics.signals(view.snapshot().totals(), view.meters());
        metrics.now(view);
        metrics.network(view.network());
        metrics.process(version);
        return metrics.out.toString();
    }

    private void signals(Totals totals, Meters meters) {
        family("thalamus_signals_total", "counter", "Signals that reached the router, by what became of them.");
        for (Outcome outcome : Outcome.values()) {
            // What expired was counted when it was queued.
            if (outcome != Outcome.EXPIRED) {
                sample("thalamus_signals_total", "outcome", outcome.name(), meters.byOutcome()[outcome.ordinal()]);
            }
        }
        family("thalamus_signals_by_type_total", "counter", "Signals that reached the router, by type.");
        for (SignalType type : SignalType.values()) {
            sample("thalamus_signals_by_type_total", "type", type.name(), totals.byType()[type.code()]);
        }
        family("thalamus_refused_total", "counter", "Signals that were not accepted, by reason.");
        for (Reason reason : Reason.values()) {
            if (reason != Reason.NONE && reason != Reason.WAITED) {
                sample("thalamus_refused_total", "reason", reason.name(), totals.refused().getOrDefault(reason, 0L));
            }
        }
        single("thalamus_signal_bytes_total", "counter", "Bytes of the frames of signals.", totals.bytes());
        single("thalamus_handovers_total", "counter", "Hand-overs to links; a broadcast to five counts five.", totals.delivered());
        single("thalamus_queued_total", "counter", "Signals put into the store.", totals.queued());
        single("thalamus_forwarded_total", "counter", "Signals handed to other hubs.", totals.forwarded());
        single("thalamus_expired_total", "counter", "Stored signals whose time ran out.", totals.expired());
        single("thalamus_messages_rejected_total", "counter", "Messages that could not be read or obeyed.", totals.rejected());
        single("thalamus_presence_left_out_total", "counter", "Notices of coming and going that were left out above the limit.",
                totals.presenceLeftOut());
        single("thalamus_forgotten_synapses_total", "counter", "Synapses that gave way above the limit.", totals.forgottenSynapses());
        single("thalamus_forgotten_names_total", "counter", "Names that gave way above the limit.", totals.forgottenNames());
        latency(meters);
    }

    private void latency(Meters meters) {
        String name = "thalamus_signal_latency_seconds";
        family(name, "histogram", "Time from reading a signal to handing it over.");
        long below = 0;
        for (int i = 0; i < meters.latency().length; i++) {
            below += meters.latency()[i];
            if (i >= FIRST_BUCKET && i <= LAST_BUCKET) {
                sample(name + "_bucket", "le", Double.toString((1L << i) / 1e9), below);
            }
        }
        sample(name + "_bucket", "le", "+Inf", below);
        out.append(name).append("_sum ").append(meters.latencySumNanos() / 1e9).append('\n');
        out.append(name).append("_count ").append(below).append('\n');
    }

    private void now(WebView view) {
        Totals totals = view.snapshot().totals();
        StoreHealth store = view.snapshot().store();
        single("thalamus_agents", "gauge", "Connected agents.", totals.agents());
        single("thalamus_connections", "gauge", "Open connections.", totals.connections());
        single("thalamus_remote_agents", "gauge", "Agents of other hubs that are known.", view.remotes().size());
        single("thalamus_pending_signals", "gauge", "Signals that wait in the store.", totals.pending());
        single("thalamus_pending_bytes", "gauge", "Bytes of the signals that wait in the store.", totals.pendingBytes());
        single("thalamus_owed_deletions", "gauge", "Delivered signals that the store has refused to delete so far.",
                view.meters().owedDeletions());
        single("thalamus_lapsed_bytes", "gauge", "Memory for signals whose time ended between their handing over and its confirmation.",
                view.meters().lapsedBytes());
        single("thalamus_lapsed_given_up_total", "counter",
                "Such signals that gave way and count as expired, although they may have arrived.",
                view.meters().lapsedGivenUp());
        single("thalamus_queues", "gauge", "Names for which something waits.", view.snapshot().queues().size());
        single("thalamus_outbound_bytes", "gauge", "Bytes that wait in links for their sockets.", view.outboundBytes());
        single("thalamus_synapses", "gauge", "Synapses that are tracked.", totals.synapses());
        single("thalamus_store_bytes", "gauge", "Size of the database file.", store.bytes());
        single("thalamus_journal_bytes", "gauge", "What the signal history has written; its files are made ready ahead and are larger.",
                store.journalBytes());
        single("thalamus_journal_missed_total", "counter", "Signals that the history could not take.", view.journalMissed());
        single("thalamus_event_watchers", "gauge", "Who watches the hub's events.", view.watchers());
        family("thalamus_store_state", "gauge", "1 for the state in which the store is.");
        for (StoreHealth.State state : StoreHealth.State.values()) {
            sample("thalamus_store_state", "state", state.name(), state == store.state() ? 1 : 0);
        }
        family("thalamus_start_time_seconds", "gauge", "When the hub began to listen, seconds since 1970.");
        out.append("thalamus_start_time_seconds ").append(view.snapshot().startedMillis() / 1e3).append('\n');
    }

    private void network(NetworkMeters network) {
        single("thalamus_sessions", "gauge", "Sessions that are kept.", network.sessions());
        single("thalamus_open_sessions", "gauge", "Sessions that have not ended.", network.openSessions());
        single("thalamus_identities", "gauge", "Identities that are kept.", network.identities());
        single("thalamus_tasks", "gauge", "Tasks that are kept.", network.tasks());
        single("thalamus_owed_rewrites", "gauge", "Identities and tasks of which the disk still has what it refused at first.",
                network.owedRewrites());
        single("thalamus_forgotten_identities_total", "counter", "Identities of NeuralHub's agents that gave way above the limit.",
                network.forgottenIdentities());
        single("thalamus_forgotten_sessions_total", "counter", "Ended sessions that gave way.", network.forgottenSessions());
        single("thalamus_too_large_total", "counter", "Identities, tasks and sessions that there was no room for.", network.tooLarge());
        single("thalamus_dropped_messages_total", "counter", "Messages of sessions that a full inbox gave up.", network.droppedMessages());
        single("thalamus_lost_replays_total", "counter", "Sessions that gave way before a slow agent had all of them.",
                network.lostReplays());
        single("thalamus_lost_audit_total", "counter", "Records that the audit log could not take.", network.lostAudit());
    }

    private void process(String version) {
        Runtime runtime = Runtime.getRuntime();
        single("jvm_heap_used_bytes", "gauge", "Heap in use.", runtime.totalMemory() - runtime.freeMemory());
        single("jvm_heap_max_bytes", "gauge", "Heap that may be used at most.", runtime.maxMemory());
        family("thalamus_build_info", "gauge", "The hub's version.");
        out.append("thalamus_build_info{version=\"").append(version).append("\"} 1\n");
    }

    private void single(String name, String type, String help, long value) {
        family(name, type, help);
        out.append(name).append(' ').append(value).append('\n');
    }

    private void family(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String name, String label, String value, long number) {
        out.append(name).append('{').append(label).append("=\"").append(value.toLowerCase(Locale.ROOT).replace("+inf", "+Inf"))
                .append("\"} ").append(number).append('\n');
    }
}
