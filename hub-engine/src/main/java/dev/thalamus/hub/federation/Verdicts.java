package dev.thalamus.hub.federation;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.Locale;

/** What hubs say of each other's signals, in words that a newer or older one understands. Stateless. */
final class Verdicts {
    /** It is settled later. */
    static final ControlMessage.Verdict WAITS = new ControlMessage.Verdict("waiting", "none");

    private Verdicts() {}

    static ControlMessage.Verdict of(SendReceipt receipt) {
        return new ControlMessage.Verdict(word(receipt.outcome()), word(receipt.reason()));
    }

    static boolean waits(ControlMessage.Verdict verdict) { return verdict.outcome().equals(WAITS.outcome()); }

    /** Refused where another hub says that it was not delivered, queued where it waits there on disk, and forwarded otherwise. */
    static Outcome outcome(ControlMessage.Verdict verdict) {
        return switch (verdict.outcome()) {
            case "refused", "expired" -> Outcome.REFUSED;
            case "queued" -> Outcome.QUEUED;
            default -> Outcome.FORWARDED;
        };
    }

    /** {@link Reason#NONE} for a word that this version does not know. */
    static Reason reason(ControlMessage.Verdict verdict) {
        for (Reason reason : Reason.values()) {
            if (word(reason).equals(verdict.reason())) {
                return reason;
            }
        }
        return Reason.NONE;
    }

    private static String word(Enum<?> constant) { return constant.name().toLowerCase(Locale.ROOT); }
}
