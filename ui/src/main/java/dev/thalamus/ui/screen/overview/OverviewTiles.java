package dev.thalamus.ui.screen.overview;

import dev.thalamus.hub.event.HubEvent.Severity;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Sparkline;
import dev.thalamus.ui.kit.StatTile;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.ScreenId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The numbers at the top of the overview; each tile opens its screen. Confined to the FX thread. */
final class OverviewTiles extends HBox {
    private final Desk desk;
    private final Mirror mirror;
    private final Label agentsNote = Labels.of("", "note");
    private final Label signalsNote = Labels.of("", "note");
    private final Label pendingNote = Labels.of("", "note");
    private final Label peersNote = Labels.of("", "note");
    private final Label problemsNote = Labels.of("", "note");
    private final StatTile agents;
    private final StatTile signals;
    private final StatTile pending;
    private final StatTile peers;
    private final StatTile problems;
    private final Sparkline trend = new Sparkline(1);
    private double peak;
    private long peakMillis;

    OverviewTiles(Desk desk, Mirror mirror) {
        this.desk = desk;
        this.mirror = mirror;
        agents = tile(Icons.AGENT, "shell.screen.agents", "tile-agents", () -> go(ScreenId.AGENTS), agentsNote);
        signals = tile(Icons.STREAM, "overview.signals", "tile-signals", () -> go(ScreenId.STREAM), signalsNote);
        trend.getStyleClass().add("in-tile");
        signals.chart(trend);
        pending = tile(Icons.INBOX, "overview.pending", "tile-pending", () -> desk.go(new Destination.QueuesLike("")), pendingNote);
        peers = tile(Icons.GLOBE, "overview.peers", "tile-peers", () -> go(ScreenId.FEDERATION), peersNote);
        problems = tile(Icons.WARNING, "shell.cmd.problems", "tile-problems", desk::showProblems, problemsNote);
        getStyleClass().add("overview-row");
        getChildren().addAll(agents, signals, pending, peers, problems);
        getChildren().forEach(tile -> setHgrow(tile, Priority.ALWAYS));
    }

    /** Shows what is true now; null without a hub. */
    void show(@Nullable HubSnapshot now) {
        showProblems();
        if (now == null) {
            List.of(agents, signals, pending, peers).forEach(tile -> tile.value().setText(Formats.NONE));
            List.of(agentsNote, signalsNote, pendingNote, peersNote).forEach(note -> note.setText(I18n.get("shell.phase.stopped")));
            trend.show(new double[0]);
            return;
        }
        showAgents(now);
        showSignals(now);
        showPending(now);
        showPeers();
    }

    private void showAgents(HubSnapshot now) {
        Map<AgentKind, Long> kinds = now.agents().stream().filter(agent -> agent.state() != AgentState.GONE)
                .collect(Collectors.groupingBy(agent -> agent.kind(), Collectors.counting()));
        agents.value().setText(Formats.count(now.totals().agents()));
        agentsNote.setText(
                I18n.get("overview.agents-note", kinds.getOrDefault(AgentKind.LIVE, 0L), kinds.getOrDefault(AgentKind.SIMULATED, 0L),
                        now.remoteAgents().stream().filter(RemoteAgentView::online).count()));
    }

    private void showSignals(HubSnapshot now) {
        double rate = mirror.rates().get().signals();
        if (rate > peak) {
            peak = rate;
            peakMillis = now.takenMillis();
        }
        signals.value().setText(Formats.rate(rate));
        signalsNote.setText(peak == 0
                ? I18n.get("overview.no-signal")
                : I18n.get("overview.peak", Formats.rate(peak), Formats.time(Instant.ofEpochMilli(peakMillis))));
        trend.show(mirror.signalTrail().values());
    }

    private void showPending(HubSnapshot now) {
        LongSummaryStatistics oldest = now.queues().stream().mapToLong(QueueView::oldestMillis).summaryStatistics();
        pending.value().setText(Formats.count(now.totals().pending()));
        pendingNote.setText(oldest.getCount() == 0
                ? I18n.get("overview.nothing-waits")
                : I18n.get("overview.pending-note", oldest.getCount(),
                        Formats.duration(Duration.ofMillis(Math.max(0, now.takenMillis() - oldest.getMin())))));
    }

    private void showPeers() {
        var rows = mirror.peers().rows();
        long good = rows.stream().filter(row -> row.now().peer().state() instanceof PeerState.Forwarding).count();
        peers.value().setText(Formats.count(rows.size()));
        peers.tone(rows.stream().anyMatch(row -> row.now().peer().state() instanceof PeerState.Blocked) ? Style.DANGER : "");
        peersNote.setText(rows.isEmpty()
                ? I18n.get("overview.no-peers")
                : I18n.get("overview.peers-note", good)
                        + (good == rows.size() ? "" : " · " + I18n.get("overview.peers-not", rows.size() - good)));
    }

    private void showProblems() {
        long errors = mirror.problems().list().stream().filter(problem -> problem.severity() == Severity.ERROR).count();
        int all = mirror.problems().list().size();
        problems.value().setText(Formats.count(all));
        problems.tone(errors > 0 ? Style.DANGER : all > 0 ? Style.WARNING : "");
        problemsNote.setText(all == 0 ? I18n.get("shell.no-problems") : I18n.get("overview.problems-note", errors, all - errors));
    }

    private void go(ScreenId screen) { desk.go(new Destination.Whole(screen)); }

    private static StatTile tile(Icons icon, String name, String id, Runnable open, Label note) {
        var tile = new StatTile(icon, I18n.text(name), open);
        tile.setId(id);
        tile.notes(note);
        return tile;
    }
}
