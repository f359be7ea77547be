package dev.thalamus.hub.rpc;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;

/** A peer as calls show it: everything but its token. */
record PeerShape(
        String domain,
        String url,
        boolean enabled,
        boolean autoconnect,
        @Doc("PEM file, empty for the system's authorities") String trust,
        @Doc("connecting, connected, forwarding, lagging, blocked, retrying, waiting or disabled") String state,
        @Doc("why it is blocked, or in how many milliseconds it is dialled again; empty otherwise") String detail,
        @Doc("thalamus, neuralhub, or empty") String software,
        @Doc("milliseconds, -1 when no probe was answered") double rtt_ms,
        long backlog,
        long backlog_bytes,
        long signals_in,
        long signals_out,
        long refused_in,
        long refused_out,
        long duplicates,
        int agents,
        String last_error,
        @Doc("milliseconds since 1970, 0 when nothing went wrong") long last_error_millis,
        @Doc("when the last probe was answered, milliseconds since 1970, or 0") long answered_millis,
        @Doc("since when a link stands, milliseconds since 1970, or 0") long connected_millis,
        @Doc("whether this hub's own link stands") boolean dialled,
        @Doc("whether a link that the peer made stands") boolean accepted) {
    static PeerShape of(PeerView view) {
        String detail = switch (view.state()) {
            case PeerState.Blocked blocked -> blocked.reason();
            case PeerState.Retrying retrying -> Long.toString(retrying.inMillis());
            case PeerState.Connecting _,PeerState.Connected _,PeerState.Forwarding _,PeerState.Lagging _,PeerState.Waiting _,PeerState.Disabled _ ->
                "";
        };
        return new PeerShape(view.remote().domain(), view.remote().url(), view.remote().enabled(), view.remote().autoconnect(),
                view.remote().trust(), view.state().word(), detail, view.software(), view.rttNanos() < 0 ? -1 : view.rttNanos() / 1e6,
                view.backlog(), view.backlogBytes(), view.signalsIn(), view.signalsOut(), view.refusedIn(), view.refusedOut(),
                view.duplicates(), view.agents(), view.lastError(), view.lastErrorMillis(), view.answeredMillis(), view.connectedAtMillis(),
                view.dialled(), view.accepted());
    }
}
