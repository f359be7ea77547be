package dev.thalamus.hub.network;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.session.Envelope;
import dev.thalamus.hub.session.Session;
import dev.thalamus.hub.session.Sessions;
import dev.thalamus.hub.session.Watcher;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Hands what was said to whoever it is for, and writes it into the history of signals. Confined to the core. */
final class Stream implements Watcher {
    private static final byte[] EVERYONE = new byte[0];

    private final Core core;
    private final Directory directory;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final NeuralBridge neural;

    Stream(Core core, Directory directory, Sessions sessions, Deliveries deliveries, NeuralBridge neural) {
        this.core = core;
        this.directory = directory;
        this.sessions = sessions;
        this.deliveries = deliveries;
        this.neural = neural;
    }

    @Override
    public void said(Session session, Envelope envelope, byte[] json, List<String> recipients) {
        int handed = 0;
        int foreign = 0;
        for (String id : recipients) {
            AgentRecord to = directory.byId(id);
            if (to != null && to.neural()) {
                neural.hand(session, envelope, to);
                foreign++;
            } else if (deliveries.hand(session, envelope, json, id)) {
                handed++;
            }
        }
        AgentRecord from = directory.byId(envelope.senderId());
        boolean ours = from == null || !from.neural();
        if (!envelope.words().isEmpty() && ours && (foreign < recipients.size() || recipients.isEmpty())) {
            note(envelope, json, recipients, handed > 0 ? Outcome.DELIVERED : Outcome.QUEUED, handed > 0 ? Reason.NONE : Reason.OFFLINE,
                    handed);
        }
    }

    /** A text was refused: that is history too. */
    void refused(Envelope envelope, Refusal why) {
        if (!envelope.words().isEmpty()) {
            Session session = sessions.find(envelope.channelId());
            List<String> to = session == null ? List.of() : session.parties().stream().filter(envelope::reaches).toList();
            note(envelope, Shape.write(envelope), to, Outcome.REFUSED, NeuralBridge.reason(why), 0);
        }
    }

    private void note(Envelope envelope, byte[] json, List<String> recipients, Outcome outcome, Reason reason, int handed) {
        byte[] target = recipients.size() == 1 ? utf8(directory.nameOf(recipients.getFirst())) : EVERYONE;
        core.carried(Protocol.NETWORK, outcome, reason, utf8(directory.nameOf(envelope.senderId())), target,
                outcome == Outcome.DELIVERED && recipients.size() == 1 ? utf8(recipients.getFirst()) : EVERYONE, handed, json);
    }

    @Override
    public void ended(Session session) {
        // Its last envelope said so.
    }

    private static byte[] utf8(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
