package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a signal goes, and sends it there.
 *
 * <p>Confined to the core; nothing is allocated for a signal that is delivered live. In order: the own domain is cut off, another domain goes to its
 * hub, an empty target is a broadcast, a hash wins over a name, a name takes turns among its live instances.
 */
final class Router {
    private final Surroundings hub;
    private final Delivery delivery;
    private final QueueIntake intake;
    private final SignalBook book;
    private final Now now;
    private final RuleGate rules;
    private final Set<String> ownDomains;
    private RemoteRoutes remotes = RemoteRoutes.NONE;
    private ForeignAgents foreign = ForeignAgents.NONE;
    private @Nullable Transit free;

    /** @param ownDomains the names under which this hub is meant in {@code name@domain} */
    Router(Surroundings hub, Delivery delivery, QueueIntake intake, SignalBook book, Now now, RuleGate rules, Set<String> ownDomains) {
        this.hub = hub;
        this.delivery = delivery;
        this.intake = intake;
        this.book = book;
        this.now = now;
        this.rules = rules;
        this.ownDomains = ownDomains;
    }

    /** Opens the ways to other hubs. */
    void remotes(RemoteRoutes routes) { remotes = routes; }

    /** Opens the ways to agents of other protocols. */
    void foreign(ForeignAgents agents) { foreign = agents; }

    /**
     * Routes a checked signal frame.
     *
     * @param flags what {@link SignalFrame#check} said
     * @param readNanos when its bytes were read, {@link Clock#nanos()}
     * @param fate told what became of it, or null when nobody asks
     */
    void route(Sender sender, Protocol protocol, byte[] buffer, int offset, int length, int flags, long readNanos, @Nullable Fate fate) {
        now.next();
        hub.counters().signals++;
        hub.counters().bytes += length;
        hub.counters().byType[SignalFrame.type(buffer, offset)]++;
        Transit signal = begin(sender, protocol, fate, Reason.UNKNOWN_TARGET);
        if (flags == SignalFrame.GUARD) {
            byte[] plain = SignalFrame.guarded(buffer, offset, length);
            signal.frame(plain, 0, plain.length);
        } else {
            signal.frame(buffer, offset, length);
        }
        int targetAt = SignalFrame.targetOffset(signal.bytes, signal.at, signal.size);
        int targetLength = SignalFrame.targetLength(signal.bytes, signal.at, signal.size);
        int domainMark = indexOf(signal.bytes, targetAt, targetLength, (byte) '@');
        if (targetLength == 0) {
            broadcast(signal);
        } else if (domainMark < 0) {
            local(signal, targetAt, targetLength);
        } else {
            String domain = signal.text(targetAt + domainMark + 1, targetLength - domainMark - 1);
            if (ownDomains.contains(domain)) {
                local(signal, targetAt, domainMark);
            } else {
                remote(signal, domain, signal.text(targetAt, domainMark));
            }
        }
        book.routed(signal, buffer, offset, length, readNanos);
        free = signal;
    }

    /** A signal that is not routed at all: it is written down and counted, and the sender told if it asked. */
    void refuse(Sender sender, Protocol protocol, byte[] buffer, int offset, int length, Reason why, @Nullable Fate fate) {
        now.next();
        hub.counters().signals++;
        hub.counters().bytes += length;
        Transit signal = begin(sender, protocol, fate, why);
        book.routed(signal, buffer, offset, length, now.nanos());
        free = signal;
    }

    /** There may be two at once: what a signal sets off may be another one, within the same call. */
    private Transit begin(Sender sender, Protocol protocol, @Nullable Fate fate, Reason unless) {
        Transit signal = free == null ? new Transit() : free;
        free = null;
        signal.begin(sender, protocol, fate, unless);
        return signal;
    }

    private void local(Transit signal, int targetAt, int targetLength) {
        Agent agent = hub.registry().byHash(signal.bytes, targetAt, targetLength);
        if (agent != null) {
            if (open(signal, agent.name)) {
                if (agent.live()) {
                    deliver(signal, agent);
                } else {
                    keep(signal, agent.name, agent.hash, Reason.SLOW_READER);
                }
            }
            return;
        }
        Name name = hub.registry().byName(signal.bytes, targetAt, targetLength);
        if (name != null) {
            if (open(signal, name)) {
                Agent next = name.nextLive();
                if (next != null) {
                    deliver(signal, next);
                } else {
                    keep(signal, name, null, name.live.isEmpty() ? Reason.OFFLINE : Reason.SLOW_READER);
                }
            }
            return;
        }
        absent(signal, signal.text(targetAt, targetLength));
    }

