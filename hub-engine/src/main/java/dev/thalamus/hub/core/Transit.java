package dev.thalamus.hub.core;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The signal that is being routed, and what has become of it so far.
 *
 * <p>Confined to the core. The same one serves signal after signal, because nothing may be allocated for one that is delivered live.
 */
final class Transit {
    private static final byte[] NOTHING = new byte[0];
    private static final Sender NOBODY = new Sender(null, null, NOTHING);

    Sender sender = NOBODY;
    Protocol protocol = Protocol.NEURAL;
    /** The frame without its guard. */
    byte[] bytes = NOTHING;
    int at;
    int size;
    /** Told what became of it, or null when nobody asks. */
    @Nullable
    Fate fate;
    Outcome outcome = Outcome.REFUSED;
    Reason reason = Reason.NONE;
    int fanout;
    byte[] targetName = NOTHING;
    byte[] instance = NOTHING;

    /** A signal comes in: until somebody takes it, it is refused. */
    void begin(Sender from, Protocol spoken, @Nullable Fate asks, Reason unless) {
        sender = from;
        protocol = spoken;
        fate = asks;
        outcome = Outcome.REFUSED;
        reason = unless;
        fanout = 0;
        targetName = NOTHING;
        instance = NOTHING;
    }

    /** Where its frame lies. */
    void frame(byte[] buffer, int offset, int length) {
        bytes = buffer;
        at = offset;
        size = length;
    }

    /** It is refused, unless the reason is {@link Reason#NONE}. */
    boolean refused(Reason why) {
        reason = why == Reason.NONE ? reason : why;
        return why != Reason.NONE;
    }

    /** A copy of its frame that outlives the turn. */
    byte[] copy() { return Arrays.copyOfRange(bytes, at, at + size); }

    String text(int from, int length) { return new String(bytes, from, length, StandardCharsets.UTF_8); }

    byte[] payload() { return SignalFrame.payload(bytes, at, size); }

    /** The name of the sender as people know it. */
    String shownSender() {
        return sender.name() == null ? new String(sender.shownName(), StandardCharsets.UTF_8) : sender.name().text;
    }
}
