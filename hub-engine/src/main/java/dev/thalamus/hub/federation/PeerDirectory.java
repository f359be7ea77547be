package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.RemoteAgents;
import dev.thalamus.hub.model.Names;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The agents of other hubs, as those reported them.
 *
 * <p>Confined to the core. At most {@value #MOST_AGENTS} names of a domain; what is above is left out and counted. When the last link to a hub
 * ends its agents are offline; when it is removed they are forgotten. What passed here to and from each is counted.
 */
final class PeerDirectory implements RemoteAgents {
    static final int MOST_AGENTS = 10_000;
    /** The end of the year 9999, seconds since 1970: what lies behind it is no time. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    /** What one hub said. */
    private static final class Reported {
        final Map<String, Remote> byName = new LinkedHashMap<>();
        final Map<String, String> nameOfHash = new HashMap<>();
        /** Those of the list before, of which a later part of this one may tell again. */
        Map<String, Remote> before = Map.of();
        boolean current;
        int online;
    }

    private final Map<String, Reported> domains = new LinkedHashMap<>();
    private int online;

    /**
     * Takes over what a hub says of itself.
     *
     * @param domain the hub's, whatever it calls itself
     * @return how many agents were left out, because there are too many or they have no usable name
     */
    int update(String domain, ControlMessage.HubPeerUpdate update) {
        Reported reported = domains.computeIfAbsent(domain, any -> new Reported());
        if (update.fullUpdate()) {
            reported.before = Map.copyOf(reported.byName);
            reported.byName.clear();
            reported.nameOfHash.clear();
        }
        double seen = update.timestamp() >= 0 && update.timestamp() <= LAST_SECOND ? update.timestamp() : 0;
        int leftOut = 0;
        for (ControlMessage.RemoteAgent agent : update.agents()) {
            boolean there = reported.byName.containsKey(agent.name());
            if (Names.problem(agent.name()) != null || Names.problem(agent.hash()) != null
                    || !there && reported.byName.size() >= MOST_AGENTS || reported.nameOfHash.size() >= 2 * MOST_AGENTS) {
                leftOut++;
                continue;
            }
            Remote known = there ? reported.byName.get(agent.name()) : reported.before.get(agent.name());
            if (known == null) {
                known = new Remote(agent.name(), domain, "", false, 0, 0, 0);
            }
            reported.byName.put(agent.name(), known.reported(agent.hash(), agent.online(), seen));
            reported.nameOfHash.put(agent.hash(), agent.name());
        }
        reported.current = true;
        count(reported);
        return leftOut;
    }

    /** The last link to that hub is over. */
    void offline(String domain) {
        Reported reported = domains.get(domain);
        if (reported != null) {
            reported.current = false;
            reported.byName.replaceAll((name, agent) -> agent.reported(agent.hash(), false, agent.lastSeen()));
            count(reported);
        }
    }

    /** That hub took a signal for one of its agents. */
    void took(String domain, String name) { change(domain, name, Remote::tookOne); }

    /** A signal came from one of that hub's agents. */
    void came(String domain, String name) { change(domain, name, Remote::sentOne); }

    private void change(String domain, String name, UnaryOperator<Remote> how) {
        Reported reported = domains.get(domain);
        if (reported != null) {
            // An answer to one of several instances goes to its hash.
            String known = reported.byName.containsKey(name) ? name : reported.nameOfHash.getOrDefault(name, name);
            reported.byName.computeIfPresent(known, (same, agent) -> how.apply(agent));
        }
    }

    void forget(String domain) {
        Reported reported = domains.remove(domain);
        if (reported != null) {
            online -= reported.online;
        }
    }

    /** Whether the hub has reported since its links stand. */
    boolean current(String domain) {
        Reported reported = domains.get(domain);
        return reported != null && reported.current;
    }

    int online(String domain) {
        Reported reported = domains.get(domain);
        return reported == null ? 0 : reported.online;
    }

    @Override
    public @Nullable Remote find(String name, String domain) {
        Reported reported = domains.get(domain);
        return reported == null ? null : reported.byName.get(name);
    }

    /** The name that the hub reported for a hash, or null. */
    @Nullable
    String nameOf(String hash, String domain) {
        Reported reported = domains.get(domain);
        return reported == null ? null : reported.nameOfHash.get(hash);
    }

    /** The agent with that hash; null when no hub reports it, or several: then one of them is not honest, and an answer must not go to it. */
    @Nullable
    Remote byHash(String hash) {
        Remote found = null;
        for (Reported reported : domains.values()) {
            String name = reported.nameOfHash.get(hash);
            if (name != null) {
                if (found != null) {
                    return null;
                }
                found = reported.byName.get(name);
            }
        }
        return found;
    }

    @Override
    public List<Remote> all() {
        var all = new ArrayList<Remote>();
        domains.values().forEach(reported -> all.addAll(reported.byName.values()));
        return all;
    }

    @Override
    public int online() { return online; }

    private void count(Reported reported) {
        online -= reported.online;
        reported.online = (int) reported.byName.values().stream().filter(Remote::online).count();
        online += reported.online;
    }
}
