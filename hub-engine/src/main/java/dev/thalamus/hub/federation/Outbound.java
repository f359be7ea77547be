package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.Fate;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.store.OutboxRow;
import dev.thalamus.hub.wire.SignalFrame;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One signal on its way to another hub. Confined to the core. */
final class Outbound {
    /** Two domains with every character escaped, and the members' names. */
    private static final int AROUND = 4 << 10;

    final byte[] frame;
    final String source;
    final String sourceName;
    final String replyTo;
    final String target;
    final long queuedMillis;
    final long expiresMillis;
    private @Nullable Fate fate;
    /** Its row in the store, 0 while it is only in memory. */
    long row;
    /** Whether the row is on disk for sure. */
    boolean committed;
    /** It may have arrived already. */
    boolean again;
    /** It was in a batch that was too large for the peer, and goes alone. */
    boolean alone;
    /** It needs nobody's attention any more. */
    boolean done;

    Outbound(byte[] frame, String sourceName, String replyTo, String target, long queuedMillis, long expiresMillis, @Nullable Fate fate) {
        this.frame = frame;
        this.source = SignalFrame.source(frame, 0, frame.length);
        this.sourceName = sourceName;
        this.replyTo = replyTo;
        this.target = target;
        this.queuedMillis = queuedMillis;
        this.expiresMillis = expiresMillis;
        this.fate = fate;
    }

    /** What a hub that ran before left behind. */
    static Outbound restored(OutboxRow row) {
        var outbound = new Outbound(row.frame(), row.sourceName(), row.replyTo(), row.target(), row.queuedAtMillis(),
                row.expiresAtMillis(), null);
        outbound.row = row.id();
        outbound.committed = true;
        outbound.again = true;
        return outbound;
    }

    OutboxRow asRow(long id, String domain) {
        return new OutboxRow(id, domain, target, sourceName, replyTo, frame, queuedMillis, expiresMillis);
    }

    /** Bytes of the message that brings it to a peer, at most: the frame in hex, names that JSON may have to escape, and what stands around them. */
    long messageBytes() {
        return 2L * frame.length + 6L * (source.length() + sourceName.length() + replyTo.length() + target.length()) + AROUND;
    }

    /** Tells the sender, if it asked and was not told yet. */
    void settle(Outcome outcome, Reason reason) {
        Fate asked = fate;
        if (asked != null) {
            fate = null;
            int id = SignalFrame.messageIdOffset(0);
            asked.settled(new SendReceipt(outcome, reason, HexFormat.of().formatHex(frame, id, id + SignalFrame.ID_BYTES), 0, "",
                    outcome == Outcome.FORWARDED ? 1 : 0));
        }
    }
}
