package dev.thalamus.hub.federation;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.store.StoreException;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The signals that wait for one peer, in order, and those it has not confirmed.
 *
 * <p>Confined to the core. While the peer is there they are in memory only, because nobody was promised anything yet; when it is lost they go to
 * the store, and whoever asked is told "queued" after the commit. One {@link Batch} is under way at a time; what the peer cannot judge yet waits in
 * {@link AwaitedSignals}. What was not confirmed when the link broke goes out again, before everything newer.
 */
final class Outbox {
    /** Bytes of frames that go to a NeuralHub at once. */
    private static final int PLAIN_BYTES = 512 << 10;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

    private final Surroundings hub;
    private final Peer peer;
    private final PeerAgents agents;
    private final PeerTally tally;
    private final StoredOutbox stored;
    private final HubConfig.Federation settings;
    private final ArrayDeque<Outbound> waiting = new ArrayDeque<>();
    private final Batch underWay = new Batch();
    private final AwaitedSignals awaited = new AwaitedSignals();
    private long bytes;
    private int onlyInMemory;

    Outbox(Surroundings hub, Peer peer, PeerAgents agents, PeerTally tally, StoredOutbox stored) {
        this.hub = hub;
        this.peer = peer;
        this.agents = agents;
        this.tally = tally;
        this.stored = stored;
        this.settings = hub.config().federation();
    }

    int size() { return waiting.size() + underWay.size() + awaited.size(); }

    long bytes() { return bytes; }

    void restored(Outbound outbound) {
        waiting.addLast(outbound);
        bytes += outbound.frame.length;
    }

    /** Takes a signal; {@link Reason#NONE}, or why not. */
    Reason add(Outbound outbound, boolean peerThere) {
        if (size() >= settings.outboxSignals() || bytes + outbound.frame.length > settings.outboxBytes()) {
            return Reason.QUEUE_FULL;
        }
        if (!peerThere && !(keepAll() && keep(outbound))) {
            return Reason.STORE_FULL;
        }
        if (peerThere) {
            onlyInMemory++;
        }
        waiting.addLast(outbound);
        bytes += outbound.frame.length;
        return Reason.NONE;
    }

    /** Sends the next batch when the last one was answered. */
    void pump() {
        PeerLink link = peer.sending();
        Outbound first = waiting.peekFirst();
        if (link == null || first == null || !underWay.isEmpty() || !agents.mayForward(link, first.target)) {
            return;
        }
        boolean batches = link.batches();
        underWay.begin(link, batches ? Math.min(settings.batchSignals(), Arrivals.MOST_IN_BATCH) : Arrivals.MOST_IN_BATCH,
                batches ? settings.batchBytes() : PLAIN_BYTES);
        for (Outbound next; (next = waiting.peekFirst()) != null && underWay.takes(next);) {
            waiting.removeFirst();
            Reason problem = next.messageBytes() > link.mostBytes()
                    ? Reason.TOO_LARGE
                    : batches ? Reason.NONE : agents.problemWith(next.target);
            if (problem == Reason.NONE) {
                underWay.add(next);
            } else {
                fail(next, problem);
            }
        }
        if (!underWay.isEmpty()) {
            underWay.send(link, peer.ownDomain(), peer.domain(), settings.hops(), hub.clock().nanos());
        }
    }

    /** The peer's word on the batch that is under way; false when there is no such batch. */
    boolean answered(PeerLink link, ControlMessage.FwdAck ack) {
        if (!underWay.matches(link, ack)) {
            return false;
        }
        List<Outbound> answered = underWay.take();
        for (int i = 0; i < answered.size(); i++) {
            ControlMessage.Verdict verdict = ack.verdicts().get(i);
            if (Verdicts.waits(verdict)) {
                awaited.add(link, ack.batch(), i, answered.get(i));
            } else {
                judged(answered.get(i), verdict);
            }
        }
        pump();
        return true;
    }

    /** The peer's word on a signal that had to wait there; false when it is none of those. */
    boolean answeredLate(PeerLink link, ControlMessage.FwdLate late) {
        Outbound outbound = awaited.take(link, late.batch(), late.at());
        if (outbound != null) {
            judged(outbound, late.verdict());
        }
        return outbound != null;
    }

    /** A pong: a NeuralHub has read everything before its ping. */
    void read(PeerLink link, long upTo) {
        if (underWay.readBy(link, upTo)) {
            underWay.take().forEach(outbound -> arrived(outbound, Outcome.FORWARDED, Reason.NONE));
            pump();
        }
    }

