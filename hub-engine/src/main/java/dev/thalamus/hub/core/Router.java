package dev.thalamus.hub.core;

import dev.thalamus.hub.identity.NameRules;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.store.Pending;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a signal goes, sends it there, and writes down what became of it.
 *
 * <p>Confined to the core; nothing is allocated for a signal that is delivered live. In order: the own domain is cut off, another domain goes to its
 * hub, an empty target is a broadcast, a hash wins over a name, a name takes turns among its live instances.
 */
public final class Router {
    private static final byte[] NOTHING = new byte[0];
    private static final HexFormat HEX = HexFormat.of();

    private final Registry registry;
    private final Delivery delivery;
    private final Plasticity plasticity;
    private final Counters counters;
    private final Clock clock;
    private final Now now;
    private final SignalLog log;
    private final Refusals refusals;
    private final Set<String> ownDomains;
    private final long ttlMillis;
    private RemoteRoutes remotes = RemoteRoutes.NONE;
    private ForeignAgents foreign = ForeignAgents.NONE;
    private NameRules rules = NameRules.NONE;

    private Outcome outcome = Outcome.REFUSED;
    private Reason reason = Reason.NONE;
    private int fanout;
    private byte[] targetName = NOTHING;
    private byte[] instance = NOTHING;

    /** @param ownDomains the names under which this hub is meant in {@code name@domain} */
    Router(
            Registry registry,
            Delivery delivery,
            Plasticity plasticity,
            Counters counters,
            Clock clock,
            Now now,
            SignalLog log,
            Refusals refusals,
            Set<String> ownDomains,
            long ttlMillis) {
        this.registry = registry;
        this.delivery = delivery;
        this.plasticity = plasticity;
        this.counters = counters;
        this.clock = clock;
        this.now = now;
        this.log = log;
        this.refusals = refusals;
        this.ownDomains = ownDomains;
        this.ttlMillis = ttlMillis;
    }

    /** Opens the ways to other hubs. */
    public void remotes(RemoteRoutes routes) { remotes = routes; }

    /** From now on these rules hold. */
    void rules(NameRules gate) { rules = gate; }

    /** Opens the ways to agents of other protocols. */
    void foreign(ForeignAgents agents) { foreign = agents; }

    /** A message of another protocol went its own way: it is counted and written down like a signal. */
    void carried(Protocol protocol, Outcome end, Reason why, byte[] source, byte[] target, byte[] to, int copies, byte[] message) {
        now.look();
        now.next();
        counters.signals++;
        counters.bytes += message.length;
        counters.byOutcome[end.ordinal()]++;
        counters.delivered += end == Outcome.DELIVERED ? 1 : 0;
        if (end == Outcome.REFUSED) {
            counters.refused(why, 1);
            refusals.note(new String(source, StandardCharsets.UTF_8), new String(target, StandardCharsets.UTF_8), why);
        }
        log.append(now.wallMicros(), 0, protocol, -1, end, why, source, target, to, copies, message, 0, message.length);
    }

    /**
     * Routes a checked signal frame.
     *
     * @param flags what {@link SignalFrame#check} said
     * @param readNanos when its bytes were read, {@link Clock#nanos()}
     * @param fate told what became of it, or null when nobody asks
     */
    void route(Sender sender, Protocol protocol, byte[] buffer, int offset, int length, int flags, long readNanos, @Nullable Fate fate) {
        now.next();
        byte[] bytes = buffer;
        int at = offset;
        int size = length;
        if (flags == SignalFrame.GUARD) {
            bytes = SignalFrame.guarded(buffer, offset, length);
            at = 0;
            size = bytes.length;
        }
        counters.signals++;
        counters.bytes += length;
        counters.byType[SignalFrame.type(buffer, offset)]++;
        outcome = Outcome.REFUSED;
        reason = Reason.UNKNOWN_TARGET;
        fanout = 0;
        targetName = NOTHING;
        instance = NOTHING;
        int targetAt = SignalFrame.targetOffset(bytes, at, size);
        int targetLength = SignalFrame.targetLength(bytes, at, size);
        int domainMark = indexOf(bytes, targetAt, targetLength, (byte) '@');
        if (targetLength == 0) {
            broadcast(sender, protocol, bytes, at, size);
        } else if (domainMark < 0) {
            local(sender, protocol, bytes, at, size, targetAt, targetLength, fate);
        } else {
            String domain = new String(bytes, targetAt + domainMark + 1, targetLength - domainMark - 1, StandardCharsets.UTF_8);
            if (ownDomains.contains(domain)) {
                local(sender, protocol, bytes, at, size, targetAt, domainMark, fate);
            } else {
                remote(sender, domain, new String(bytes, targetAt, domainMark, StandardCharsets.UTF_8), bytes, at, size, fate);
            }
        }
        note(sender, protocol, buffer, offset, length, readNanos, fate);
    }

