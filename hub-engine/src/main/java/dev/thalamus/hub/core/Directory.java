package dev.thalamus.hub.core;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.AgentView;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Hop;
import dev.thalamus.hub.model.QueueView;
import dev.thalamus.hub.model.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells who is here, and where a signal for somebody would go. Confined to the core; changes nothing. */
public final class Directory {
    private final Registry registry;
    private final Clock clock;
    private ForeignAgents foreign = ForeignAgents.NONE;
    private RemoteRoutes remotes = RemoteRoutes.NONE;

    Directory(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void foreign(ForeignAgents agents) { foreign = agents; }

    void remotes(RemoteRoutes routes) { remotes = routes; }

    /** Changes whenever an agent comes or goes. */
    public long version() { return registry.version(); }

    /** How many instances are connected, over every protocol. */
    public int online() { return registry.online() + foreign.online(); }

    /** Whether an agent of NeuralHub was ever seen under that name. */
    public boolean knows(String name) {
        return registry.byName(name) != null;
    }

    /**
     * Why that hash cannot be an instance of that name, or null: signals are addressed by hashes first, so that a hash which is somebody else's, or
     * somebody else's name, would take what is meant for them.
     */
    public @Nullable String clash(String hash, String name) {
        Agent holder = registry.byHash(hash);
        if (holder != null && !holder.name().equals(name)) {
            return Clause.HASH_TAKEN.of();
        }
        return !hash.equals(name) && registry.byName(hash) != null ? Clause.HASH_IS_NAME.of() : null;
    }

    /** The live instance of that hash, or null. */
    public @Nullable Agent agent(String hash) { return registry.byHash(hash); }

    /** The hash of the newest live instance of that name, or null. */
    public @Nullable String hashOf(String name) {
        Name known = registry.byName(name);
        return known == null || known.live.isEmpty() ? foreign.idOf(name) : known.live.getLast().hash;
    }

    /** How many live instances a name has. */
    public int instances(String name) {
        Name known = registry.byName(name);
        return known == null ? 0 : known.live.size();
    }

    /** The connected agents of NeuralHub. */
    public List<Agent> agents() {
        var agents = new ArrayList<Agent>(registry.online());
        registry.forEachName(name -> agents.addAll(name.live));
        return agents;
    }

    AgentView view(Agent agent) { return agent.view(clock.wallMillis(), clock.nanos(), agent.link.address(), false); }

    /** The connected agents, siblings in order of arrival and those of other protocols after them, then those that left within the last day. */
    public List<AgentView> views() {
        var views = new ArrayList<AgentView>(registry.online() + registry.gone().size());
        for (Agent agent : agents()) {
            views.add(view(agent));
        }
        views.addAll(foreign.views());
        registry.gone().forEach(left -> views.add(left.view()));
        return views;
    }

    /** Names for which something waits. */
    public List<QueueView> queues() {
        var queues = new ArrayList<QueueView>();
        registry.forEachName(name -> {
            if (name.signals() > 0) {
                queues.add(name.queue());
            }
        });
        return queues;
    }

    /** The agent of another hub that a signal for a local target would go to, or null: nobody here is meant, or somebody who is away here and online there. */
    public RemoteAgents.@Nullable Remote elsewhere(String target) {
        if (target.isEmpty() || registry.byHash(target) != null || registry.byName(target) != null) {
            return null;
        }
        RemoteAgents.Remote remote = remotes.byHash(target);
        return remote != null && (remote.online() || registry.nameOfGone(target, clock.wallMillis()) == null) ? remote : null;
    }

    /** Where a signal for a local target would go now, were there no other hubs. */
    public Hop whereTo(String hub, String target) {
        Agent agent = registry.byHash(target);
        if (agent != null) {
            return new Hop(hub, agent.live() ? "delivered" : "queued", agent.name() + " #" + agent.hash);
        }
        Name name = registry.byName(target);
        if (name == null && registry.nameOfGone(target, clock.wallMillis()) != null) {
            return new Hop(hub, "queued", Reason.OFFLINE.sentence());
        }
        if (name == null) {
            return new Hop(hub, "refused", Reason.UNKNOWN_TARGET.sentence());
        }
        return name.live.isEmpty()
                ? new Hop(hub, "queued", Reason.OFFLINE.sentence())
                : new Hop(hub, name.draining ? "queued" : "delivered", name.live.size() == 1
                        ? name.text + " #" + name.live.getFirst().hash
                        : Clause.NEXT_OF.of(name.live.size(), name.text));
    }
}
