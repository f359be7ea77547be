package dev.thalamus.hub.network;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.ForeignAgents.Settled;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.session.Channel;
import dev.thalamus.hub.session.Envelope;
import dev.thalamus.hub.session.Opening;
import dev.thalamus.hub.session.Reply;
import dev.thalamus.hub.session.Sessions;
import dev.thalamus.hub.wire.SignalFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts of NeuralHub's agents that wait until the other agent has said yes to a conversation: one invitation for each pair, and all that comes
 * meanwhile waits for its answer.
 *
 * <p>Confined to the core. At most {@value #MOST} texts of {@value #MOST_BYTES} bytes wait; more are for the caller to refuse.
 */
final class Overtures {
    static final int MOST_BYTES = 16 << 20;
    private static final int MOST = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param bytes of the signal that it came in */
    record Text(String words, int bytes, Settled settled) {}

    private final Core core;
    private final Clock clock;
    private final Ids ids;
    private final Talking talking;
    /** By the ids of sender and receiver. */
    private final Map<String, List<Text>> waiting = new HashMap<>();
    private int texts;
    private long bytes;

    Overtures(Core core, Clock clock, Ids ids, Talking talking) {
        this.core = core;
        this.clock = clock;
        this.ids = ids;
        this.talking = talking;
    }

    /** Whether a text of that many bytes may wait. */
    boolean room(int more) { return texts < MOST && bytes + more <= MOST_BYTES; }

    /** Opens a conversation for the first text; what comes until the other agent has said yes waits for the same one. */
    void begin(Sessions sessions, AgentRecord from, AgentRecord to, Text text) {
        texts++;
        bytes += text.bytes;
        String pair = from.id() + to.id();
        List<Text> others = waiting.get(pair);
        if (others != null) {
            others.add(text);
            return;
        }
        waiting.put(pair, new ArrayList<>(List.of(text)));
        try {
            sessions.open(Opening.conversation(from.id(), to.id()), new Reply<>() {
                @Override
                public void done(Channel channel) {
                    talking.remember(from.id(), to.id(), channel.channelId());
                    take(pair).forEach(one -> post(sessions, Envelope.text(channel.channelId(), from.id(), one.words), one.settled));
                }

                @Override
                public void refused(Refusal why) { take(pair).forEach(one -> giveBack(from, to, one, NeuralBridge.reason(why))); }
            });
        } catch (Refusal refused) {
            take(pair);
            throw refused;
        }
    }

    private List<Text> take(String pair) {
        List<Text> all = Objects.requireNonNull(waiting.remove(pair));
        texts -= all.size();
        all.forEach(text -> bytes -= text.bytes);
        return all;
    }

    private void giveBack(AgentRecord from, AgentRecord to, Text text, Reason why) {
        core.returned(from.name(), SignalFrame.encode(SignalType.ACTION_POTENTIAL.code(), clock.wallMicros() / 1e6, ids.messageId(),
                from.name(), to.name(), JSON.writeValueAsBytes(JSON.createObjectNode().put("text", text.words))), Outcome.REFUSED, why);
        text.settled.settled(Outcome.REFUSED, why);
    }

    private static void post(Sessions sessions, Envelope envelope, Settled settled) {
        Reply<String> reply = NeuralBridge.told(settled, Outcome.DELIVERED, Reason.NONE);
        try {
            sessions.post(envelope, reply);
        } catch (Refusal refused) {
            reply.refused(refused);
        }
    }
}
