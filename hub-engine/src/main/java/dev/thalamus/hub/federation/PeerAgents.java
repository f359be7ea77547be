package dev.thalamus.hub.federation;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one peer says of its agents, and what follows for signals to them. Confined to the core. */
final class PeerAgents {
    /** How long a NeuralHub that has just come back may take to report its agents, which come back after it. */
    private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Surroundings hub;
    private final String domain;
    private final PeerDirectory directory;
    private int leftOut;

    PeerAgents(Surroundings hub, String domain, PeerDirectory directory) {
        this.hub = hub;
        this.domain = domain;
        this.directory = directory;
    }

    /** Takes over a report; false when it claims agents of others, which ends the link. Without a domain it means the peer's own. */
    boolean reported(PeerLink link, ControlMessage.HubPeerUpdate update) {
        String foreign = Stream.concat(Stream.of(update.domain()), update.agents().stream().map(ControlMessage.RemoteAgent::domain))
                .filter(claimed -> !claimed.equals(domain) && !claimed.isEmpty()).findFirst().orElse("");
        if (!foreign.isEmpty()) {
            link.violated(Clause.FOREIGN_AGENTS.of(TheirWords.plain(foreign)));
            return false;
        }
        int before = leftOut;
        leftOut = directory.update(domain, update);
        if (leftOut > 0 && leftOut != before) {
            hub.events().publish(new HubEvent.MessageRejected(hub.clock().wallMillis(), link.link.address(), domain,
                    Clause.AGENTS_LEFT_OUT.of(leftOut, update.agents().size(), PeerDirectory.MOST_AGENTS)));
        }
        return true;
    }

    /** The last link is over. */
    void offline() { directory.offline(domain); }

    int online() { return directory.online(domain); }

    @Nullable
    String nameOf(String hash) { return directory.nameOf(hash, domain); }

    /** A signal for one of them was taken by their hub. */
    void took(String target) { directory.took(domain, target); }

    /** A signal of one of them came. */
    void came(String source) { directory.came(domain, source); }

    /** Whether a signal for that agent may go out over that link now: a NeuralHub drops what it does not know, so its report is waited for. */
    boolean mayForward(PeerLink link, String target) {
        return link.batches() || directory.current(domain) && problemWith(target) == Reason.NONE
                || hub.clock().nanos() - link.registeredNanos() > REPORT_NANOS;
    }

    /** Why a NeuralHub would drop a signal for that agent without a word. */
    Reason problemWith(String target) {
        if (!directory.current(domain)) {
            return Reason.NONE;
        }
        var agent = directory.find(target, domain);
        return agent == null ? Reason.UNKNOWN_TARGET : agent.online() ? Reason.NONE : Reason.OFFLINE;
    }
}
