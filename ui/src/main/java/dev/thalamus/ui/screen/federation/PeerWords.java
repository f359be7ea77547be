package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.part.HubText;
import java.time.Duration;
import java.time.Instant;

/** How a peer stands, in a person's words and in colour. */
final class PeerWords {
    private PeerWords() {}

    /** One or two words: what the link is. */
    static String state(PeerState state) {
        return state instanceof PeerState.Retrying(long millis)
                ? I18n.get("federation.state.retrying", Formats.duration(Duration.ofMillis(millis)))
                : I18n.get("federation.state." + state.word());
    }

    /** Whether signals go through it now. */
    static String forwarding(PeerState state) {
        return I18n.get("federation.forwarding." + switch (state) {
            case PeerState.Forwarding _ -> "yes";
            case PeerState.Lagging _ -> "slow";
            case PeerState.Blocked _ -> "blocked";
            case PeerState.Connecting _,PeerState.Connected _ -> "not-yet";
            case PeerState.Retrying _,PeerState.Waiting _,PeerState.Disabled _ -> "no";
        });
    }

    /** The same without what changes every second. */
    static String plainState(PeerState state) {
        return I18n.get("shell.peer." + state.word());
    }

    /** Why it is so. */
    static String reason(PeerRow.Values values) {
        PeerView peer = values.peer();
        if (peer.state() instanceof PeerState.Forwarding && values.quietMillis() >= 0) {
            return values.quietMillis() == 0
                    ? I18n.get("federation.reason.answered-now")
                    : I18n.get("federation.reason.answered", Formats.duration(Duration.ofMillis(values.quietMillis())));
        }
        return peer.state() instanceof PeerState.Blocked(String reason)
                ? HubText.said(reason)
                : peer.state() instanceof PeerState.Retrying && !peer.lastError().isEmpty()
                        ? HubText.said(peer.lastError())
                        : I18n.get("federation.reason." + peer.state().word());
    }

    /** A tone of {@link Style}, or empty. */
    static String tone(PeerState state) {
        return switch (state) {
            case PeerState.Forwarding _ -> Style.SUCCESS;
            case PeerState.Lagging _,PeerState.Retrying _ -> Style.WARNING;
            case PeerState.Blocked _ -> Style.DANGER;
            case PeerState.Connecting _,PeerState.Connected _ -> Style.ACCENT;
            case PeerState.Waiting _,PeerState.Disabled _ -> "";
        };
    }

    /** The style class of a text of that tone. */
    static String text(PeerState state) {
        String tone = tone(state);
        return tone.isEmpty() ? Style.MUTED : "t-" + tone;
    }

    static StateDot.State dot(PeerState state) {
        return switch (state) {
            case PeerState.Forwarding _ -> StateDot.State.OK;
            case PeerState.Lagging _,PeerState.Retrying _ -> StateDot.State.WARNING;
            case PeerState.Blocked _ -> StateDot.State.DANGER;
            case PeerState.Connecting _,PeerState.Connected _ -> StateDot.State.ACCENT;
            case PeerState.Waiting _,PeerState.Disabled _ -> StateDot.State.OFF;
        };
    }

    /** What went wrong last, or a dash. */
    static String error(PeerView peer) {
        return peer.lastError().isEmpty() ? Formats.NONE : HubText.said(peer.lastError());
    }

    /** When something went wrong last, or a dash. */
    static String errorTime(PeerView peer) {
        return peer.lastErrorMillis() == 0 ? Formats.NONE : Formats.time(Instant.ofEpochMilli(peer.lastErrorMillis()));
    }

    static String rtt(PeerView peer) { return peer.rttNanos() < 0 ? Formats.NONE : Formats.latency(peer.rttNanos()); }

    /** Enough of a secret to tell it from another: its last four characters, and none of a short one. */
    static String masked(String token) {
        return "••••••••" + (token.length() < 12 ? "" : token.substring(token.length() - 4));
    }
}
