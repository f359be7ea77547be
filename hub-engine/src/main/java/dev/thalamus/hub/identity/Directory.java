package dev.thalamus.hub.identity;

import dev.thalamus.hub.knowledge.Changes;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The identities of a hub, by id, by name and by capability.
 *
 * <p>Confined to the core. A change holds at once, is told as done when it is on disk, and is taken back when it cannot get there. Every error is a
 * {@link Refusal}.
 */
public final class Directory {
    private static final int MOST_TASK_ID = 200;

    private final KnowledgeStore store;
    private final Stamps stamps;
    private final AuthRegistry auth;
    private final ApiKeys keys;
    private final boolean keysOnly;
    private final AgentRecords agents;
    private final Observations observations = new Observations();

    /**
     * @param keys of the names that may not be used without one
     * @param keysOnly whether the scheme {@code none} is refused for every name
     * @param room for the identities, each with its resume, rule and skill
     */
    public Directory(KnowledgeStore store, Stamps stamps, AuthRegistry auth, ApiKeys keys, boolean keysOnly, DocumentRoom room) {
        this.store = store;
        this.stamps = stamps;
        this.auth = auth;
        this.keys = keys;
        this.keysOnly = keysOnly;
        agents = new AgentRecords(store, room);
    }

    /** Takes what was kept, at the start; a file without a whole record is left out. */
    public void restore() throws IOException {
        store.each("keys", (path, records) -> records.forEach(record -> keys.restore(path, record)));
        agents.restore(agent -> stamps.after(agent.id()));
    }

    public @Nullable AgentRecord byId(String id) { return agents.byId(id); }

    public @Nullable AgentRecord byName(String name) { return agents.byName(name); }

    public Collection<AgentRecord> all() { return agents.all(); }

    /** How many were not taken since the start, or not as large as they would have become. */
    public long refused() {
        return agents.refused();
    }

    /**
     * Where there is no room, identities that are but the names of NeuralHub's agents give way from now on, the longest unused first.
     *
     * @param unlessNeeded whether one must stay
     * @param told of each that has given way
     */
    public void giveWay(Predicate<AgentRecord> unlessNeeded, Consumer<AgentRecord> told) { agents.giveWay(unlessNeeded, told); }

    /** How many have given way since the start. */
    public long forgotten() { return agents.forgotten(); }

    /** What became of changes that the disk refused. */
    public Changes<?> changes() { return agents.changes(); }

    /** Whether somebody's rule forbids more than a new agent's. */
    public boolean restricts() { return agents.restricting() > 0; }

    private @Nullable AgentRecord byNameOrId(String nameOrId) {
        AgentRecord found = byName(nameOrId);
        return found == null ? byId(nameOrId) : found;
    }

    /** The agent of that name or id. */
    public AgentRecord need(String nameOrId) {
        AgentRecord found = byNameOrId(nameOrId);
        if (found == null) {
            throw Refusal.notFound(Clause.NO_AGENT.of(nameOrId));
        }
        return found;
    }

    /** The agent of that id. */
    public AgentRecord needId(String id) {
        AgentRecord found = byId(id);
        if (found == null) {
            throw Refusal.notFound(Clause.NO_AGENT.of(id));
        }
        return found;
    }

    /** What people call it: the name, or the id when it is not known. */
    public String nameOf(String id) {
        AgentRecord found = byId(id);
        return found == null ? id : found.name();
    }

    /** Registers an agent that proves who it is. */
    public AgentRecord register(Passport passport, Resume resume, @Nullable String skill, @Nullable Rule rule, KnowledgeStore.Done done) {
        if (passport.name().indexOf('@') >= 0) {
            throw Refusal.protocol("name '" + passport.name() + "' is one of another hub's agent");
        }
        policy(passport.name(), passport.auth().scheme());
        String pinned = auth.validate(passport.auth().scheme(), passport, passport.auth().claim(), "");
        AgentRecord there = byName(passport.name());
        if (there != null) {
            throw Refusal.protocol("name '" + passport.name() + "' already registered (agent_id=" + there.id() + ")"
                    + (there.neural() ? " by an agent of NeuralHub." : "; unregister it before re-registering."));
        }
        Rule own = rule == null ? Rule.DEFAULT : rule;
        Resume claims = new Resume(resume.claimedCapabilities(), resume.domains(), resume.summary(), resume.examples(), Map.of(),
                resume.version(), resume.lastUpdated());
        return agents.save(new AgentRecord(passport.stamped(stamps.id(), stamps.now()), claims, own, false, skill, pinned, false, Map.of()),
                done);
    }

    /** The identity of a NeuralHub agent, or of another hub's ({@code name@domain}), made when it has none (any more). */
    public AgentRecord neural(String name) {
        AgentRecord there = byName(name);
        return there != null
                ? agents.used(there)
                : agents.save(new AgentRecord((name.indexOf('@') < 0 ? Passport.of(name) : Passport.remote(name))
                        .stamped(stamps.id(), stamps.now()), Resume.EMPTY, Rule.DEFAULT, false, null, "", true, Map.of()),
                        KnowledgeStore.Done.IGNORED);
    }

