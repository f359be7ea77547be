package dev.thalamus.hub.network;

import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.AnswersSeen;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Passport;
import dev.thalamus.hub.identity.Resume;
import dev.thalamus.hub.identity.Rule;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.session.Trail;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What clients ask about agents. Confined to the core. */
final class AgentOps {
    private final Directory directory;
    private final RuleGate gate;
    private final NeuralBridge neural;
    private final AnswersSeen answers;
    private final Trail trail;

    AgentOps(Directory directory, RuleGate gate, NeuralBridge neural, AnswersSeen answers, Trail trail) {
        this.directory = directory;
        this.gate = gate;
        this.neural = neural;
        this.answers = answers;
        this.trail = trail;
    }

    /** @param bind called with the stamped agent when it is on the disk, before the answer */
    void register(Call call, Consumer<AgentRecord> bind) {
        Passport passport = call.record("passport", Passport.class);
        Resume resume = call.objectOrNull("resume") == null ? Resume.EMPTY : call.record("resume", Resume.class);
        Rule rule = call.objectOrNull("rule") == null ? null : call.record("rule", Rule.class);
        var made = new AgentRecord[1];
        made[0] = directory.register(passport, resume, call.textOrNull("skill_md"), rule, problem -> {
            if (problem == null) {
                trail.record("agent_registered", Map.of("agent_id", made[0].id(), "name", made[0].name()));
                bind.accept(made[0]);
            }
            call.afterwards(made[0].passport()).done(problem);
        });
        call.from.proven(directory.keyShown(passport.name(), passport.auth().claim()));
    }

    void findId(Call call) {
        AgentRecord found = byName(call.text("name"));
        call.answer(found == null ? null : found.id());
    }

    void get(Call call) {
        String nameOrId = call.text("name_or_id");
        byName(nameOrId);
        call.answer(directory.need(nameOrId).passport());
    }

    /** An agent of NeuralHub has an identity as soon as somebody asks for it by name. */
    private @Nullable AgentRecord byName(String name) {
        AgentRecord found = directory.byName(name);
        boolean borrowed = found == null ? neural.knows(name) : found.neural();
        return borrowed ? directory.neural(name) : found;
    }

    /** NeuralHub's agents tell of no tasks: what was seen of them is how they answer. */
    void getResume(Call call) {
        AgentRecord agent = directory.needId(call.text("agent_id"));
        call.answer(agent.neural() ? agent.resume().with(answers.of(agent.name())) : agent.resume());
    }

    void getRule(Call call) { call.answer(directory.needId(call.text("agent_id")).rule()); }

    void getSkill(Call call) { call.answer(directory.needId(call.text("agent_id")).skill()); }

    void names(Call call) {
        var names = new TreeMap<String, String>();
        call.texts("agent_ids").forEach(id -> names.put(id, directory.nameOf(id)));
        call.answer(names);
    }

    void list(Call call) {
        String sort = call.textOrNull("sort_by");
        List<AgentRecord> found = directory.find(call.textOrNull("capability"), call.textOrNull("query"), call.textOrNull("kind"),
                sort != null && sort.equals("name"), Math.max(0, call.number("limit", 50)));
        call.answerAll(found.stream().map(agent -> Shape.write(agent.passport())));
    }

    void setResume(Call call) {
        change(call, "resume_set",
                done -> directory.setResume(call.own(call.text("agent_id")), call.record("resume", Resume.class), done),
                now -> Map.of("agent_id", now.id(), "source", "tenant", "version", now.resume().version()));
    }

    void setSkill(Call call) {
        change(call, "skill_set", done -> directory.setSkill(call.own(call.text("agent_id")), call.textOrNull("skill_md"), done),
                now -> Map.of("agent_id", now.id(), "removed", now.skill() == null));
    }

    void setRule(Call call) {
        change(call, "rule_set",
                done -> directory.setRule(call.own(call.text("agent_id")), call.record("rule", Rule.class), false, done),
                now -> Map.of("agent_id", now.id(), "version", now.rule().version()));
    }

    /** Changes a record, and answers and writes that down when it is on disk. */
    private void change(Call call, String kind, Function<KnowledgeStore.Done, @Nullable AgentRecord> change,
            Function<AgentRecord, Map<String, Object>> told) {
        var now = new AtomicReference<@Nullable AgentRecord>();
        now.set(change.apply(problem -> {
            AgentRecord changed = now.get();
            if (problem == null && changed != null) {
                trail.record(kind, told.apply(changed));
            }
            call.afterwards(null).done(problem);
        }));
    }

    /** @param unbind called at once: nothing more is handed to it */
    void unregister(Call call, Consumer<AgentRecord> unbind) {
        AgentRecord gone = directory.needId(call.own(call.text("agent_id")));
        directory.unregister(gone.id(), problem -> {
            if (problem == null) {
                trail.record("agent_unregistered", Map.of("agent_id", gone.id(), "name", gone.name()));
            }
            call.afterwards(null).done(problem);
        });
        unbind.accept(gone);
        gate.forget(gone.id());
    }

    void observation(Call call) {
        Integer latency = call.numberOrNull("latency_ms");
        String outcome = call.text("outcome");
        String capability = call.text("capability");
        if (!List.of("completed", "failed", "expired", "cancelled").contains(outcome)) {
            call.answer((Object) null);
            return;
        }
        change(call, "resume_set",
                done -> directory.observe(call.own(call.text("owner_id")), capability, outcome, latency == null ? null : (long) latency,
                        call.textOrNull("task_id"), done),
                now -> Map.of("agent_id", now.id(), "source", "observed", "version", now.resume().version(), "capability", capability,
                        "outcome", outcome));
    }
}
