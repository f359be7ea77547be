package dev.thalamus.hub.session;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call for proposals, one bid of each, a choice; then the initiator and the winner talk. Confined to the core. */
final class Auction extends Conduct {
    private final Set<String> bidders = new HashSet<>();
    private @Nullable String winner;

    Auction(Channel channel) { super(channel); }

    @Override
    void validate(Envelope envelope) {
        String sender = envelope.senderId();
        if (envelope.eventType().equals(EventTypes.SELECT)) {
            select(sender, text(envelope.eventData(), "winner_id", ""));
        } else if (takesTurn(envelope)) {
            if (turns == 0 && !sender.equals(initiator)) {
                throw refused("auction channel '" + channelId + "' begins with the initiator's call for proposals");
            } else if (turns > 0 && winner == null && sender.equals(initiator)) {
                throw refused("auction channel '" + channelId + "' waits for bids, or for the initiator's choice");
            } else if (winner == null && bidders.contains(sender)) {
                throw refused("'" + sender + "' has bid already");
            } else if (winner != null && !sender.equals(initiator) && !sender.equals(winner)) {
                throw refused("auction channel '" + channelId + "' is between the initiator and the winner now");
            }
        }
    }

    private void select(String sender, String chosen) {
        if (!sender.equals(initiator) || winner != null || turns == 0) {
            throw refused("only the initiator chooses, once, after the call for proposals");
        }
        if (chosen.equals(initiator) || !parties.contains(chosen)) {
            throw refused("winner_id must be another participant");
        }
    }

    @Override
    void fold(Envelope envelope) {
        super.fold(envelope);
        if (envelope.eventType().equals(EventTypes.SELECT)) {
            winner = text(envelope.eventData(), "winner_id", "");
        }
    }

    @Override
    void spoke(Envelope envelope) {
        if (winner == null && !envelope.senderId().equals(initiator)) {
            bidders.add(envelope.senderId());
        }
    }
}
