package dev.thalamus.ui.screen.agents;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.Trail;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A line of the table: an instance, or a name with several instances. The same object as long as it is there. Confined to the FX thread. */
final class AgentLine {
    /** What kind of line. */
    enum Rank {
        /** The only instance of its name. */
        SINGLE,
        /** A name with several instances. */
        GROUP,
        /** One of several instances, under its name. */
        SIBLING
    }

    /**
     * What the cells show. Immutable.
     *
     * @param agent the instance, or for a name the one that was seen last
     * @param agoMillis since it was seen last
     * @param open whether its siblings are shown under it
     * @param second changes once a second, so that trends are drawn anew
     */
    record Values(Rank rank, AgentView agent, int instances, AgentState state, long agoMillis, double inRate, double outRate, long pending,
            long errors, boolean open,
            long second) {
        boolean gone() { return state == AgentState.GONE; }

        AgentKind kind() { return agent.kind(); }
    }

    private final String key;
    private final Rank rank;
    private final ReadOnlyObjectWrapper<Values> values;
    private List<AgentRow> rows;

    AgentLine(String key, Rank rank, List<AgentRow> rows, long nowMillis, boolean open) {
        this.key = key;
        this.rank = rank;
        this.rows = rows;
        values = new ReadOnlyObjectWrapper<>(measure(nowMillis, open));
    }

    /** The hash of an instance, or the name of several. */
    String key() { return key; }

    Rank rank() { return rank; }

    ReadOnlyObjectProperty<Values> values() { return values.getReadOnlyProperty(); }

    Values now() { return values.get(); }

    /** The instances behind it. */
    List<AgentRow> rows() { return rows; }

    void update(List<AgentRow> behind, long nowMillis, boolean open) {
        rows = behind;
        Values next = measure(nowMillis, open);
        if (!next.equals(values.get())) {
            values.set(next);
        }
    }

    double[] inTrail() { return trail(AgentRow::inTrail); }

    double[] outTrail() { return trail(AgentRow::outTrail); }

    private Values measure(long nowMillis, boolean open) {
        AgentView newest = rows.getFirst().now();
        AgentState state = newest.state();
        for (AgentRow row : rows) {
            AgentView view = row.now();
            newest = view.lastSeenMillis() > newest.lastSeenMillis() ? view : newest;
            state = view.state().compareTo(state) < 0 ? view.state() : state;
        }
        long ago = Math.max(0, nowMillis - newest.lastSeenMillis());
        return new Values(rank, newest, rows.size(), state, coarse(ago), rate(row -> row.inRate().get()), rate(row -> row.outRate().get()),
                sum(AgentView::pending),
                sum(AgentView::errors), open, nowMillis / 1_000);
    }

    /** To the tenth of a second: a finer change would only draw the cell anew. */
    private static long coarse(long millis) {
        return millis / 100 * 100;
    }

    private double rate(ToDoubleFunction<AgentRow> of) { return rows.stream().mapToDouble(of).sum(); }

    private long sum(ToLongFunction<AgentView> of) { return rows.stream().map(AgentRow::now).mapToLong(of).sum(); }

    private double[] trail(Function<AgentRow, Trail> of) {
        double[] total = of.apply(rows.getFirst()).values();
        for (AgentRow row : rows.subList(1, rows.size())) {
            double[] more = of.apply(row).values();
            double[] longer = more.length > total.length ? more : total;
            double[] shorter = longer == more ? total : more;
            for (int i = 1; i <= shorter.length; i++) {
                longer[longer.length - i] += shorter[shorter.length - i];
            }
            total = longer;
        }
        return total;
    }
}
