package dev.thalamus.hub.network;

import dev.thalamus.hub.session.Envelope;
import dev.thalamus.hub.session.Reply;
import dev.thalamus.hub.session.Session;
import dev.thalamus.hub.session.Sessions;
import dev.thalamus.hub.session.Trail;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.kit.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands envelopes to connected agents. Confined to the core.
 *
 * <p>An agent that reads more slowly than it is sent to is owed the rest: it is paid from the log when its socket takes bytes again, so that what
 * waits in memory is bounded and each session keeps its order.
 */
final class Deliveries {
    private final Sessions sessions;
    private final Clock clock;
    private final int softBytes;
    private final Trail trail;
    private final Map<String, Endpoint> byAgent = new HashMap<>();
    private long lost;

    /** @param softBytes waiting bytes of a connection from which on its agents are owed what comes */
    Deliveries(Sessions sessions, Clock clock, int softBytes, Trail trail) {
        this.sessions = sessions;
        this.clock = clock;
        this.softBytes = softBytes;
        this.trail = trail;
    }

    /** Debts that could not be paid, since the start. */
    long lost() { return lost; }

    /** How many agents are connected. */
    int connected() { return byAgent.size(); }

    @Nullable
    Endpoint of(String agentId) { return byAgent.get(agentId); }

    /** An agent speaks over that connection from now on. */
    void bind(String agentId, Endpoint endpoint) {
        Endpoint before = byAgent.put(agentId, endpoint);
        if (before != null && before != endpoint) {
            before.unbound(agentId);
        }
        endpoint.agents.add(agentId);
    }

    /** An agent is not connected any more. */
    void unbind(String agentId) {
        Endpoint before = byAgent.remove(agentId);
        if (before != null) {
            before.unbound(agentId);
        }
    }

    /** Owes an agent what it has missed above {@code since}, and pays. */
    void replay(String agentId, String since, Endpoint endpoint) {
        sessions.missed(agentId, since).forEach((session, from) -> endpoint.debts.put(new Endpoint.Debt(agentId, session), from));
        pay(endpoint);
    }

    /** Hands an envelope to an agent; false when it is not connected. */
    boolean hand(Session session, Envelope envelope, byte[] json, String agentId) {
        Endpoint endpoint = byAgent.get(agentId);
        if (endpoint == null || endpoint.link.closing()) {
            return false;
        }
        var debt = new Endpoint.Debt(agentId, session);
        if (!endpoint.debts.isEmpty() && endpoint.debts.containsKey(debt)) {
            return true;
        }
        if (behind(endpoint, softBytes)) {
            endpoint.debts.put(debt, below(envelope.envelopeId()));
        } else {
            send(endpoint, json, agentId);
        }
        return true;
    }

    /** Pays what the connection has room for. */
    void pay(Endpoint endpoint) {
        while (!endpoint.paying && !endpoint.waits && !endpoint.debts.isEmpty() && !endpoint.link.closing()
                && !behind(endpoint, softBytes / 2)) {
            Map.Entry<Endpoint.Debt, String> first = endpoint.debts.entrySet().iterator().next();
            pay(endpoint, first.getKey(), first.getValue());
        }
    }

    private void pay(Endpoint endpoint, Endpoint.Debt debt, String from) {
        endpoint.paying = true;
        boolean[] later = {false};
        sessions.read(debt.session(), new Reply<>() {
            @Override
            public void done(List<byte[]> lines) {
                endpoint.paying = false;
                if (endpoint.debts.containsKey(debt)) {
                    paid(endpoint, debt, from, lines);
                }
                if (later[0]) {
                    pay(endpoint);
                }
            }

            @Override
            public void refused(Refusal why) {
                endpoint.paying = false;
                endpoint.waits = true;
            }
        });
        later[0] = true;
    }

    private void paid(Endpoint endpoint, Endpoint.Debt debt, String from, List<byte[]> lines) {
        String last = from;
        for (byte[] line : lines) {
            Envelope envelope = Sessions.envelope(line);
            if (envelope.envelopeId().compareTo(from) <= 0) {
                continue;
            }
            if (behind(endpoint, softBytes)) {
                endpoint.debts.put(debt, last);
                return;
            }
            last = envelope.envelopeId();
            if (debt.session().owes(debt.agentId(), envelope) && !late(envelope)) {
                send(endpoint, line, debt.agentId());
            }
        }
        if (lines.size() < debt.session().committed() && !last.equals(from)) {
            endpoint.debts.put(debt, last);
            return;
        }
        endpoint.debts.remove(debt);
        if (lines.size() < debt.session().committed()) {
            lost++;
            trail.record("replay_lost", Map.of("agent_id", debt.agentId(), "channel_id", debt.session().id(), "after", from, "envelopes",
                    debt.session().committed() - lines.size()));
        } else {
            sessions.toldOfEnd(debt.session(), debt.agentId());
        }
    }

    /** Whether more waits than that although the socket was offered it: then the link says when it takes bytes again. */
    private static boolean behind(Endpoint endpoint, int bytes) {
        if (endpoint.link.queuedBytes() > bytes) {
            endpoint.link.flushNow();
        }
        return endpoint.link.queuedBytes() > bytes;
    }

    /** Whether its own time to live is over. */
    private boolean late(Envelope envelope) {
        Number ttl = envelope.ttlSeconds();
        return ttl != null && clock.wallMicros() - Stamps.micros(envelope.createdAt()) > ttl.doubleValue() * 1e6;
    }

    private static void send(Endpoint endpoint, byte[] json, String agentId) {
        endpoint.send(Out.notify(json, agentId));
        endpoint.received++;
    }

    /** The greatest text that is below an id of hexadecimal digits. */
    private static String below(String id) {
        for (int i = id.length() - 1; i >= 0; i--) {
            char c = id.charAt(i);
            if (c > '0') {
                return id.substring(0, i) + (char) (c == 'a' ? '9' : c - 1) + "f".repeat(id.length() - i - 1);
            }
        }
        return "";
    }
}
