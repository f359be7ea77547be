package dev.thalamus.hub.session;

import org.jspecify.annotations.Nullable;

/** One text that wants no answer. Confined to the core. */
final class Notification extends Conduct {
    Notification(Channel channel) { super(channel); }

    @Override
    void validate(Envelope envelope) {
        if (takesTurn(envelope) && !envelope.senderId().equals(initiator)) {
            throw refused("notification channel '" + channelId + "' takes one text, from its initiator");
        }
    }

    @Override
    void spoke(Envelope envelope) {
        // One text ends it.
    }

    @Override
    @Nullable
    String over() { return turns >= 1 ? "notification_done" : null; }
}
