package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.RemoteAgentView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All agents that the hub knows, in the order in which it told of them. Confined to the FX thread.
 */
public final class Agents {
    private static final long SECOND = 1_000_000_000L;

    private final ObservableList<AgentRow> rows = FXCollections.observableArrayList();
    private final ObservableList<AgentRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final Map<String, AgentRow> byHash = new HashMap<>();
    private final Map<String, Integer> colors = new HashMap<>();
    private long sampledNanos;

    /** Changes only when agents come or are forgotten; what an agent does is in its row's properties. */
    public ObservableList<AgentRow> rows() {
        return shown;
    }

    public Optional<AgentRow> byHash(String hash) { return Optional.ofNullable(byHash.get(hash)); }

    /** The instances of a name, or of a {@code name@domain} of another hub, in order of arrival. */
    public List<AgentRow> named(String name) {
        return rows.stream().filter(row -> row.target().equals(name)).toList();
    }

    /** The colour of a name or {@code name@domain}, 0 to 11; of one never seen the colour that it would begin with. */
    public int colorOf(String name) {
        Integer known = colors.get(name);
        if (known == null) {
            int at = name.indexOf('@');
            known = at < 0 ? null : colors.get(name.substring(0, at));
        }
        return known == null ? AgentColor.of(name) : known;
    }

    /** Takes this hub's agents, and those that other hubs reported. */
    void update(List<AgentView> own, List<RemoteAgentView> remote, long nowNanos) {
        if (remote.isEmpty()) {
            update(own, nowNanos);
        } else {
            update(Stream.concat(own.stream(), remote.stream().map(Agents::of)).toList(), nowNanos);
        }
    }

    /** This hub's agents and those of other hubs that are there now, as agents of this hub are shown. Thread-safe. */
    public static List<AgentView> present(HubSnapshot now) {
        return now.remoteAgents().isEmpty()
                ? now.agents()
                : Stream.concat(now.agents().stream(), now.remoteAgents().stream().filter(RemoteAgentView::online).map(Agents::of))
                        .toList();
    }

    private static AgentView of(RemoteAgentView remote) {
        String target = remote.name() + "@" + remote.domain();
        return new AgentView(remote.hash() + "@" + remote.domain(), remote.name(), remote.domain(), AgentKind.REMOTE, Protocol.FEDERATION,
                remote.online() ? AgentState.LIVE : AgentState.GONE, "", 0, (long) (remote.lastSeenSeconds() * 1e3),
                remote.received(), remote.sent(), 0, 0, 0, 0,
                AgentColor.of(target));
    }

    private void update(List<AgentView> views, long nowNanos) {
        boolean sample = nowNanos - sampledNanos >= SECOND;
        if (sample) {
            sampledNanos = nowNanos;
        }
        var added = new ArrayList<AgentRow>();
        Set<String> present = HashSet.newHashSet(views.size());
        for (AgentView view : views) {
            present.add(view.hash());
            colors.put(AgentRow.targetOf(view), view.color());
            AgentRow row = byHash.get(view.hash());
            if (row == null) {
                row = new AgentRow(view, nowNanos);
                byHash.put(view.hash(), row);
                added.add(row);
            } else {
                row.update(view, nowNanos, sample);
            }
        }
        if (byHash.size() > present.size()) {
            byHash.keySet().retainAll(present);
            rows.removeIf(row -> !present.contains(row.hash()));
            colors.keySet().retainAll(rows.stream().map(AgentRow::target).collect(java.util.stream.Collectors.toSet()));
        }
        if (!added.isEmpty()) {
            rows.addAll(added);
        }
    }
}
