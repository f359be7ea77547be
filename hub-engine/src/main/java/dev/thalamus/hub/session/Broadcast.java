package dev.thalamus.hub.session;

/** One who speaks and many who listen, until somebody closes it. Confined to the core. */
final class Broadcast extends Conduct {
    Broadcast(Channel channel) { super(channel); }

    @Override
    void validate(Envelope envelope) {
        if (takesTurn(envelope) && !envelope.senderId().equals(initiator)) {
            throw refused("broadcast channel '" + channelId + "' takes texts from its initiator only");
        }
    }

    @Override
    void spoke(Envelope envelope) {
        // It goes on.
    }
}
