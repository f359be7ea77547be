package dev.thalamus.hub.network;

import dev.thalamus.hub.audit.AuditReader;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.DryRun;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Rule;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.model.AuditExport;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.hub.model.DryRunWatch;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.KeyView;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.model.TaskView;
import dev.thalamus.hub.query.AuditSchema;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.session.Channel;
import dev.thalamus.hub.session.Reply;
import dev.thalamus.hub.session.Sessions;
import dev.thalamus.hub.session.Trail;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operator's side of sessions, identities and rules. Confined to the core; dry runs have a thread of their own, one at a time. */
final class Desk implements Governance {
    private static final long MOST_RECORDS = 10_000_000;
    private static final int MOST_AUDIT = 10_000;
    private static final String OPERATOR = "operator";

    private final Directory directory;
    private final Sessions sessions;
    private final NetworkViews views;
    private final Core core;
    private final SerialOwner owner;
    private final Trail trail;
    private final AuditReader audit;
    private final ToIntFunction<String> hangUp;
    private final Clock clock;
    private final History history;
    private final AtomicBoolean trying = new AtomicBoolean();

    /** @param hangUp ends the connections of a key by its id, and tells how many they were */
    Desk(Directory directory, Sessions sessions, NetworkViews views, Trail trail, AuditReader audit, ToIntFunction<String> hangUp,
            NetworkHub.Parts parts) {
        this.directory = directory;
        this.sessions = sessions;
        this.views = views;
        core = parts.core();
        owner = parts.owner();
        this.trail = trail;
        this.audit = audit;
        this.hangUp = hangUp;
        clock = parts.clock();
        history = parts.history();
    }

    @Override
    public List<SessionView> sessions(int limit) { return views.sessions(limit); }

    @Override
    public @Nullable SessionView session(String id) { return sessions.find(id) == null ? null : views.session(id); }

    @Override
    public @Nullable List<ExpectationView> expectations(String sessionId) { return views.expectations(sessionId); }

    @Override
    public @Nullable List<TaskView> tasks(@Nullable String agent, @Nullable String sessionId, int limit) {
        return views.tasks(agent, sessionId, limit);
    }

    @Override
    public void log(String id, int from, int limit, Told<SessionLogView> answer) {
        attempt(answer, () -> views.log(id, from, limit, reply(answer)));
    }

    @Override
    public void close(String id, String reason, Told<SessionView> answer) {
        attempt(answer, () -> {
            sessions.close(sessions.need(id), reason, new Reply<Channel>() {
                @Override
                public void done(Channel channel) {
                    trail.record("operator_closed", Map.of("channel_id", id, "reason", reason, "by", OPERATOR));
                    answer.told(views.session(id), null);
                }

                @Override
                public void refused(Refusal why) { answer.told(null, why.why()); }
            });
        });
    }

    @Override
    public List<IdentityView> identities() { return views.identities(); }

    @Override
    public @Nullable IdentityView identity(String nameOrId) { return views.identity(nameOrId); }

    @Override
    public void setRule(String nameOrId, JsonNode rule, boolean keeps, Told<IdentityView> answer) {
        attempt(answer, () -> {
            Rule wanted = Shape.read(rule, Rule.class, "rule");
            AgentRecord agent = agent(nameOrId);
            var now = new AgentRecord[1];
            KnowledgeStore.Done done = problem -> {
                if (problem == null) {
                    trail.record("rule_set",
                            Map.of("agent_id", agent.id(), "version", now[0].rule().version(), "kept", keeps, "by", OPERATOR));
                }
                answer.told(problem == null ? views.identity(agent.id()) : null, problem);
            };
            now[0] = keeps
                    ? directory.setRule(agent.id(), wanted, true, done)
                    : directory.returnRule(agent.id(), wanted, done);
        });
    }

    /** The agent; one of NeuralHub gets its identity now. */
    private AgentRecord agent(String nameOrId) {
        return directory.byName(nameOrId) == null && directory.byId(nameOrId) == null && core.directory().knows(nameOrId)
                ? directory.neural(nameOrId)
                : directory.need(nameOrId);
    }

