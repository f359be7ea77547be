package dev.thalamus.ui.bridge;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.HubEvent.Severity;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.ui.bridge.Problem.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What a person should look at now: what stands, and what happened lately, repetitions counted as one. Confined to the FX thread.
 */
public final class Problems {
    /** Most problems kept; the one that is quiet for longest gives way. */
    public static final int LIMIT = 200;
    /** After so long without happening again a problem is over. */
    public static final Duration FADES_AFTER = Duration.ofMinutes(30);
    /** A queue is a problem when its first signal expires within this. */
    public static final Duration EXPIRES_SOON = Duration.ofSeconds(60);

    private final Map<String, Problem> byKey = new LinkedHashMap<>();
    private final ObservableList<Problem> list = FXCollections.observableArrayList();
    private final ObservableList<Problem> shown = FXCollections.unmodifiableObservableList(list);

    /** Worst first, then newest first. */
    public ObservableList<Problem> list() { return shown; }

    /** Takes what happened off the list; what stands, stays. */
    public void dismiss() {
        byKey.values().removeIf(problem -> !problem.standing());
        publish();
    }

    void happened(HubEvent event) {
        keyOf(event).ifPresent(key -> note(key, event.severity(), event.atMillis(), count(event), new Cause.Happened(event)));
    }

    void notStarted(String why, long nowMillis) {
        if (why.isEmpty()) {
            byKey.remove("hub");
        } else {
            stand("hub", Severity.ERROR, nowMillis, new Cause.NotStarted(why));
        }
    }

    /** Another hub, or none: why it did not start stays. */
    void reset() {
        byKey.values().removeIf(problem -> !(problem.cause() instanceof Cause.NotStarted));
        publish();
    }

    void update(HubSnapshot snapshot) {
        long now = snapshot.takenMillis();
        if (snapshot.store().state() == StoreHealth.State.OK) {
            byKey.remove("store");
        } else {
            stand("store", Severity.ERROR, now, new Cause.Store(snapshot.store()));
        }
        var expiring = new HashSet<String>();
        for (QueueView queue : snapshot.queues()) {
            if (queue.firstExpiryMillis() - now < EXPIRES_SOON.toMillis()) {
                String key = "expiring " + queue.name();
                expiring.add(key);
                stand(key, Severity.WARNING, now, new Cause.Expiring(queue));
            }
        }
        var hubs = new HashSet<String>();
        for (PeerView peer : snapshot.peers()) {
            peer(peer).ifPresent(cause -> {
                String key = "peer " + cause.domain();
                hubs.add(key);
                stand(key, cause.state() instanceof PeerState.Blocked ? Severity.ERROR : Severity.WARNING, now, cause);
            });
        }
        byKey.values().removeIf(problem -> switch (problem.cause()) {
            case Cause.Expiring _ -> !expiring.contains(problem.key());
            case Cause.Peer _ -> !hubs.contains(problem.key());
            case Cause.Happened _ -> now - problem.lastMillis() > FADES_AFTER.toMillis();
            case Cause.Store _,Cause.NotStarted _ -> false;
        });
        publish();
    }

    private static Optional<Cause.Peer> peer(PeerView peer) {
        return switch (peer.state()) {
            case PeerState.Blocked(String reason) ->
                Optional.of(new Cause.Peer(peer.remote().domain(), peer.state(), reason, peer.backlog()));
            // The countdown changes each time and is no news.
            case PeerState.Retrying _ ->
                Optional.of(new Cause.Peer(peer.remote().domain(), new PeerState.Retrying(0), peer.lastError(), peer.backlog()));
            case PeerState.Lagging _ -> Optional.of(new Cause.Peer(peer.remote().domain(), peer.state(), "", peer.backlog()));
            case PeerState.Connecting _,PeerState.Connected _,PeerState.Forwarding _,PeerState.Waiting _,PeerState.Disabled _ ->
                Optional.empty();
        };
    }

    void publish() {
        var sorted = new ArrayList<>(byKey.values());
        sorted.sort((a,
                b) -> a.severity() == b.severity() ? Long.compare(b.lastMillis(), a.lastMillis()) : b.severity().compareTo(a.severity()));
        if (!sorted.equals(list)) {
            list.setAll(sorted);
        }
    }

    private void stand(String key, Severity severity, long now, Cause cause) {
        Problem known = byKey.get(key);
        byKey.put(key,
                new Problem(key, severity, known == null ? now : known.firstMillis(), known == null ? now : known.lastMillis(), 1, cause));
    }

    private void note(String key, Severity severity, long at, long count, Cause cause) {
        Problem known = byKey.remove(key);
        byKey.put(key, known == null
                ? new Problem(key, severity, at, at, count, cause)
                : new Problem(key, severity, known.firstMillis(), at, known.count() + count, cause));
        if (byKey.size() > LIMIT) {
            List<String> oldest = byKey.values().stream().filter(problem -> !problem.standing()).limit(1).map(Problem::key).toList();
            oldest.forEach(byKey::remove);
        }
    }

    private static long count(HubEvent event) {
        return event instanceof HubEvent.SignalsRefused refused
                ? refused.count()
                : event instanceof HubEvent.SignalsExpired expired ? expired.count() : 1;
    }

    private static Optional<String> keyOf(HubEvent event) {
        return switch (event) {
            case HubEvent.LinkRefused refused -> Optional.of("link " + refused.code() + " " + refused.why());
            case HubEvent.MessageRejected rejected -> Optional.of("message " + rejected.agent() + " " + rejected.why());
            case HubEvent.SignalsRefused refused ->
                Optional.of("refused " + refused.sourceName() + " " + refused.target() + " " + refused.reason());
            case HubEvent.SignalsExpired expired -> Optional.of("expired " + expired.name());
            case HubEvent.PresenceLimited limited -> Optional.of("presence " + limited.limit());
            case HubEvent.Fault fault -> Optional.of("fault " + fault.where() + " " + fault.what());
            case HubEvent.ExpectationViolated violated -> Optional.of("expectation " + violated.id() + " " + violated.expectation());
            case HubEvent.InboxPressure pressure -> Optional.of("inbox " + pressure.name());
            case HubEvent.SessionsForgotten _ -> Optional.of("sessions forgotten");
            case HubEvent.Forgotten forgotten -> Optional.of("forgotten " + forgotten.what());
            case HubEvent.SessionOpened _,HubEvent.SessionClosed _,HubEvent.HubStarted _,HubEvent.HubStopped _,HubEvent.AgentJoined _,HubEvent.AgentLeft _,HubEvent.QueueChanged _,HubEvent.DrainingStarted _,HubEvent.DrainingEnded _,HubEvent.StoreChanged _,HubEvent.RpcAnswered _,HubEvent.Heartbeat _,HubEvent.PeerChanged _ ->
                Optional.empty();
        };
    }
}
