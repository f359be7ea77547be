package dev.thalamus.ui.screen.agents;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.screen.agents.AgentLine.Rank;
import dev.thalamus.ui.screen.agents.AgentLine.Values;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which lines the table of agents has, in which order. Confined to the FX thread. */
final class AgentsModel {
    /** How many there are of each kind, and how they stand. Immutable. */
    record Counts(int all, int connected, int elsewhere, int gone, Map<AgentKind, Integer> byKind) {
        static final Counts NONE = new Counts(0, 0, 0, 0, Map.of());
    }

    /** Which kind is shown. */
    enum Kind {
        ALL(null), LIVE(AgentKind.LIVE), SIMULATED(AgentKind.SIMULATED), REMOTE(AgentKind.REMOTE), SYSTEM(AgentKind.SYSTEM);

        final @Nullable AgentKind only;

        Kind(@Nullable AgentKind only) { this.only = only; }
    }

    private static final Comparator<Values> BY_NAME = Comparator.comparing((Values values) -> values.agent().name(),
            String.CASE_INSENSITIVE_ORDER);

    private final Mirror mirror;
    private final ObservableList<AgentLine> lines = FXCollections.observableArrayList();
    private final ObjectProperty<Counts> counts = new SimpleObjectProperty<>(Counts.NONE);
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.ALL);
    private @Nullable Filter<AgentView> filter;
    private final Map<String, AgentLine> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private Comparator<Values> order = BY_NAME;

    AgentsModel(Mirror mirror) {
        this.mirror = mirror;
        kind.subscribe(this::refresh);
    }

    ObservableList<AgentLine> lines() { return lines; }

    ObjectProperty<Counts> counts() { return counts; }

    ObjectProperty<Kind> kind() { return kind; }

    /** Shows only what a filter accepts; a name stays as long as it accepts one of its instances. */
    void narrow(Filter<AgentView> wanted) {
        filter = wanted.isAll() ? null : wanted;
        refresh();
    }

    /** Names are the last resort of every order; siblings stay under their name. */
    void order(@Nullable Comparator<Values> by) {
        order = by == null ? BY_NAME : by.thenComparing(BY_NAME);
        refresh();
    }

    /** Shows or hides the instances of a name. */
    void fold(String name) {
        if (!open.remove(name)) {
            open.add(name);
        }
        refresh();
    }

    boolean isOpen(String name) { return open.contains(name); }

    /** Takes what the mirror knows now. */
    void refresh() {
        HubSnapshot snapshot = mirror.snapshot().get();
        long now = snapshot == null ? 0 : snapshot.takenMillis();
        counts.set(count());
        Map<String, List<AgentRow>> byName = new LinkedHashMap<>();
        FilterMatcher<AgentView> matcher = filter == null ? null : filter.matcher(now * 1_000, ZoneId.systemDefault());
        for (AgentRow row : mirror.agents().rows()) {
            AgentKind only = kind.get().only;
            if ((only == null || row.now().kind() == only) && (matcher == null || matcher.test(row.now()))) {
                byName.computeIfAbsent(row.target(), _ -> new ArrayList<>()).add(row);
            }
        }
        var tops = new ArrayList<AgentLine>();
        byName.forEach((name, rows) -> tops
                .add(rows.size() == 1 ? line(rows.getFirst().hash(), Rank.SINGLE, rows, now) : line(name, Rank.GROUP, rows, now)));
        tops.sort((a, b) -> order.compare(a.now(), b.now()));
        var next = new ArrayList<AgentLine>();
        for (AgentLine top : tops) {
            next.add(top);
            if (top.rank() == Rank.GROUP && open.contains(top.key())) {
                top.rows().stream().map(row -> line(row.hash(), Rank.SIBLING, List.of(row), now))
                        .sorted((a, b) -> order.compare(a.now(), b.now())).forEach(next::add);
            }
        }
        known.values().retainAll(new HashSet<>(next));
        if (!next.equals(lines)) {
            lines.setAll(next);
        }
    }

    private AgentLine line(String key, Rank rank, List<AgentRow> rows, long now) {
        String id = rank + " " + key;
        AgentLine line = known.get(id);
        boolean unfolded = open.contains(key);
        if (line == null) {
            line = new AgentLine(key, rank, rows, now, unfolded);
            known.put(id, line);
        } else {
            line.update(rows, now, unfolded);
        }
        return line;
    }

    private Counts count() {
        int gone = 0;
        int elsewhere = 0;
        Map<AgentKind, Integer> byKind = new EnumMap<>(AgentKind.class);
        for (AgentRow row : mirror.agents().rows()) {
            boolean away = row.now().state() == AgentState.GONE;
            gone += away ? 1 : 0;
            elsewhere += !away && row.now().kind() == AgentKind.REMOTE ? 1 : 0;
            byKind.merge(row.now().kind(), 1, Integer::sum);
        }
        int all = mirror.agents().rows().size();
        return new Counts(all, all - gone - elsewhere, elsewhere, gone, byKind);
    }
}