    @Override
    public void dryRun(String nameOrId, JsonNode rule, DryRunWatch watch, Told<DryRunView> answer) {
        attempt(answer, () -> {
            Rule wanted = Shape.read(rule, Rule.class, "rule");
            String name = core.directory().knows(nameOrId) ? nameOrId : directory.need(nameOrId).name();
            if (!trying.compareAndSet(false, true)) {
                throw Refusal.error(Clause.TRIAL_RUNS.of());
            }
            Thread.ofPlatform().daemon().name("hub-dry-run").start(() -> {
                Runnable told;
                try {
                    told = tried(wanted, name, watch, answer);
                } finally {
                    trying.set(false); // before the answer: whoever has it may begin the next
                }
                owner.submitElsewhere(Turn.of(told));
            });
        });
    }

    private Runnable tried(Rule rule, String name, DryRunWatch watch, Told<DryRunView> answer) {
        try {
            DryRun.Outlook out = DryRun.run(rule, name, history, MOST_RECORDS, watch);
            DryRunView view = out == null
                    ? null
                    : new DryRunView(out.looked(), out.stopped(), out.outbound(), out.inbound(), out.rate(), out.examples());
            return () -> answer.told(view, view == null ? Clause.TRIAL_STOPPED.of() : null);
        } catch (RuntimeException | InternalError failed) { // the latter: a mapped file that could not be read
            return () -> answer.told(null, Clause.HISTORY_UNREADABLE.of(failed));
        }
    }

    @Override
    public void issueKey(String name, Told<String> answer) {
        attempt(answer, () -> {
            var token = new String[1];
            token[0] = directory.issueKey(name, problem -> {
                if (problem == null) {
                    trail.record("key_created", Map.of("name", name, "by", OPERATOR));
                }
                answer.told(problem == null ? token[0] : null, problem);
            });
        });
    }

    @Override
    public List<KeyView> keys(@Nullable String name) {
        return directory.keys().stream().filter(key -> name == null || key.name().equals(name))
                .map(key -> new KeyView(key.id(), key.name(), key.createdAt())).toList();
    }

    @Override
    public void revokeKey(String id, Told<String> answer) {
        attempt(answer, () -> {
            String name = keys(null).stream().filter(key -> key.id().equals(id)).map(KeyView::name).findFirst().orElse("");
            if (!directory.revokeKey(id, problem -> {
                if (problem == null) {
                    trail.record("key_revoked",
                            Map.of("key_id", id, "name", name, "connections_closed", hangUp.applyAsInt(id), "by", OPERATOR));
                }
                answer.told(problem == null ? id : null, problem);
            })) {
                throw Refusal.notFound(Clause.NO_KEY.of(id));
            }
        });
    }

    @Override
    public void audit(String filter, long before, int limit, Told<AuditPage> answer) {
        switch (Filter.parse(filter, AuditSchema.with(List::of))) {
            case Parsed.Good<AuditEntry> good -> audit.query(good.filter().matcher(clock.wallMicros(), ZoneId.systemDefault()), before,
                    Math.clamp(limit, 1, MOST_AUDIT), inTurn(answer));
            case Parsed.Bad<AuditEntry> bad -> answer.told(null, Clause.FILTER_UNREADABLE.of(bad.error().sentence()));
        }
    }

    @Override
    public void verifyAudit(Told<AuditVerdict> answer) { audit.verify(inTurn(answer)); }

    @Override
    public void exportAudit(long from, Told<AuditExport> answer) { audit.export(from, inTurn(answer)); }

    void close() { audit.close(); }

    private <T> AuditReader.Told<T> inTurn(Told<T> answer) {
        return (value, problem) -> owner.submitElsewhere(Turn.of(() -> answer.told(value, problem)));
    }

    private static <T> Reply<T> reply(Told<T> answer) {
        return new Reply<>() {
            @Override
            public void done(T value) { answer.told(value, null); }

            @Override
            public void refused(Refusal why) { answer.told(null, why.why()); }
        };
    }

    private static void attempt(Told<?> answer, Runnable work) {
        try {
            work.run();
        } catch (Refusal refused) {
            answer.told(null, refused.why());
        }
    }
}