    /** A signal that was sent on was refused by the next hub, or waited for it too long: the history gets a second record that says so. */
    void returned(Sender sender, byte[] frame, Outcome end, Reason why) {
        outcome = end;
        reason = why;
        byte[] target = SignalFrame.target(frame, 0, frame.length).getBytes(StandardCharsets.UTF_8);
        log.append(clock.wallMicros(), 0, Protocol.FEDERATION, SignalFrame.type(frame, 0), end, why, sender.shownName(), target, NOTHING, 0,
                frame, 0, frame.length);
        if (end == Outcome.REFUSED) {
            counters.refused(why, 1);
            refusals.note(new String(sender.shownName(), StandardCharsets.UTF_8), new String(target, StandardCharsets.UTF_8), why);
        } else {
            counters.expired++;
        }
    }

    /** A signal that is not routed at all: it is written down and counted, and the sender told if it asked. */
    void refuse(Sender sender, Protocol protocol, byte[] buffer, int offset, int length, Reason why, @Nullable Fate fate) {
        now.next();
        counters.signals++;
        counters.bytes += length;
        outcome = Outcome.REFUSED;
        reason = why;
        fanout = 0;
        targetName = NOTHING;
        instance = NOTHING;
        note(sender, protocol, buffer, offset, length, now.nanos(), fate);
    }

    private void note(Sender sender, Protocol protocol, byte[] buffer, int offset, int length, long readNanos, @Nullable Fate fate) {
        long latency = fanout == 0 ? 0 : Math.max(1, now.nanos() - readNanos);
        if (latency > 0) {
            counters.latency(latency);
        }
        counters.byOutcome[outcome.ordinal()]++;
        int type = SignalFrame.type(buffer, offset);
        long sequence = log.append(now.wallMicros(), latency, protocol, type < 6 ? type : -1, outcome, reason, sender.shownName(),
                targetName,
                instance, fanout, buffer, offset, length);
        if (sender.agent() != null) {
            sender.agent().sent++;
            sender.agent().bytesSent += length;
        }
        if (outcome == Outcome.REFUSED) {
            counters.refused(reason, 1);
            if (sender.agent() != null) {
                sender.agent().errors++;
            }
            refusals.note(new String(sender.shownName(), StandardCharsets.UTF_8), SignalFrame.target(buffer, offset, length), reason);
        }
        if (fate != null && outcome != Outcome.QUEUED && outcome != Outcome.FORWARDED) {
            fate.settled(receipt(buffer, offset, sequence));
        }
    }

    private SendReceipt receipt(byte[] buffer, int offset, long sequence) {
        return new SendReceipt(outcome, reason,
                HEX.formatHex(buffer, SignalFrame.messageIdOffset(offset), SignalFrame.messageIdOffset(offset) + 16),
                sequence, new String(instance, StandardCharsets.UTF_8), fanout);
    }

    private void local(
            Sender sender,
            Protocol protocol,
            byte[] bytes,
            int at,
            int size,
            int targetAt,
            int targetLength,
            @Nullable Fate fate) {
        Agent agent = registry.byHash(bytes, targetAt, targetLength);
        if (agent != null) {
            targetName = agent.name.bytes;
            if (forbidden(sender, protocol, agent.name.text)) {
                return;
            }
            if (agent.live()) {
                deliver(sender, agent, bytes, at, size);
            } else {
                keep(sender, protocol, agent.name, agent.hash, Reason.SLOW_READER, bytes, at, size, fate);
            }
            return;
        }
        Name name = registry.byName(bytes, targetAt, targetLength);
        if (name != null) {
            targetName = name.bytes;
            if (forbidden(sender, protocol, name.text)) {
                return;
            }
            Agent next = name.nextLive();
            if (next != null) {
                deliver(sender, next, bytes, at, size);
            } else {
                keep(sender, protocol, name, null, name.live.isEmpty() ? Reason.OFFLINE : Reason.SLOW_READER, bytes, at, size, fate);
            }
            return;
        }
        String hash = new String(bytes, targetAt, targetLength, StandardCharsets.UTF_8);
        Name gone = registry.nameOfGone(hash);
        if (gone != null) {
            targetName = gone.bytes;
            if (forbidden(sender, protocol, gone.text)) {
                return;
            }
            keep(sender, protocol, gone, hash, Reason.OFFLINE, bytes, at, size, fate);
            return;
        }
        ForeignAgents.Taken taken = foreign.take(hash, new String(sender.shownName(), StandardCharsets.UTF_8),
                SignalFrame.payload(bytes, at, size));
        if (taken != null) {
            targetName = taken.targetName().getBytes(StandardCharsets.UTF_8);
            outcome = taken.outcome();
            reason = taken.reason();
            fanout = taken.fanout();
            return;
        }
        RemoteAgents.Remote elsewhere = protocol == Protocol.FEDERATION ? null : remotes.byHash(hash);
        if (elsewhere != null) {
            remote(sender, elsewhere.domain(), elsewhere.name(), bytes, at, size, fate);
        }
    }

