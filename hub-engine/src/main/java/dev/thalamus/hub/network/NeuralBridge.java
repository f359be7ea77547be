package dev.thalamus.hub.network;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.ForeignAgents;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.session.Envelope;
import dev.thalamus.hub.session.EventTypes;
import dev.thalamus.hub.session.Reply;
import dev.thalamus.hub.session.Session;
import dev.thalamus.hub.session.Sessions;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.hub.wire.WireFault;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets agents of NeuralHub and of AG2 write to each other by name. Confined to the core.
 *
 * <p>A text becomes the signal {@code {"text": …, "conversation": <channel>}} and back. The hub says yes to invitations for agents of NeuralHub,
 * which know none, and opens a conversation for the first signal of one of them to an agent of AG2.
 */
final class NeuralBridge implements ForeignAgents {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Core core;
    private final Directory directory;
    private final Clock clock;
    private final Ids ids;
    private final Talking talking = new Talking();
    private final Overtures overtures;
    private @Nullable Sessions sessions;
    private @Nullable Deliveries deliveries;
    private Supplier<List<AgentView>> connected = List::of;

    NeuralBridge(Core core, Directory directory, Clock clock, Ids ids) {
        this.core = core;
        this.directory = directory;
        this.clock = clock;
        this.ids = ids;
        overtures = new Overtures(core, clock, ids, talking);
    }

    void connect(Sessions to, Deliveries by) {
        sessions = to;
        deliveries = by;
    }

    void connected(Supplier<List<AgentView>> agents) { connected = agents; }

    @Override
    public int online() { return deliveries == null ? 0 : deliveries.connected(); }

    @Override
    public List<AgentView> views() { return connected.get(); }

    /** Whether an agent of NeuralHub has that name. */
    boolean knows(String name) { return core.directory().knows(name); }

    /** An envelope for an agent of NeuralHub is in the log. */
    void hand(Session session, Envelope envelope, AgentRecord to) {
        String type = envelope.eventType();
        if (type.equals(EventTypes.INVITE)) {
            say(Envelope.of(session.id(), to.id(), null, EventTypes.ACK, JSON.createObjectNode().put("channel_id", session.id()))
                    .answering(envelope.envelopeId()));
            return;
        }
        String words = envelope.words();
        if (words.isEmpty()) {
            sessions().acknowledge(to.id(), session.id(), envelope.envelopeId());
            return;
        }
        talking.remember(envelope.senderId(), to.id(), session.id());
        byte[] payload = JSON.writeValueAsBytes(JSON.createObjectNode().put("text", words).put("conversation", session.id()));
        byte[] frame = SignalFrame.encode(SignalType.ACTION_POTENTIAL.code(), clock.wallMicros() / 1e6, ids.messageId(),
                envelope.senderId(),
                to.name(), payload);
        try {
            core.route(core.anonymous(directory.nameOf(envelope.senderId())), Protocol.NETWORK, frame,
                    SignalFrame.check(frame, 0, frame.length), clock.nanos(), receipt -> {
                        if (receipt.outcome() != Outcome.REFUSED) {
                            sessions().acknowledge(to.id(), session.id(), envelope.envelopeId());
                        }
                    });
        } catch (WireFault fault) {
            System.getLogger(NeuralBridge.class.getName()).log(System.Logger.Level.WARNING,
                    "a text cannot be a signal: " + fault.getMessage());
        }
    }

    @Override
    public @Nullable String idOf(String name) {
        AgentRecord found = find(name);
        return found == null || deliveries == null || deliveries.of(found.id()) == null ? null : found.id();
    }

    private @Nullable AgentRecord find(String nameOrId) {
        AgentRecord found = directory.byName(nameOrId);
        found = found == null ? directory.byId(nameOrId) : found;
        return found == null || found.neural() ? null : found;
    }

    @Override
    public @Nullable Taken take(String target, String sourceName, byte[] payload, Settled settled) {
        AgentRecord to = find(target);
        if (to == null || sourceName.isEmpty()) {
            return null;
        }
        boolean there = deliveries != null && deliveries.of(to.id()) != null;
        try {
            AgentRecord known = directory.byName(sourceName);
            if (known != null && !known.neural()) {
                return null;
            }
            JsonNode signal = read(payload);
            String words = signal.path("text").isString() ? signal.path("text").stringValue() : signal.toString();
            Session open = known == null ? null : session(signal.path("conversation").asString(""), known.id(), to.id());
            if (known != null && open != null) {
                talking.remember(known.id(), to.id(), open.id());
                sessions().post(Envelope.text(open.id(), known.id(), words),
                        there ? ignored() : told(settled, Outcome.QUEUED, Reason.OFFLINE));
                return there
                        ? new Taken(to.name(), Outcome.DELIVERED, Reason.NONE, 1)
                        : new Taken(to.name(), Outcome.QUEUED, Reason.OFFLINE, 0);
            }
            if (!there || !overtures.room(payload.length)) {
                return new Taken(to.name(), Outcome.REFUSED, there ? Reason.QUEUE_FULL : Reason.OFFLINE, 0);
            }
            overtures.begin(sessions(), directory.neural(sourceName), to, new Overtures.Text(words, payload.length, settled));
            return new Taken(to.name(), Outcome.QUEUED, Reason.NONE, 0);
        } catch (Refusal refused) {
            return new Taken(to.name(), Outcome.REFUSED, reason(refused), 0);
        }
    }

    /** What was sent, as JSON; what is none is taken as text. */
    private static JsonNode read(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (JacksonException noJson) {
            return JSON.createObjectNode().put("text", new String(payload, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Settles a signal when its text is in the log for good. */
    static Reply<String> told(Settled settled, Outcome good, Reason why) {
        return new Reply<>() {
            @Override
            public void done(String id) { settled.settled(good, why); }

            @Override
            public void refused(Refusal refused) { settled.settled(Outcome.REFUSED, reason(refused)); }
        };
    }

    /** The named session of the two, or the one in which they last talked, where the sender may speak now. */
    private @Nullable Session session(String named, String from, String to) {
        for (String id : new String[]{named, talking.last(from, to)}) {
            Session session = id.isEmpty() ? null : sessions().find(id);
            if (session != null && session.has(to) && sessions().maySend(session, from, null)) {
                return session;
            }
        }
        return null;
    }

    private void say(Envelope envelope) {
        try {
            sessions().post(envelope, ignored());
        } catch (Refusal refused) {
            System.getLogger(NeuralBridge.class.getName()).log(System.Logger.Level.DEBUG, refused.why());
        }
    }

    private Sessions sessions() { return java.util.Objects.requireNonNull(sessions); }

    private static <T> Reply<T> ignored() {
        return new Reply<>() {
            @Override
            public void done(T value) {
                // The watcher hands it on.
            }

            @Override
            public void refused(Refusal why) { System.getLogger(NeuralBridge.class.getName()).log(System.Logger.Level.WARNING, why.why()); }
        };
    }

    /** In the words of the history. */
    static Reason reason(Refusal refused) {
        return switch (refused.code()) {
            case ACCESS_DENIED, AUTH_FAILED -> Reason.RULE;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case INBOX_FULL -> Reason.QUEUE_FULL;
            case NOT_FOUND -> Reason.UNKNOWN_TARGET;
            case PROTOCOL_ERROR -> Reason.MALFORMED;
            case TOO_LARGE, ERROR -> Reason.STORE_FULL;
        };
    }
}
