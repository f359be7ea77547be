package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.store.Pending;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.hub.wire.WireFault;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes down what becomes of signals: in the history, in the counters, as refusals that people are shown, and for a sender who asked.
 *
 * <p>Confined to the core; allocates nothing for a signal that is delivered live.
 */
final class SignalBook {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] NOBODY = new byte[0];

    private final SignalLog log;
    private final Counters counters;
    private final Refusals refusals;
    private final Now now;
    private final Clock clock;

    SignalBook(SignalLog log, Counters counters, Refusals refusals, Now now, Clock clock) {
        this.log = log;
        this.counters = counters;
        this.refusals = refusals;
        this.now = now;
        this.clock = clock;
    }

    /**
     * A signal has been routed.
     *
     * @param buffer its frame as it came, guard included
     * @param readNanos when its bytes were read, {@link Clock#nanos()}
     */
    void routed(Transit signal, byte[] buffer, int offset, int length, long readNanos) {
        long latency = signal.fanout == 0 ? 0 : Math.max(1, now.nanos() - readNanos);
        if (latency > 0) {
            counters.latency(latency);
        }
        counters.byOutcome[signal.outcome.ordinal()]++;
        int type = SignalFrame.type(buffer, offset);
        Sender sender = signal.sender;
        long sequence = log.append(now.wallMicros(), latency, signal.protocol, type, signal.outcome, signal.reason,
                sender.shownName(), signal.targetName, signal.instance, signal.fanout, buffer, offset, length);
        Agent agent = sender.agent();
        if (agent != null) {
            agent.sent++;
            agent.bytesSent += length;
        }
        if (signal.outcome == Outcome.REFUSED) {
            if (agent != null) {
                agent.errors++;
            }
            refused(sender, SignalFrame.target(buffer, offset, length), signal.reason);
        }
        Fate fate = signal.fate;
        if (fate != null && signal.outcome != Outcome.QUEUED && signal.outcome != Outcome.FORWARDED) {
            fate.settled(new SendReceipt(signal.outcome, signal.reason, messageId(buffer, offset), sequence, text(signal.instance),
                    signal.fanout));
        }
    }

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
            refusals.note(text(source), text(target), why);
        }
        log.append(now.wallMicros(), 0, protocol, -1, end, why, source, target, to, copies, message, 0, message.length);
    }

    /** A signal that was sent on was refused by the next hub, or waited for it too long: the history gets a second record that says so. */
    void returned(Sender sender, byte[] frame, Outcome end, Reason why) {
        String target = SignalFrame.target(frame, 0, frame.length);
        log.append(clock.wallMicros(), 0, Protocol.FEDERATION, SignalFrame.type(frame, 0), end, why, sender.shownName(), bytes(target),
                NOBODY,
                0, frame, 0, frame.length);
        if (end == Outcome.REFUSED) {
            refused(sender, target, why);
        } else {
            counters.expired++;
        }
    }

    /** A signal that was taken for the store did not get there after all. */
    void refused(Sender sender, String target, Reason why) {
        counters.refused(why, 1);
        refusals.note(text(sender.shownName()), target, why);
    }

    /** A stored signal was handed over: its latency is the time it waited. */
    void drained(Pending row, Agent to) {
        long waited = Math.max(1, clock.steadyMillis() - row.queuedAtMillis()) * 1_000_000L;
        log.append(clock.wallMicros(), waited, row.protocol(), row.type(), Outcome.DELIVERED, Reason.WAITED, bytes(row.sourceName()),
                to.name.bytes, to.hashBytes, 1, row.frame(), 0, row.frame().length);
    }

    /** A stored signal's time was over; one that the disk has damaged is only counted. */
    void expired(Pending row) {
        counters.expired++;
        try {
            SignalFrame.check(row.frame(), 0, row.frame().length);
        } catch (WireFault damaged) {
            return;
        }
        gone(row, Outcome.EXPIRED, Reason.TTL);
    }

    private void gone(Pending row, Outcome end, Reason why) {
        log.append(clock.wallMicros(), 0, row.protocol(), row.type(), end, why, bytes(row.sourceName()), bytes(row.name()),
                NOBODY, 0, row.frame(), 0, row.frame().length);
    }

    /** A person took a stored signal away: it is lost unless it is restored. */
    void removed(Pending row, Outcome end) {
        gone(row, end, Reason.OPERATOR);
        if (end == Outcome.EXPIRED) {
            counters.expired++;
        } else {
            counters.refused(Reason.OPERATOR, 1);
        }
    }

    /** The message id of a frame, in hex. */
    static String messageId(byte[] buffer, int offset) {
        int from = SignalFrame.messageIdOffset(offset);
        return HEX.formatHex(buffer, from, from + SignalFrame.ID_BYTES);
    }

    private static String text(byte[] utf8) { return new String(utf8, StandardCharsets.UTF_8); }

    private static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
