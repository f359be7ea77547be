package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.Agent;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.ArrayList;
import java.util.List;

/** The list of our agents as peers get it, encoded once for all of them. Confined to the core. */
final class Roster {
    /** Agents in one message; the first replaces what the peer knew, the others add to it. */
    private static final int PART = 4_000;

    private final Core core;
    private final Clock clock;
    private long version = -1;
    private List<byte[]> encoded = List.of();
    private long encodedMillis;

    Roster(Core core, Clock clock) {
        this.core = core;
        this.clock = clock;
    }

    List<byte[]> messages(String domain) {
        if (version != core.directory().version() || clock.wallMillis() - encodedMillis > 1_000) {
            version = core.directory().version();
            encodedMillis = clock.wallMillis();
            encoded = encode(domain);
        }
        return encoded;
    }

    private List<byte[]> encode(String domain) {
        List<Agent> agents = core.directory().agents();
        var parts = new ArrayList<byte[]>();
        for (int from = 0; from == 0 || from < agents.size(); from += PART) {
            List<ControlMessage.RemoteAgent> part = agents.subList(from, Math.min(agents.size(), from + PART)).stream()
                    .map(agent -> new ControlMessage.RemoteAgent(agent.name(), agent.hash(), true, domain)).toList();
            parts.add(new ControlMessage.HubPeerUpdate(domain, part, from == 0, clock.wallMicros() / 1e6).encode());
        }
        return parts;
    }
}
