package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.Fate;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Names;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.wire.ControlMessage;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.hub.wire.WireFault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Signals that come from a peer: checked, given a return address, and routed to local agents, and to nobody else.
 *
 * <p>Confined to the core. A peer speaks for its own domain only; what it forwards ends here.
 */
final class Arrivals {
    /** Signals of one batch, at most. */
    static final int MOST_IN_BATCH = 1_000;

    private final Surroundings hub;
    private final Peer peer;
    private final PeerAgents agents;
    private final PeerTally tally;
    private final CameSignals came;
    private final WentSignals went;
    private final UnsettledSignals unsettled;

    Arrivals(Surroundings hub, Peer peer, PeerAgents agents, PeerTally tally, Commons commons) {
        this.hub = hub;
        this.peer = peer;
        this.agents = agents;
        this.tally = tally;
        came = commons.came();
        went = commons.went();
        unsettled = new UnsettledSignals((key, receipt) -> {
            tally.refusedIn += receipt.outcome() == Outcome.REFUSED ? 1 : 0;
            came.settled(peer.domain(), key, receipt);
        });
    }

    /** A NeuralHub's signal; nobody waits for an answer. */
    void one(PeerLink link, ControlMessage.FwdSignal signal) {
        if (speaksForItself(link, signal.fromHub()) && isForUs(link, signal.toHub(), signal.targetAgent())) {
            String name = agents.nameOf(signal.sourceAgent());
            // The frame stays as it is: an answer to its source, a hash, finds its way by what the peer reported.
            take(signal.signal(), "", name == null ? signal.sourceAgent() : name, signal.targetAgent(), signal.ttl(), false,
                    receipt -> {});
        }
    }

    /** A Thalamus hub's batch. */
    void batch(PeerLink link, ControlMessage.FwdBatch batch) {
        if (!speaksForItself(link, batch.fromHub())) {
            return;
        }
        for (ControlMessage.Forward signal : batch.signals()) {
            if (!isForUs(link, batch.toHub(), signal.targetAgent())) {
                return;
            }
        }
        var answer = new BatchAnswer(link, batch);
        for (int i = 0; i < batch.signals().size(); i++) {
            ControlMessage.Forward signal = batch.signals().get(i);
            take(signal.signal(), signal.replyTo(), signal.sourceName(), signal.targetAgent(), signal.ttl(), signal.again(), answer.of(i));
        }
        answer.handedOver();
    }

    private boolean speaksForItself(PeerLink link, String fromHub) {
        if (fromHub.equals(peer.domain())) {
            return true;
        }
        link.violated(Clause.FOREIGN_NAME.of(TheirWords.plain(fromHub)));
        return false;
    }

    private boolean isForUs(PeerLink link, String toHub, String target) {
        if ((toHub.isEmpty() || hub.ownDomains().contains(toHub) || toHub.equals(peer.ownDomain())) && target.indexOf('@') < 0) {
            return true;
        }
        tally.refusedIn++;
        link.violated(Clause.NOT_FOR_THIS_HUB.of(TheirWords.plain(target), TheirWords.plain(toHub)));
        return false;
    }

    private void take(byte[] raw, String replyTo, String sourceName, String target, int ttl, boolean again, Fate fate) {
        byte[] frame;
        int flags;
        try {
            SignalFrame.check(raw, 0, raw.length);
            frame = addressed(raw, replyTo, target);
            flags = SignalFrame.check(frame, 0, frame.length);
        } catch (WireFault fault) {
            hub.events().publish(new HubEvent.MessageRejected(hub.clock().wallMillis(), peer.domain(), null,
                    Clause.FORWARDED_SIGNAL.of(fault.getMessage())));
            refuse(fate, Reason.MALFORMED);
            return;
        }
        String shown = (Names.problem(sourceName) == null ? sourceName : "?") + "@" + peer.domain();
        if (ttl <= 0) {
            refuse(shown, raw, fate, Reason.HOP_LIMIT);
        } else if (target.isEmpty()) {
            refuse(shown, raw, fate, Reason.UNKNOWN_TARGET);
        } else if (went.contains(raw)) {
            refuse(shown, raw, fate, Reason.LOOP);
        } else {
            pass(SignalKey.sent(raw), shown, sourceName, frame, flags, again, fate);
        }
    }

    private void pass(SignalKey key, String shown, String sourceName, byte[] frame, int flags, boolean again, Fate fate) {
        SendReceipt said = again ? came.find(peer.domain(), key) : null;
        if (said != null) {
            tally.duplicates++;
            fate.settled(said);
        } else if (again && unsettled.asksAgain(key, fate)) {
            tally.duplicates++;
        } else {
            tally.signalsIn++;
            agents.came(sourceName);
            long began = hub.clock().nanos();
            unsettled.route(key, fate,
                    told -> hub.core().route(hub.core().anonymous(shown), Protocol.FEDERATION, frame, flags, began, told));
        }
    }

    /** The frame with a target that this hub resolves and a source that an agent can answer to; the same bytes when both are so already. */
    private byte[] addressed(byte[] raw, String replyTo, String target) {
        String source = SignalFrame.source(raw, 0, raw.length);
        String address = replyTo + "@" + peer.domain();
        boolean returnable = Names.problem(replyTo) == null && address.getBytes(StandardCharsets.UTF_8).length <= SignalFrame.MAX_NAME;
        String from = returnable ? address : source;
        String written = SignalFrame.target(raw, 0, raw.length);
        int mark = written.indexOf('@');
        boolean resolved = mark < 0
                ? written.equals(target)
                : written.substring(0, mark).equals(target) && hub.ownDomains().contains(written.substring(mark + 1));
        if (resolved && from.equals(source)) {
            return raw;
        }
        int payload = SignalFrame.payloadOffset(raw, 0, raw.length);
        int id = SignalFrame.messageIdOffset(0);
        return SignalFrame.encode(SignalFrame.type(raw, 0), SignalFrame.timestamp(raw, 0),
                Arrays.copyOfRange(raw, id, id + SignalFrame.ID_BYTES), from, resolved ? written : target,
                Arrays.copyOfRange(raw, payload, payload + SignalFrame.payloadLength(raw, 0, raw.length)));
    }

    private void refuse(String shown, byte[] frame, Fate fate, Reason why) {
        hub.core().returned(shown, frame, Outcome.REFUSED, why);
        refuse(fate, why);
    }

    private void refuse(Fate fate, Reason why) {
        tally.refusedIn++;
        fate.settled(new SendReceipt(Outcome.REFUSED, why, "", 0, "", 0));
    }
}
