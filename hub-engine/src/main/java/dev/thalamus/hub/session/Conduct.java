package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a type of session runs: who may say what, whose turn it is, when it is over. A fold over the log.
 *
 * <p>Confined to the core. {@link #fold} must never fail: it is given only what {@link #validate} let pass, at any time before.
 */
abstract sealed class Conduct permits Consulting, Conversation, Discussion, Workflow, Notification, Broadcast, Auction {
    final String channelId;
    final String initiator;
    final List<String> parties;
    int turns;
    @Nullable
    String lastTextId;

    Conduct(Channel channel) {
        channelId = channel.channelId();
        initiator = channel.creatorId();
        parties = channel.ids();
    }

    /** The conduct of a new session; refuses options and numbers of participants that do not fit. */
    static Conduct of(Channel channel) {
        int count = channel.participants().size();
        Manifest.Parties wanted = channel.manifest().participants();
        Integer most = wanted.max();
        if (count < wanted.min() || most != null && count > most) {
            throw Refusal.protocol(channel.manifest().type() + " needs " + (most == null
                    ? "at least " + wanted.min()
                    : most == wanted.min() ? "exactly " + most : wanted.min() + " to " + most) + " participants, got " + count);
        }
        return switch (channel.manifest().type()) {
            case "consulting" -> new Consulting(channel);
            case "conversation" -> new Conversation(channel);
            case "discussion" -> new Discussion(channel);
            case "workflow" -> new Workflow(channel);
            case "notification" -> new Notification(channel);
            case "broadcast" -> new Broadcast(channel);
            case "auction" -> new Auction(channel);
            default -> throw Refusal.notFound("no adapter registered for '" + channel.manifest().type() + "'");
        };
    }

    /** @throws Refusal when that may not be said now; the sender is a participant */
    abstract void validate(Envelope envelope);

    /** Takes in what was said. */
    void fold(Envelope envelope) {
        if (takesTurn(envelope)) {
            turns++;
            lastTextId = envelope.envelopeId();
            spoke(envelope);
        }
    }

    /** A turn was taken. */
    abstract void spoke(Envelope envelope);

    /** Whether it takes a turn. */
    boolean takesTurn(Envelope envelope) { return envelope.isText(); }

    /** Why it is over, or null. */
    @Nullable
    String over() { return null; }

    /** Whose turn it is, where there are turns; else null. */
    @Nullable
    String next() { return null; }

    /** Somebody is passed over from now on. */
    void hide(String agentId) {
        // Only where turns go round is there something to pass over.
    }

    /** A member's text, {@code otherwise} where it has none. */
    static String text(JsonNode of, String member, String otherwise) {
        JsonNode value = of.path(member);
        return value.isString() ? value.stringValue() : otherwise;
    }

    static Refusal refused(String message) { return Refusal.protocol(message); }
}