    private void judged(Outbound outbound, ControlMessage.Verdict verdict) {
        Outcome outcome = Verdicts.outcome(verdict);
        Reason reason = Verdicts.reason(verdict);
        if (outcome == Outcome.REFUSED) {
            fail(outbound, reason == Reason.NONE ? Reason.MALFORMED : reason);
        } else {
            arrived(outbound, outcome, outcome == Outcome.QUEUED ? reason : Reason.NONE);
        }
    }

    private void arrived(Outbound outbound, Outcome outcome, Reason reason) {
        tally.signalsOut++;
        agents.took(outbound.target);
        release(outbound);
        outbound.settle(outcome, reason);
    }

    private void fail(Outbound outbound, Reason reason) {
        release(outbound);
        peer.refused(outbound, Outcome.REFUSED, reason);
        outbound.settle(Outcome.REFUSED, reason);
    }

    private void release(Outbound outbound) {
        outbound.done = true;
        bytes -= outbound.frame.length;
        if (outbound.row == 0) {
            onlyInMemory--;
        } else if (outbound.committed) {
            stored.forget(outbound.row);
        }
    }

    /**
     * A link is over: what went over it and was not confirmed is first in the queue again. When a message was too large for the peer, each signal of
     * it goes alone, and one that is too large alone has come to nothing.
     */
    void linkEnded(PeerLink link) {
        var back = new ArrayList<>(awaited.lost(link));
        List<Outbound> lost = underWay.wentOver(link) ? underWay.lost() : List.of();
        boolean tooLarge = link.foundTooLarge() && lost.size() == 1;
        if (!tooLarge) {
            lost.forEach(outbound -> outbound.alone |= link.foundTooLarge());
            back.addAll(lost);
        }
        for (Outbound outbound : back.reversed()) {
            outbound.again = true;
            waiting.addFirst(outbound);
        }
        if (tooLarge) {
            fail(lost.getFirst(), Reason.TOO_LARGE);
        }
    }

    /** Puts everything on disk that is only in memory; false when the store does not take it now. */
    boolean keepAll() {
        if (onlyInMemory == 0) {
            return true;
        }
        for (List<Outbound> part : List.of(awaited.all(), underWay.signals(), List.copyOf(waiting))) {
            for (Outbound outbound : part) {
                if (outbound.row == 0) {
                    if (!keep(outbound)) {
                        return false;
                    }
                    onlyInMemory--;
                }
            }
        }
        return true;
    }

    private boolean keep(Outbound outbound) {
        long id = stored.nextId();
        boolean taken = hub.store().appendOutgoing(outbound.asRow(id, peer.domain()),
                problem -> hub.owner().submit(Turn.of(() -> kept(outbound, id, problem))));
        if (taken) {
            outbound.row = id;
        }
        return taken;
    }

    private void kept(Outbound outbound, long id, @Nullable StoreException problem) {
        if (problem == null) {
            outbound.committed = true;
            if (outbound.done) {
                stored.forget(id);
            }
            outbound.settle(Outcome.QUEUED, Reason.PEER_DOWN);
            return;
        }
        outbound.row = 0;
        if (!outbound.done) {
            onlyInMemory++;
            if (waiting.remove(outbound)) {
                fail(outbound, Reason.STORE_FULL);
            }
        }
    }

    /** Removes what has waited too long. */
    void expire(long nowSteadyMillis) {
        long expired = 0;
        for (Outbound first; (first = awaited.expired(nowSteadyMillis)) != null; expired++) {
            expire(first);
        }
        for (Outbound first; (first = waiting.peekFirst()) != null && first.expiresMillis <= nowSteadyMillis; expired++) {
            waiting.removeFirst();
            expire(first);
        }
        if (expired > 0) {
            hub.events().publish(new HubEvent.SignalsExpired(hub.clock().wallMillis(), "@" + peer.domain(), expired));
        }
    }

    private void expire(Outbound outbound) {
        release(outbound);
        peer.refused(outbound, Outcome.EXPIRED, Reason.TTL);
        outbound.settle(Outcome.EXPIRED, Reason.TTL);
    }

    /** The peer is removed: its senders are told. */
    void clear(Reason why) {
        waiting.addAll(awaited.clear());
        waiting.addAll(underWay.lost());
        for (Outbound outbound; (outbound = waiting.pollFirst()) != null;) {
            fail(outbound, why);
        }
    }

    /** Whether a batch is overdue. */
    boolean overdue(long now) { return underWay.unansweredNanos(now) > PATIENCE; }
}
