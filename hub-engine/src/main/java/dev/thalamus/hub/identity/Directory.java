package dev.thalamus.hub.identity;

import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The identities of a hub, by id, by name and by capability.
 *
 * <p>Confined to the core. A change holds at once and is told as done when it is on disk. Every error is a {@link Refusal}.
 */
public final class Directory {
    private static final String FOLDER = "agents";
    private static final int MOST_OBSERVATIONS = 10_000;
    private static final int MOST_TASK_ID = 200;

    private final KnowledgeStore store;
    private final Stamps stamps;
    private final AuthRegistry auth;
    private final ApiKeys keys;
    private final boolean keysOnly;
    private final DocumentRoom room;
    private final Map<String, AgentRecord> byId = new LinkedHashMap<>();
    private final Map<String, AgentRecord> byName = new HashMap<>();
    private final Set<String> observed = new LinkedHashSet<>();
    private int restricting;

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
        this.room = room;
    }

    /** Takes what was kept, at the start; a file without a whole record is left out. */
    public void restore() throws IOException {
        store.each("keys", (path, records) -> records.forEach(record -> keys.restore(path, record)));
        store.each(FOLDER, (path, records) -> records.forEach(record -> {
            AgentRecord agent = Shape.read(record, AgentRecord.class);
            stamps.after(agent.id());
            keep(agent, record);
        }));
    }

    public @Nullable AgentRecord byId(String id) { return byId.get(id); }

    public @Nullable AgentRecord byName(String name) { return byName.get(name); }

    public Collection<AgentRecord> all() { return byId.values(); }

    /** How many were not taken since the start, or not as large as they would have become. */
    public long refused() {
        return room.refused();
    }

    /** Whether somebody's rule forbids more than a new agent's. */
    public boolean restricts() { return restricting > 0; }

    /** The agent of that name or id. */
    public AgentRecord need(String nameOrId) {
        AgentRecord found = byName.getOrDefault(nameOrId, byId.get(nameOrId));
        if (found == null) {
            throw Refusal.notFound("agent not found: " + nameOrId);
        }
        return found;
    }

    /** The agent of that id. */
    public AgentRecord needId(String id) {
        AgentRecord found = byId.get(id);
        if (found == null) {
            throw Refusal.notFound("agent not found: " + id);
        }
        return found;
    }

    /** What people call it: the name, or the id when it is not known. */
    public String nameOf(String id) {
        AgentRecord found = byId.get(id);
        return found == null ? id : found.name();
    }

    /** Registers an agent that proves who it is. */
    public AgentRecord register(Passport passport, Resume resume, @Nullable String skill, @Nullable Rule rule, KnowledgeStore.Done done) {
        policy(passport.name(), passport.auth().scheme());
        String pinned = auth.validate(passport.auth().scheme(), passport, passport.auth().claim(), "");
        AgentRecord there = byName.get(passport.name());
        if (there != null) {
            throw Refusal.protocol("name '" + passport.name() + "' already registered (agent_id=" + there.id() + ")"
                    + (there.neural() ? " by an agent of NeuralHub." : "; unregister it before re-registering."));
        }
        Rule own = rule == null ? Rule.DEFAULT : rule;
        Resume claims = new Resume(resume.claimedCapabilities(), resume.domains(), resume.summary(), resume.examples(), Map.of(),
                resume.version(), resume.lastUpdated());
        return save(new AgentRecord(passport.stamped(stamps.id(), stamps.now()), claims, own, false, skill, pinned, false, Map.of()),
                done);
    }

    /** The identity of a NeuralHub agent, made when it has none yet. */
    public AgentRecord neural(String name) {
        AgentRecord there = byName.get(name);
        return there != null
                ? there
                : save(new AgentRecord(Passport.of(name).stamped(stamps.id(), stamps.now()), Resume.EMPTY, Rule.DEFAULT,
                        false, null, "", true, Map.of()), KnowledgeStore.Done.IGNORED);
    }

    /** Checks who says hello: by the scheme of its own passport, never by one that it chose. */
    public AgentRecord authenticate(String name, String scheme, ObjectNode claim) {
        AgentRecord agent = byName.get(name);
        if (agent == null) {
            throw Refusal.notFound("unknown name: " + name);
        }
        auth.adapter(scheme);
        if (!scheme.equals(agent.passport().auth().scheme())) {
            throw Refusal.auth("'" + name + "' authenticates with " + agent.passport().auth().scheme());
        }
        policy(name, scheme);
        if (agent.neural()) {
            throw Refusal.auth("'" + name + "' is an agent of NeuralHub");
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
                : "'" + name + "' may not be used without its key, in the member 'key' of the registration";
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
            throw Refusal.auth("'" + name + "' may not be used without a key");
        }
    }

    public AgentRecord setResume(String id, Resume claims, KnowledgeStore.Done done) {
        AgentRecord agent = needId(id);
        return save(agent.with(agent.resume().replacedBy(claims, stamps.now())), done);
    }

    public AgentRecord setSkill(String id, @Nullable String skill, KnowledgeStore.Done done) {
        return save(needId(id).withSkill(skill), done);
    }

    /** @param byOperator whether the operator says so: then the agent cannot change it any more */
    public AgentRecord setRule(String id, Rule rule, boolean byOperator, KnowledgeStore.Done done) {
        AgentRecord agent = needId(id);
        if (agent.operatorRule() && !byOperator) {
            throw Refusal.denied("the rule of '" + agent.name() + "' was set by the operator and cannot be changed over the wire");
        }
        AgentRecord ruled = agent.with(rule, byOperator);
        // An agent must not keep the operator's rule out by filling its own record.
        return byOperator ? put(ruled, Shape.write(ruled), done) : save(ruled, done);
    }

    /** Gives an agent a rule that it may change itself again: what the operator had set holds no more. */
    public AgentRecord returnRule(String id, Rule rule, KnowledgeStore.Done done) {
        AgentRecord ruled = needId(id).with(rule, false);
        return put(ruled, Shape.write(ruled), done);
    }

    /** Writes down how a task ended; the same task counts once. Null when it did not count. */
    public @Nullable AgentRecord observe(String id, String capability, String outcome, @Nullable Long latencyMillis,
            @Nullable String taskId,
            KnowledgeStore.Done done) {
        AgentRecord agent = needId(id);
        if (taskId != null && taskId.length() > MOST_TASK_ID) {
            throw Refusal.protocol("'task_id' has at most " + MOST_TASK_ID + " characters");
        }
        if (taskId != null && !observed.add(id + " " + taskId)) {
            done.done(null);
            return null;
        }
        if (observed.size() > MOST_OBSERVATIONS) {
            observed.remove(observed.iterator().next());
        }
        return save(agent.observing(capability, outcome, latencyMillis, stamps.now()), done);
    }

    public AgentRecord unregister(String id, KnowledgeStore.Done done) {
        AgentRecord agent = needId(id);
        if (!store.delete(path(agent), done)) {
            throw behind();
        }
        byId.remove(id);
        byName.remove(agent.name());
        room.free(id);
        restricting -= agent.rule().restricts() ? 1 : 0;
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
        var found = byId.values().stream()
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

    private AgentRecord save(AgentRecord agent, KnowledgeStore.Done done) {
        byte[] document = Shape.write(agent);
        DocumentRoom.Want want = room.wants(agent.id(), document);
        if (want != null) {
            throw Refusal.tooLarge(room.refuse(want, document));
        }
        return put(agent, document, done);
    }

    private AgentRecord put(AgentRecord agent, byte[] document, KnowledgeStore.Done done) {
        if (!store.put(path(agent), document, done)) {
            throw behind();
        }
        keep(agent, document);
        return agent;
    }

    private void keep(AgentRecord agent, byte[] document) {
        AgentRecord before = byId.put(agent.id(), agent);
        restricting += (agent.rule().restricts() ? 1 : 0) - (before != null && before.rule().restricts() ? 1 : 0);
        byName.put(agent.name(), agent);
        room.keep(agent.id(), document);
    }

    private static String path(AgentRecord agent) { return FOLDER + "/" + agent.id() + ".json"; }

    private static Refusal behind() { return Refusal.error("the hub's disk is behind; try again"); }
}
