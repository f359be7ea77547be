package dev.thalamus.hub.session;

import org.jspecify.annotations.Nullable;

/** One question, one answer. Confined to the core. */
final class Consulting extends Conduct {
    Consulting(Channel channel) { super(channel); }

    @Override
    void validate(Envelope envelope) {
        if (takesTurn(envelope) && (turns > 1 || (turns == 0) != envelope.senderId().equals(initiator))) {
            throw refused("consulting channel '" + channelId + "' " + (turns == 0
                    ? "begins with the initiator's question"
                    : turns == 1 ? "waits for the respondent's answer" : "is complete"));
        }
    }

    @Override
    void spoke(Envelope envelope) {
        // The number of turns is all there is.
    }

    @Override
    @Nullable
    String over() { return turns >= 2 ? "consulting_complete" : null; }
}