    /** Nobody with that hash or name is or was here as an agent of NeuralHub, but for an instance that has left. */
    private void absent(Transit signal, String target) {
        RemoteAgents.Remote elsewhere = signal.protocol == Protocol.FEDERATION ? null : remotes.byHash(target);
        Name gone = hub.registry().nameOfGone(target, now.wallMillis());
        if (gone != null && elsewhere != null && elsewhere.online()) { // it has moved
            remote(signal, elsewhere.domain(), elsewhere.name());
            return;
        }
        if (gone != null) {
            if (open(signal, gone)) {
                keep(signal, gone, target, Reason.OFFLINE);
            }
            return;
        }
        Fate fate = signal.fate;
        String messageId = fate == null ? "" : SignalBook.messageId(signal.bytes, signal.at);
        ForeignAgents.Taken taken = foreign.take(target, new String(signal.sender.shownName(), StandardCharsets.UTF_8), signal.payload(),
                (outcome, reason) -> {
                    if (fate != null) {
                        fate.settled(new SendReceipt(outcome, reason, messageId, 0, "", outcome == Outcome.DELIVERED ? 1 : 0));
                    }
                });
        if (taken != null) {
            signal.targetName = taken.targetName().getBytes(StandardCharsets.UTF_8);
            signal.outcome = taken.outcome();
            signal.reason = taken.reason();
            signal.fanout = taken.fanout();
            if (fate != null && taken.waitsForYes()) {
                fate.waits();
            }
            return;
        }
        if (elsewhere != null) {
            remote(signal, elsewhere.domain(), elsewhere.name());
        }
    }

    /** That name is meant; whether the rules let the signal through to it. */
    private boolean open(Transit signal, Name name) {
        signal.targetName = name.bytes;
        return !rules.forbids(signal, name.text);
    }

    private void deliver(Transit signal, Agent to) {
        delivery.live(to, signal.bytes, signal.at, signal.size);
        signal.outcome = Outcome.DELIVERED;
        signal.reason = Reason.NONE;
        signal.instance = to.hashBytes;
        signal.fanout = 1;
        Name from = signal.sender.name();
        if (from != null) {
            hub.plasticity().learned(from, to.name, true, now.wallMillis());
        }
    }

    private void broadcast(Transit signal) {
        boolean ruled = rules.concerns(signal);
        if (ruled && rules.forbids(signal, "")) {
            return;
        }
        boolean[] kept = {false};
        hub.registry().forEachAgent(agent -> {
            if (agent == signal.sender.agent()) {
                return;
            }
            if (ruled && !rules.allows(signal, agent.name.text)) {
                kept[0] = true;
            } else if (agent.live()) {
                delivery.live(agent, signal.bytes, signal.at, signal.size);
                signal.fanout++;
            } else if (intake.keep(signal, agent.name, agent.hash, Reason.SLOW_READER, null) == Reason.NONE) {
                signal.fanout++;
            }
        });
        boolean came = signal.fanout > 0;
        signal.outcome = came ? Outcome.DELIVERED : Outcome.REFUSED;
        signal.reason = came ? Reason.NONE : kept[0] ? Reason.RULE : Reason.NO_RECEIVER;
    }

    private void keep(Transit signal, Name name, @Nullable String hash, Reason why) {
        Reason refusal = intake.keep(signal, name, hash, why, signal.fate);
        if (refusal == Reason.NONE) {
            signal.outcome = Outcome.QUEUED;
            signal.reason = why;
            return;
        }
        signal.reason = refusal;
        Name from = signal.sender.name();
        if (from != null) {
            hub.plasticity().learned(from, name, false, now.wallMillis());
        }
    }

    private void remote(Transit signal, String domain, String name) {
        String target = name + "@" + domain;
        signal.targetName = target.getBytes(StandardCharsets.UTF_8);
        var outgoing = new RemoteRoutes.Outgoing(SignalFrame.source(signal.bytes, signal.at, signal.size),
                new String(signal.sender.shownName(), StandardCharsets.UTF_8), signal.bytes, signal.at, signal.size);
        if (!rules.forbidsAbroad(signal, target)) {
            Fate fate = signal.fate;
            RemoteRoutes.Taking taking = remotes.forward(domain, name, outgoing, fate == null ? receipt -> {} : fate);
            signal.outcome = taking.outcome();
            signal.reason = taking.reason();
        }
        if (signal.outcome == Outcome.REFUSED) {
            remotes.refused(target, outgoing, signal.reason);
        } else {
            hub.counters().forwarded++;
        }
    }

    private static int indexOf(byte[] bytes, int from, int length, byte wanted) {
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
