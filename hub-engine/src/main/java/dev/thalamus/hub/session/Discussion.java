package dev.thalamus.hub.session;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns go round in the order of the participants, the creator's first. Confined to the core.
 *
 * <p>Who is hidden is passed over, and is back in the round as soon as it speaks again, which it may at any time.
 */
final class Discussion extends Conduct {
    private final Set<String> hidden = new HashSet<>();
    private String expected;

    Discussion(Channel channel) {
        super(channel);
        String ordering = text(channel.knobs(), "ordering", "round_robin");
        if (!ordering.equals("round_robin")) {
            throw refused("discussion knows the ordering round_robin only, not '" + ordering + "'");
        }
        expected = initiator;
    }

    @Override
    void validate(Envelope envelope) {
        if (takesTurn(envelope) && !envelope.senderId().equals(expected) && !hidden.contains(envelope.senderId())) {
            throw refused("discussion channel '" + channelId + "' expects '" + expected + "' to speak, got '" + envelope.senderId() + "'");
        }
    }

    @Override
    void spoke(Envelope envelope) {
        hidden.remove(envelope.senderId());
        expected = after(envelope.senderId());
    }

    private String after(String speaker) {
        int at = parties.indexOf(speaker);
        for (int i = 1; i < parties.size(); i++) {
            String one = parties.get((at + i) % parties.size());
            if (!hidden.contains(one)) {
                return one;
            }
        }
        return speaker;
    }

    @Override
    void hide(String agentId) {
        hidden.add(agentId);
        if (agentId.equals(expected)) {
            expected = after(agentId);
        }
    }

    @Override
    @Nullable
    String next() { return expected; }
}