    /** Checks who says hello: by the scheme of its own passport, never by one that it chose. */
    public AgentRecord authenticate(String name, String scheme, ObjectNode claim) {
        AgentRecord agent = byName(name);
        if (agent == null) {
            throw Refusal.notFound(Clause.UNKNOWN_NAME.of(name));
        }
        auth.adapter(scheme);
        if (!scheme.equals(agent.passport().auth().scheme())) {
            throw Refusal.auth(Clause.OTHER_PROOF.of(name, agent.passport().auth().scheme()));
        }
        policy(name, scheme);
        if (agent.neural()) {
            throw Refusal.auth(Clause.OF_NEURALHUB.of(name));
        }
        auth.validate(scheme, agent.passport(), claim, agent.pinned());
        return agent;
    }

    /** Why an agent of NeuralHub may not use that name with that key, or null: also a name whose passport wants another proof is not free. */
    public @Nullable String keyProblem(String name, @Nullable String key) {
        AgentRecord agent = byName(name);
        boolean proven = agent != null && !agent.neural() && !agent.passport().auth().scheme().equals("none");
        if (!keysOnly && !keys.has(name) && !proven) {
            return null;
        }
        return key != null && keys.opens(name, key)
                ? null
                : Clause.NEEDS_KEY.of(name);
    }

    /** The id of the name's key that was shown, or null. */
    public @Nullable String keyShown(String name, @Nullable String key) {
        return key == null ? null : keys.idOf(name, key);
    }

    /** The id of the name's key that a claim shows, or null: other schemes show none. */
    public @Nullable String keyShown(String name, ObjectNode claim) {
        return keyShown(name, claim.path("token").stringValue(null));
    }

    private void policy(String name, String scheme) {
        if (scheme.equals("none") && (keysOnly || keys.has(name))) {
            throw Refusal.auth(Clause.NEEDS_SOME_KEY.of(name));
        }
    }

    public AgentRecord setResume(String id, Resume claims, KnowledgeStore.Done done) {
        AgentRecord agent = needId(id);
        return agents.save(agent.with(agent.resume().replacedBy(claims, stamps.now())), done);
    }

    public AgentRecord setSkill(String id, @Nullable String skill, KnowledgeStore.Done done) {
        return agents.save(needId(id).withSkill(skill), done);
    }

    /** @param byOperator whether the operator says so: then the agent cannot change it any more */
    public AgentRecord setRule(String id, Rule rule, boolean byOperator, KnowledgeStore.Done done) {
        AgentRecord agent = needId(id);
        if (agent.operatorRule() && !byOperator) {
            throw Refusal.denied(Clause.RULE_FIXED.of(agent.name()));
        }
        AgentRecord ruled = agent.with(rule, byOperator);
        // An agent must not keep the operator's rule out by filling its own record.
        return byOperator ? agents.saveAnyway(ruled, done) : agents.save(ruled, done);
    }

    /** Gives an agent a rule that it may change itself again: what the operator had set holds no more. */
    public AgentRecord returnRule(String id, Rule rule, KnowledgeStore.Done done) {
        return agents.saveAnyway(needId(id).with(rule, false), done);
    }

    /** Writes down how a task ended; the same task counts once. Null when it does not count again. */
    public @Nullable AgentRecord observe(String id, String capability, String outcome, @Nullable Long latencyMillis,
            @Nullable String taskId,
            KnowledgeStore.Done done) {
        AgentRecord agent = needId(id);
        if (taskId != null && taskId.length() > MOST_TASK_ID) {
            throw Refusal.protocol("'task_id' has at most " + MOST_TASK_ID + " characters");
        }
        String seen = id + " " + taskId;
        if (taskId == null) {
            return agents.save(agent.observing(capability, outcome, latencyMillis, stamps.now()), done);
        }
        if (observations.repeated(seen, done)) {
            return null;
        }
        AgentRecord now = agents.save(agent.observing(capability, outcome, latencyMillis, stamps.now()), problem -> {
            done.done(problem);
            observations.over(seen, problem);
        });
        observations.begun(seen);
        return now;
    }

    public AgentRecord unregister(String id, KnowledgeStore.Done done) {
        AgentRecord agent = needId(id);
        agents.remove(agent, done);
        return agent;
    }

    /**
     * Finds agents.
     *
     * @param capability claimed or observed, or null
     * @param query part of the summary in any case, or null
     * @param kind as {@link Passport#kindName}, or null
     * @param byName whether they are sorted by name; else in order of registration
     */
    public List<AgentRecord> find(@Nullable String capability, @Nullable String query, @Nullable String kind, boolean byName, int limit) {
        String part = query == null ? "" : query.toLowerCase(Locale.ROOT);
        var found = all().stream()
                .filter(agent -> capability == null || agent.resume().capabilities().contains(capability))
                .filter(agent -> agent.resume().summary().toLowerCase(Locale.ROOT).contains(part))
                .filter(agent -> kind == null || agent.passport().kindName().equals(kind));
        return (byName ? found.sorted(java.util.Comparator.comparing(AgentRecord::name)) : found).limit(limit).toList();
    }

    /** Gives a name a key; the token is shown this once. */
    public String issueKey(String name, KnowledgeStore.Done done) {
        return keys.issue(Passport.of(name).name(), stamps.now(), store, done);
    }

    /** Ends a key; false when there is none with that id. */
    public boolean revokeKey(String id, KnowledgeStore.Done done) {
        return keys.revoke(id, store, done);
    }

    public List<ApiKeys.Key> keys() { return new ArrayList<>(keys.list(null)); }
}
