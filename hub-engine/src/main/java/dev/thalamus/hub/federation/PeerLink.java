package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.PeerLinks;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One link to a peer, dialled by us or by it: what is said over it, and whether the other side still answers.
 *
 * <p>Confined to the core. We probe a link that we dialled with {@code ping} messages, as NeuralHub does; one that we accepted with WebSocket pings,
 * because a NeuralHub answers the others on its accepting side only.
 */
final class PeerLink implements PeerLinks.Peer {
    /** What this hub can do beyond NeuralHub. */
    static final String BATCH = "batch";
    /** It may answer a signal of a batch later than the batch. */
    private static final String LATE = "late";
    /** The longest message that it takes, bytes. */
    private static final String MOST = "most-bytes=";
    private static final Pattern MOST_BYTES = Pattern.compile(MOST + "(\\d{1,12})");

    /** Bytes in a second of the slowest way on which a link stays. */
    private static final int SLOWEST = 16 << 10;

    private final Surroundings hub;
    private final Peer peer;
    final Link link;
    final boolean dialled;
    final long openedNanos;
    final long openedMillis;
    private boolean batches;
    private boolean takesLate;
    private long mostBytes = Long.MAX_VALUE;
    private boolean registered;
    private long registeredNanos;
    private long lastAnswerNanos;
    private long movedAtAnswer;
    private long answeredMillis;
    private long lastProbeNanos;
    private int probesUnanswered;
    private long rttNanos = -1;
    private long lastCookie;
    private long lastBatch;
    /** The peer's batch that is being dealt with, 0 when none is, and the last one there was. */
    private long theirBatch;
    private long theirLastBatch;
    /** What the peer said when it closed the link; 0 while it has not. */
    private int closeCode;
    private String closeReason = "";

    PeerLink(Surroundings hub, Peer peer, Link link, boolean dialled) {
        this.hub = hub;
        this.peer = peer;
        this.link = link;
        this.dialled = dialled;
        this.openedNanos = hub.clock().nanos();
        this.openedMillis = hub.clock().wallMillis();
        link.messageLimit(messageLimit(hub.config().limits().message()));
    }

    /** A guarded signal grows by up to 12/7 and doubles in hex, and a batch has at least one. */
    static int messageLimit(int largestSignal) {
        return (int) Math.min(Integer.MAX_VALUE / 2, 4L * largestSignal + (512 << 10));
    }

    /** What we can do beyond NeuralHub. */
    List<String> features() {
        return List.of(BATCH, LATE, MOST + messageLimit(hub.config().limits().message()));
    }

    /** The longest message that the other side takes, bytes; unlimited when it did not say. */
    long mostBytes() { return mostBytes; }

    /** Both sides know each other now. */
    void registered(List<String> features) {
        registered = true;
        batches = features.contains(BATCH);
        takesLate = features.contains(LATE);
        mostBytes = features.stream().map(MOST_BYTES::matcher).filter(Matcher::matches).mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst().orElse(Long.MAX_VALUE);
        registeredNanos = hub.clock().nanos();
        answered(registeredNanos);
        lastProbeNanos = 0;
    }

    String domain() { return peer.domain(); }

    boolean isRegistered() { return registered; }

    boolean usable() { return registered && !link.closing() && !link.ended(); }

    /** Whether it is a Thalamus hub. */
    boolean batches() { return batches; }

    long registeredNanos() { return registeredNanos; }

    /** -1 until the first answer. */
    long rttNanos() { return rttNanos; }

    /** Wall clock of the last answer to a probe, milliseconds since 1970; 0 until the first. */
    long answeredMillis() {
        return answeredMillis;
    }

    /** Whether it knows late verdicts. */
    boolean takesLate() { return takesLate; }

    /** Whether a batch of that number went out over it. */
    boolean hasSent(long batch) { return batch > 0 && batch <= lastBatch; }

    long nextBatch() { return ++lastBatch; }

    void send(ControlMessage message) {
        byte[] bytes = message.encode();
        link.sendBinary(bytes, 0, bytes.length);
    }

    /** Pings over the WebSocket; returns the cookie that the pong will bring. */
    long pingNow() {
        link.ping(++lastCookie);
        return lastCookie;
    }

    /** Probes when it is time; ends the link when the other side does not answer. */
    void tick(long now) {
        if (!registered || link.closing()) {
            return;
        }
        long interval = hub.config().federation().probe().toNanos();
        if (now - lastAnswerNanos > patience(now, interval)) {
            link.end(1006, Clause.PROBES_UNANSWERED.of((now - lastAnswerNanos) / interval));
        } else if (lastProbeNanos == 0 || now - lastProbeNanos >= interval) {
            lastProbeNanos = now;
            probesUnanswered++;
            if (dialled) {
                send(new ControlMessage.Ping());
            } else {
                pingNow();
            }
        }
    }

    /** While bytes still come, an answer may be behind a long message, of either side, on a slow way; but not for ever. */
    private long patience(long now, long interval) {
        if (now - link.lastReadNanos() > 2 * interval) {
            return 3 * interval;
        }
        long moved = Math.min(movedBytes() - movedAtAnswer, messageLimit(hub.config().limits().message()));
        return 10 * interval + moved * (TimeUnit.SECONDS.toNanos(1) / SLOWEST);
    }

