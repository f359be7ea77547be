package dev.thalamus.hub.federation;

import dev.thalamus.hub.wire.ControlMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signals that are under way to a peer and not answered: one batch at a time. Confined to the core.
 *
 * <p>A Thalamus hub answers a batch with verdicts; a NeuralHub by the pong to the ping behind it, which says that it has read everything before.
 */
final class Batch {
    private final List<Outbound> signals = new ArrayList<>();
    private @Nullable PeerLink over;
    private long number;
    private long cookie;
    private long sentNanos;
    private int most;
    private long room;
    private long messageRoom;

    boolean isEmpty() { return signals.isEmpty(); }

    int size() { return signals.size(); }

    List<Outbound> signals() { return signals; }

    /** A new one, of so many signals and bytes of frames, and of no longer a message than the link takes; one signal is always taken. */
    void begin(PeerLink link, int mostSignals, long mostBytes) {
        most = mostSignals;
        room = mostBytes;
        messageRoom = link.mostBytes();
    }

    boolean takes(Outbound next) {
        return signals.isEmpty() || signals.size() < most && next.frame.length <= room && next.messageBytes() <= messageRoom
                && !next.alone && !signals.getFirst().alone;
    }

    void add(Outbound outbound) {
        signals.add(outbound);
        room -= outbound.frame.length;
        messageRoom -= outbound.messageBytes();
    }

    void send(PeerLink link, String own, String theirs, int hops, long now) {
        over = link;
        sentNanos = now;
        if (link.batches()) {
            number = link.nextBatch();
            link.send(new ControlMessage.FwdBatch(own, theirs, number, signals.stream()
                    .map(o -> new ControlMessage.Forward(o.frame, o.replyTo, o.sourceName, o.target, hops, o.again)).toList()));
        } else {
            for (Outbound o : signals) {
                link.send(new ControlMessage.FwdSignal(own, theirs, o.frame, o.source, o.target, hops));
            }
            cookie = link.pingNow();
        }
    }

    /** Whether those verdicts are for it. */
    boolean matches(PeerLink link, ControlMessage.FwdAck ack) {
        return link == over && ack.batch() == number && ack.verdicts().size() == signals.size();
    }

    /** Whether that pong shows that it was read. */
    boolean readBy(PeerLink link, long upTo) {
        return link == over && !link.batches() && !signals.isEmpty() && upTo >= cookie;
    }

    /** Whether it went over that link. */
    boolean wentOver(PeerLink link) { return link == over; }

    /** Takes its signals out: they were answered, or must go again. */
    List<Outbound> take() {
        List<Outbound> taken = List.copyOf(signals);
        signals.clear();
        return taken;
    }

    /** Its link is gone. */
    List<Outbound> lost() {
        over = null;
        return take();
    }

    /** For how long it has not been answered; 0 when there is none. */
    long unansweredNanos(long now) {
        return signals.isEmpty() ? 0 : now - sentNanos;
    }
}
