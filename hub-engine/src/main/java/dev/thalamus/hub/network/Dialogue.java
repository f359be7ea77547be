package dev.thalamus.hub.network;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.wire.JsonText;
import dev.thalamus.hub.wire.WireFault;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What AG2's clients say, frame by frame: who they are, what they ask, and what they have taken.
 *
 * <p>Confined to the core. A message that is no frame costs itself: it is told to the operator and not answered, as AG2's hub does.
 */
final class Dialogue {
    private final NetworkProtocol.Parts parts;
    private @Nullable Operations operations;

    Dialogue(NetworkProtocol.Parts parts) { this.parts = parts; }

    void operations(Operations all) { operations = all; }

    /** An unexpected exception costs the message, not the link and not the hub. */
    void message(Endpoint endpoint, byte[] bytes, int start, int length, long readNanos) {
        try {
            frame(endpoint, Frame.of(JsonText.read(bytes, start, length), length), readNanos);
        } catch (WireFault fault) {
            endpoint.errors++;
            parts.events().publish(new HubEvent.MessageRejected(parts.clock().wallMillis(), endpoint.link.address(), shown(endpoint),
                    String.valueOf(fault.getMessage())));
        } catch (RuntimeException unexpected) {
            parts.events().publish(
                    new HubEvent.Fault(parts.clock().wallMillis(), Clause.IN_MESSAGE.of(endpoint.link.address()), unexpected.toString()));
            System.getLogger("dev.thalamus.hub").log(System.Logger.Level.ERROR, "A message of " + endpoint.link.address() + " failed",
                    unexpected);
        }
    }

    private void frame(Endpoint endpoint, Frame frame, long readNanos) {
        endpoint.introduced = true;
        switch (frame) {
            case Frame.Request request -> {
                if (endpoint.rate != null && !endpoint.rate.take(readNanos)) {
                    endpoint.errors++;
                    endpoint.send(Out.refusal(request.id(), new Refusal(Refusal.Code.RATE_LIMITED,
                            Clause.ASKS_OFTEN.of(parts.config().limits().signalsPerSecond()))));
                } else {
                    java.util.Objects.requireNonNull(operations).perform(endpoint, request);
                }
            }
            case Frame.Receipt receipt -> receipt(endpoint, receipt);
            case Frame.Hello hello -> hello(endpoint, hello);
            case Frame.Ping _ -> endpoint.send(Out.pong());
            case Frame.Idle _ -> {
                // It wants nothing.
            }
        }
    }

    private void hello(Endpoint endpoint, Frame.Hello hello) {
        AgentRecord agent;
        try {
            agent = parts.directory().authenticate(hello.name(), hello.scheme(), hello.claim());
        } catch (Refusal refused) {
            endpoint.errors++;
            parts.trail().record("auth_failed", Map.of("name", hello.name(), "scheme", hello.scheme(), "message", refused.why(), "address",
                    endpoint.link.address()));
            endpoint.send(Out.error(refused));
            return;
        }
        endpoint.proven(parts.directory().keyShown(hello.name(), hello.claim()));
        bind(endpoint, agent);
        endpoint.send(Out.welcome(parts.stamps().id(), parts.stamps().now()));
        if (hello.since() != null) {
            parts.deliveries().replay(agent.id(), hello.since(), endpoint);
        }
    }

    /** An agent speaks over that connection from now on. */
    void bind(Endpoint endpoint, AgentRecord agent) {
        Endpoint before = parts.deliveries().of(agent.id());
        parts.deliveries().bind(agent.id(), endpoint);
        if (before != endpoint) {
            parts.presence().joined(agent, endpoint);
        }
    }

    /** An agent is no more. */
    void unbind(AgentRecord agent) {
        if (parts.deliveries().of(agent.id()) != null) {
            parts.deliveries().unbind(agent.id());
            parts.presence().left(agent.id(), agent.name(), Clause.UNREGISTERED.of());
        }
    }

    private void receipt(Endpoint endpoint, Frame.Receipt receipt) {
        String of = receipt.recipientId().isEmpty() && endpoint.agents.size() == 1
                ? endpoint.agents.iterator().next()
                : receipt.recipientId();
        if (!endpoint.agents.contains(of)) {
            endpoint.errors++;
            parts.events().publish(new HubEvent.MessageRejected(parts.clock().wallMillis(), endpoint.link.address(), shown(endpoint),
                    Clause.FOREIGN_RECEIPT.of()));
        } else if (receipt.ack()) {
            parts.sessions().acknowledge(of, receipt.channelId(), receipt.envelopeId());
        } else {
            parts.trail().record("nack",
                    Map.of("agent_id", of, "envelope_id", receipt.envelopeId(), "channel_id", receipt.channelId(), "reason",
                            receipt.reason()));
        }
    }

    private @Nullable String shown(Endpoint endpoint) {
        return endpoint.agents.isEmpty() ? null : parts.directory().nameOf(endpoint.agents.iterator().next());
    }
}
