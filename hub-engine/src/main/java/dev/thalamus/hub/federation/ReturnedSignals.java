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

/** Says that a forwarded signal has come to nothing: in the history, and to its sender by a GABA signal, when that is wanted. Confined to the core. */
record ReturnedSignals(Surroundings hub) {
    void add(Outbound outbound, String domain, Outcome end, Reason why) {
        hub.core().returned(outbound.sourceName, outbound.frame, end, why);
        boolean inhibitory = SignalFrame.type(outbound.frame, 0) == SignalType.GABA.code();
        if (!hub.config().federation().gabaOnRefusal() || inhibitory || outbound.replyTo.isEmpty()) {
            return;
        }
        String from = outbound.target + "@" + domain;
        int id = SignalFrame.messageIdOffset(0);
        String payload = JsonNodeFactory.instance.objectNode().put("refused", from).put("reason", why.sentence())
                .put("msg_id", HexFormat.of().formatHex(outbound.frame, id, id + SignalFrame.ID_BYTES)).toString();
        try {
            byte[] back = SignalFrame.encode(SignalType.GABA.code(), hub.clock().wallMicros() / 1e6, hub.ids().messageId(), from,
                    outbound.source, payload.getBytes(StandardCharsets.UTF_8));
            hub.core().route(hub.core().anonymous(domain), Protocol.FEDERATION, back, SignalFrame.check(back, 0, back.length),
                    hub.clock().nanos(),
                    receipt -> {});
        } catch (WireFault tooLong) {
            hub.events().publish(new HubEvent.Fault(hub.clock().wallMillis(), Clause.GABA_ABOUT.of(domain),
                    String.valueOf(tooLong.getMessage())));
        }
    }
}
