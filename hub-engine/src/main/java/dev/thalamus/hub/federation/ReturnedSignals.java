package dev.thalamus.hub.federation;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.wire.SignalFrame;
import dev.thalamus.hub.wire.WireFault;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tools.jackson.databind.node.JsonNodeFactory;

/** Says that a signal for another hub has come to nothing: in the history, and to its sender by a GABA signal, when that is wanted. Confined to the core. */
record ReturnedSignals(Surroundings hub) {
    /** The other hub has refused it, or it waited too long. */
    void add(Outbound outbound, String domain, Outcome end, Reason why) {
        hub.core().returned(outbound.sourceName, outbound.frame, end, why);
        if (!outbound.replyTo.isEmpty()) {
            tell(outbound.frame, outbound.target + "@" + domain, domain, why);
        }
    }

    /**
     * Sends the GABA signal.
     *
     * @param target whom the signal was for, with the domain
     * @param refuser the domain of the hub that has refused it
     */
    void tell(byte[] frame, String target, String refuser, Reason why) {
        if (!wanted(frame, 0)) {
            return;
        }
        int id = SignalFrame.messageIdOffset(0);
        String payload = JsonNodeFactory.instance.objectNode().put("refused", target).put("reason", why.sentence())
                .put("msg_id", HexFormat.of().formatHex(frame, id, id + SignalFrame.ID_BYTES)).toString();
        try {
            byte[] back = SignalFrame.encode(SignalType.GABA.code(), hub.clock().wallMicros() / 1e6, hub.ids().messageId(),
                    /* source= */ target,
                    /* target= */ SignalFrame.source(frame, 0, frame.length), payload.getBytes(StandardCharsets.UTF_8));
            hub.core().route(hub.core().anonymous(refuser), Protocol.FEDERATION, back, SignalFrame.check(back, 0, back.length),
                    hub.clock().nanos(),
                    receipt -> {});
        } catch (WireFault tooLong) {
            hub.events().publish(new HubEvent.Fault(hub.clock().wallMillis(), Clause.GABA_ABOUT.of(refuser),
                    String.valueOf(tooLong.getMessage())));
        }
    }

    /** Whether the sender of that frame gets one: an inhibitory signal about an inhibitory one would be too much. */
    boolean wanted(byte[] buffer, int offset) {
        return hub.config().federation().gabaOnRefusal() && SignalFrame.type(buffer, offset) != SignalType.GABA.code();
    }
}