    private void answered(long now) {
        lastAnswerNanos = now;
        movedAtAnswer = movedBytes();
    }

    private long movedBytes() { return link.offeredBytes() + link.readBytes(); }

    /** Whether an answer is overdue. */
    boolean lagging(long now) {
        return now - lastAnswerNanos > 3 * hub.config().federation().probe().toNanos() / 2;
    }

    private void probeAnswered() {
        long now = hub.clock().nanos();
        if (probesUnanswered == 1) {
            rttNanos = Math.max(1, now - lastProbeNanos);
        } else if (rttNanos < 0) {
            rttNanos = Math.max(1, now - registeredNanos);
        }
        probesUnanswered = 0;
        answered(now);
        answeredMillis = hub.clock().wallMillis();
        peer.probeAnswered();
    }

    @Override
    public void pong(long cookie) {
        if (!registered) {
            return;
        }
        peer.outbox().read(this, cookie);
        if (dialled) {
            answered(hub.clock().nanos());
        } else if (probesUnanswered > 0) {
            probeAnswered();
        }
    }

    @Override
    public void room() { peer.outbox().pump(); }

    @Override
    public void closes(int code, String reason) {
        closeCode = code;
        closeReason = TheirWords.plain(reason);
    }

    /** Whether a message of ours was too large for it. */
    boolean foundTooLarge() { return closeCode == 1009; }

    /** Whether it would not have us: NeuralHub closes without a code then. What any other close means passes by itself. */
    boolean refused() {
        return closeCode == 1008 || closeCode == 1005;
    }

    @Override
    public void ended(String reason) {
        peer.ended(this,
                closeCode == 0 ? reason : Clause.CLOSED_WITH.of(closeReason.isEmpty() ? closeCode : closeCode + ", " + closeReason));
    }

    @Override
    public void control(ControlMessage message) {
        if (!registered && !(message instanceof ControlMessage.HubRegistered) && !(message instanceof ControlMessage.Refused)) {
            return;
        }
        switch (message) {
            case ControlMessage.HubRegistered answer -> {
                if (dialled && !registered) {
                    peer.admitted(this, answer);
                }
            }
            case ControlMessage.HubPeerUpdate update -> peer.reported(this, update);
            case ControlMessage.FwdSignal signal -> peer.arrivals().one(this, signal);
            case ControlMessage.FwdBatch arrived -> batch(arrived);
            case ControlMessage.FwdAck ack -> {
                if (!peer.outbox().answered(this, ack)) {
                    violated(Clause.ANSWER_UNASKED.of());
                }
            }
            case ControlMessage.FwdLate late -> late(late);
            case ControlMessage.Ping _ -> send(new ControlMessage.Pong(hub.clock().wallMicros() / 1e6));
            case ControlMessage.Pong _ -> {
                if (dialled && probesUnanswered > 0) {
                    probeAnswered();
                }
            }
            case ControlMessage.HubTrace question -> peer.traces().asked(this, question);
            case ControlMessage.HubTraced answer -> peer.traces().told(peer.domain(), answer);
            case ControlMessage.Refused refusal -> peer.complained(refusal.message());
            case ControlMessage.Unknown _ -> {
                // A newer hub may say more than we know.
            }
            case ControlMessage.HubRegister _,ControlMessage.Register _,ControlMessage.Discover _,ControlMessage.SynapseUpdate _,ControlMessage.Status _,ControlMessage.Registered _,ControlMessage.PeerJoined _,ControlMessage.PeerLeft _,ControlMessage.DiscoverResult _,ControlMessage.HubStatus _ ->
                hub.events().publish(new HubEvent.MessageRejected(hub.clock().wallMillis(), link.address(), peer.domain(),
                        Clause.MEANS_NOTHING_HERE.of(message.getClass().getSimpleName())));
        }
    }

    private void batch(ControlMessage.FwdBatch arrived) {
        if (arrived.batch() <= theirLastBatch) {
            violated(Clause.BATCH_ORDER.of(arrived.batch(), theirLastBatch));
        } else if (theirBatch != 0) {
            violated(Clause.BATCH_EARLY.of());
        } else if (arrived.signals().size() > Arrivals.MOST_IN_BATCH) {
            violated(Clause.BATCH_LARGE.of(arrived.signals().size()));
        } else {
            theirBatch = arrived.batch();
            theirLastBatch = theirBatch;
            peer.arrivals().batch(this, arrived);
        }
    }

    /** The peer's batch is dealt with: the next one may come. */
    void answered(ControlMessage.FwdAck ack) {
        theirBatch = 0;
        send(ack);
    }

    private void late(ControlMessage.FwdLate late) {
        if (!hasSent(late.batch())) {
            violated(Clause.ANSWER_UNASKED.of());
        } else if (Verdicts.waits(late.verdict()) || !peer.outbox().answeredLate(this, late)) {
            hub.events().publish(new HubEvent.MessageRejected(hub.clock().wallMillis(), link.address(), peer.domain(),
                    "a verdict on a signal that is waited for no more"));
        }
    }

    /** A proper hub does not do that: the link ends, and the next one must wait. */
    void violated(String what) {
        peer.violated(this, what);
    }
}
