package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.hub.model.AgentView;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One agent instance as the window shows it; the same object for as long as the hub knows the hash. Confined to the FX thread.
 */
public final class AgentRow {
    private final String hash;
    private final ReadOnlyObjectWrapper<AgentView> view;
    private final ReadOnlyDoubleWrapper inRate = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper outRate = new ReadOnlyDoubleWrapper();
    private final Slope in = new Slope();
    private final Slope out = new Slope();
    private final Trail inTrail = new Trail();
    private final Trail outTrail = new Trail();

    AgentRow(AgentView first, long nowNanos) {
        hash = first.hash();
        view = new ReadOnlyObjectWrapper<>(first);
        in.add(nowNanos, first.received());
        out.add(nowNanos, first.sent());
    }

    public String hash() { return hash; }

    public String name() { return now().name(); }

    /** What one sends to: the name, or {@code name@domain} of an agent of another hub. */
    public String target() { return targetOf(now()); }

    /** The same of a view. */
    public static String targetOf(AgentView agent) {
        return agent.kind() == AgentKind.REMOTE && agent.domain() != null ? agent.name() + "@" + agent.domain() : agent.name();
    }

    /** As of the last snapshot. */
    public AgentView now() { return view.get(); }

    public ReadOnlyObjectProperty<AgentView> view() { return view.getReadOnlyProperty(); }

    /** Signals handed to it per second. */
    public ReadOnlyDoubleProperty inRate() { return inRate.getReadOnlyProperty(); }

    /** Signals it sends per second. */
    public ReadOnlyDoubleProperty outRate() { return outRate.getReadOnlyProperty(); }

    public Trail inTrail() { return inTrail; }

    public Trail outTrail() { return outTrail; }

    public boolean gone() { return now().state() == AgentState.GONE; }

    void update(AgentView next, long nowNanos, boolean sample) {
        inRate.set(in.add(nowNanos, next.received()));
        outRate.set(out.add(nowNanos, next.sent()));
        if (sample) {
            inTrail.add(inRate.get());
            outTrail.add(outRate.get());
        }
        if (!next.equals(view.get())) {
            view.set(next);
        }
    }
}