    /** Whether a rule keeps the signal from that name: the one place where rules hold for signals. Without any rule it costs one field. */
    private boolean forbidden(Sender sender, Protocol protocol, String target) {
        if (!rules.armed() || aboveRules(sender, protocol)) {
            return false;
        }
        Reason judged = rules.judge(shown(sender), target, now.nanos());
        reason = judged == Reason.NONE ? reason : judged;
        return judged != Reason.NONE;
    }

    /** The operator's console is under no rule; what comes out of a session was judged there. */
    private static boolean aboveRules(Sender sender, Protocol protocol) {
        return protocol == Protocol.NETWORK || protocol == Protocol.JSON_RPC && sender.agent() == null;
    }

    private static String shown(Sender sender) {
        return sender.name() == null ? new String(sender.shownName(), StandardCharsets.UTF_8) : sender.name().text;
    }

    private void deliver(Sender sender, Agent to, byte[] bytes, int at, int size) {
        delivery.live(to, bytes, at, size);
        outcome = Outcome.DELIVERED;
        reason = Reason.NONE;
        instance = to.hashBytes;
        fanout = 1;
        if (sender.name() != null) {
            plasticity.learned(sender.name(), to.name, true, now.wallMillis());
        }
    }

    private void broadcast(Sender sender, Protocol protocol, byte[] bytes, int at, int size) {
        boolean ruled = rules.armed() && !aboveRules(sender, protocol);
        if (ruled && forbidden(sender, protocol, "")) {
            return;
        }
        boolean[] kept = {false};
        registry.forEachAgent(agent -> {
            if (agent == sender.agent()) {
                return;
            }
            if (ruled && !rules.allows(shown(sender), agent.name.text)) {
                kept[0] = true;
                return;
            }
            if (agent.live()) {
                delivery.live(agent, bytes, at, size);
                fanout++;
            } else if (keepFor(sender, protocol, agent.name, agent.hash, bytes, at, size, null, Reason.SLOW_READER) == Reason.NONE) {
                fanout++;
            }
        });
        outcome = fanout > 0 ? Outcome.DELIVERED : Outcome.REFUSED;
        reason = fanout > 0 ? Reason.NONE : kept[0] ? Reason.RULE : Reason.NO_RECEIVER;
    }

    private void keep(
            Sender sender,
            Protocol protocol,
            Name name,
            @Nullable String hash,
            Reason why,
            byte[] bytes,
            int at,
            int size,
            @Nullable Fate fate) {
        Reason refusal = keepFor(sender, protocol, name, hash, bytes, at, size, fate, why);
        if (refusal == Reason.NONE) {
            outcome = Outcome.QUEUED;
            reason = why;
        } else {
            reason = refusal;
            if (sender.name() != null) {
                plasticity.learned(sender.name(), name, false, now.wallMillis());
            }
        }
    }

    private Reason keepFor(
            Sender sender,
            Protocol protocol,
            Name name,
            @Nullable String hash,
            byte[] bytes,
            int at,
            int size,
            @Nullable Fate fate,
            Reason why) {
        byte[] frame = Arrays.copyOfRange(bytes, at, at + size);
        long queued = clock.steadyMillis();
        return delivery.keep(name, hash, size,
                id -> new Pending(id, name.text, hash, SignalFrame.source(frame, 0, frame.length),
                        new String(sender.shownName(), StandardCharsets.UTF_8),
                        protocol, SignalFrame.type(frame, 0), frame, queued, queued + ttlMillis),
                problem -> {
                    if (problem != null) {
                        counters.refused(Reason.STORE_FULL, 1);
                        refusals.note(new String(sender.shownName(), StandardCharsets.UTF_8), name.text, Reason.STORE_FULL);
                    }
                    if (fate != null) {
                        fate.settled(new SendReceipt(problem == null ? Outcome.QUEUED : Outcome.REFUSED,
                                problem == null ? why : Reason.STORE_FULL,
                                HEX.formatHex(frame, SignalFrame.messageIdOffset(0), SignalFrame.messageIdOffset(0) + 16), 0, "", 0));
                    }
                });
    }

    private void remote(Sender sender, String domain, String name, byte[] bytes, int at, int size, @Nullable Fate fate) {
        targetName = (name + "@" + domain).getBytes(StandardCharsets.UTF_8);
        if (forbidden(sender, Protocol.FEDERATION, name + "@" + domain)) {
            return;
        }
        RemoteRoutes.Taking taking = remotes.forward(domain, name, new RemoteRoutes.Outgoing(SignalFrame.source(bytes, at, size),
                new String(sender.shownName(), StandardCharsets.UTF_8), bytes, at, size), fate == null ? receipt -> {} : fate);
        outcome = taking.outcome();
        reason = taking.reason();
        if (outcome != Outcome.REFUSED) {
            counters.forwarded++;
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
