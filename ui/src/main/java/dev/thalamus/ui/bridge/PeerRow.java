package dev.thalamus.ui.bridge;

import dev.thalamus.hub.model.PeerView;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One peer hub as the window shows it; the same object for as long as it is a peer. Confined to the FX thread. */
public final class PeerRow {
    /**
     * What the cells show. Immutable.
     *
     * @param inRate signals taken from it per second
     * @param outRate signals that it took per second
     * @param upMillis for how long a link stands, in whole seconds; 0 without one
     * @param quietMillis since when the last probe was answered, in whole seconds; -1 when none was
     */
    public record Values(PeerView peer, double inRate, double outRate, long upMillis, long quietMillis) {
        public String domain() { return peer.remote().domain(); }

        public Duration uptime() { return Duration.ofMillis(upMillis); }
    }

    private final String domain;
    private final ReadOnlyObjectWrapper<Values> values;
    private final Slope in = new Slope();
    private final Slope out = new Slope();

    PeerRow(PeerView first, long nowMillis, long nowNanos) {
        domain = first.remote().domain();
        values = new ReadOnlyObjectWrapper<>(measure(first, nowMillis, nowNanos));
    }

    public String domain() { return domain; }

    /** As of the last snapshot. */
    public Values now() { return values.get(); }

    public ReadOnlyObjectProperty<Values> values() { return values.getReadOnlyProperty(); }

    void update(PeerView next, long nowMillis, long nowNanos) {
        Values measured = measure(next, nowMillis, nowNanos);
        if (!measured.equals(values.get())) {
            values.set(measured);
        }
    }

    private Values measure(PeerView peer, long nowMillis, long nowNanos) {
        long up = peer.connectedAtMillis() == 0 ? 0 : Math.max(0, nowMillis - peer.connectedAtMillis()) / 1_000 * 1_000;
        long quiet = peer.answeredMillis() == 0 ? -1 : Math.max(0, nowMillis - peer.answeredMillis()) / 1_000 * 1_000;
        return new Values(peer, in.add(nowNanos, peer.signalsIn()), out.add(nowNanos, peer.signalsOut()), up, quiet);
    }
}
