package dev.thalamus.hub.session;

/** Two who talk as they like. Confined to the core. */
final class Conversation extends Conduct {
    Conversation(Channel channel) { super(channel); }

    @Override
    void validate(Envelope envelope) {
        // Either may say anything at any time.
    }

    @Override
    void spoke(Envelope envelope) {
        // Nobody has to wait for anybody.
    }
}
