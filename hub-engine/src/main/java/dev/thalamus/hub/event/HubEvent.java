package dev.thalamus.hub.event;

import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.QueueAction;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.StoreHealth;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the hub. Immutable.
 *
 * <p>Routed signals are not here: there may be a million a second, and whoever wants them reads the history. Every time is the wall clock in
 * milliseconds since 1970.
 */
public sealed interface HubEvent {
    long atMillis();

    /** How loudly a person should be told. */
    default Severity severity() { return Severity.INFO; }

    enum Severity {
        INFO, WARNING, ERROR
    }

    /** The hub listens. */
    record HubStarted(long atMillis, String url, String domain) implements HubEvent {}

    /** The hub has stopped. */
    record HubStopped(long atMillis) implements HubEvent {}

    /** An agent registered. */
    record AgentJoined(long atMillis, AgentView agent) implements HubEvent {}

    /** An agent's link ended, or another link took its hash over. */
    record AgentLeft(long atMillis, String hash, String name, String why) implements HubEvent {}

    /** A connection was refused or ended by the hub; {@code code} is the WebSocket close code or the HTTP status. */
    record LinkRefused(long atMillis, String address, int code, String why) implements HubEvent {
        @Override
        public Severity severity() { return Severity.WARNING; }
    }

    /** A message could not be read or obeyed; the link lives on. */
    record MessageRejected(long atMillis, String address, @Nullable String agent, String why) implements HubEvent {
        @Override
        public Severity severity() { return Severity.WARNING; }
    }

    /** Signals of one sender to one target were not accepted ({@code count} within the last second, so that a flood is one event). */
    record SignalsRefused(long atMillis, String sourceName, String target, Reason reason, long count) implements HubEvent {
        @Override
        public Severity severity() { return Severity.WARNING; }
    }

    /** Stored signals reached the end of their time to live. */
    record SignalsExpired(long atMillis, String name, long count) implements HubEvent {
        @Override
        public Severity severity() { return Severity.WARNING; }
    }

    /** A person changed what waits for a name; {@code target} is the new name of a redirection, otherwise empty. */
    record QueueChanged(long atMillis, QueueAction action, String name, long count, String target) implements HubEvent {
        @Override
        public Severity severity() {
            return action == QueueAction.DELETE || action == QueueAction.EXPIRE ? Severity.WARNING : Severity.INFO;
        }
    }

    /** A target began to be served through the store. */
    record DrainingStarted(long atMillis, String name, String hash, Reason reason) implements HubEvent {}

    /** A target caught up and is served live again. */
    record DrainingEnded(long atMillis, String name, String hash, long delivered) implements HubEvent {}

    /** The store's health changed. */
    record StoreChanged(long atMillis, StoreHealth health) implements HubEvent {
        @Override
        public Severity severity() { return health.state() == StoreHealth.State.OK ? Severity.INFO : Severity.ERROR; }
    }

    /** Presence notices were left out because more agents are connected than {@code limit}. */
    record PresenceLimited(long atMillis, int limit, long leftOut) implements HubEvent {
        @Override
        public Severity severity() { return Severity.WARNING; }
    }

    /** What the hub remembered gave way because there was more than its limit; {@code kept} are left. */
    record Forgotten(long atMillis, What what, long count, int kept) implements HubEvent {
        /** What can give way. */
        public enum What {
            /** Those that were not used for the longest time. */
            SYNAPSES,
            /** Names of agents that are away, those not seen for the longest time; nothing waits for them. */
            NAMES,
            /** Identities of NeuralHub's agents that are away and in no open session, those not used for the longest time. */
            IDENTITIES
        }

        @Override
        public Severity severity() { return Severity.WARNING; }
    }

    /** A peer hub stands differently now. */
    record PeerChanged(long atMillis, String domain, PeerState before, PeerState now, String why) implements HubEvent {
        @Override
        public Severity severity() {
            return switch (now) {
                case PeerState.Blocked _ -> Severity.ERROR;
                case PeerState.Retrying _,PeerState.Lagging _ -> Severity.WARNING;
                case PeerState.Connecting _,PeerState.Connected _,PeerState.Forwarding _,PeerState.Waiting _,PeerState.Disabled _ ->
                    Severity.INFO;
            };
        }
    }

    /** Someone opened a session of that type and invited the others; {@code participants} are names, the creator's among them. */
    record SessionOpened(long atMillis, String id, String type, String creator, List<String> participants) implements HubEvent {
        public SessionOpened {
            participants = List.copyOf(participants);
        }
    }

    /** A session ended; the reason is AG2's word, such as {@code consulting_complete}. */
    record SessionClosed(long atMillis, String id, String type, String reason) implements HubEvent {}

    /** Ended sessions were deleted because there were as many as may be kept; {@code kept} ended ones are left. */
    record SessionsForgotten(long atMillis, long count, int kept) implements HubEvent {
        @Override
        public Severity severity() { return Severity.WARNING; }
    }

    /** What a session expects did not happen in time; {@code violators} are names, none when it is about the session as a whole. */
    record ExpectationViolated(long atMillis, String id, String expectation, List<String> violators, String handled) implements HubEvent {
        public ExpectationViolated {
            violators = List.copyOf(violators);
        }

        @Override
        public Severity severity() { return Severity.WARNING; }
    }

    /** An agent leaves many messages unacknowledged; {@code dropped} of them were given up so far. */
    record InboxPressure(long atMillis, String name, int unacknowledged, long dropped) implements HubEvent {
        @Override
        public Severity severity() { return Severity.WARNING; }
    }

    /** A JSON-RPC call was answered; {@code error} is 0 or the error's code. */
    record RpcAnswered(long atMillis, String caller, String method, int error, Duration took) implements HubEvent {}

    /** Every 30 seconds: the hub is alive. */
    record Heartbeat(long atMillis, int agents, long signals, long bytes, long pending, Duration uptime) implements HubEvent {}

    /** An unexpected exception cost one message or one link. */
    record Fault(long atMillis, String where, String what) implements HubEvent {
        @Override
        public Severity severity() { return Severity.ERROR; }
    }
}
