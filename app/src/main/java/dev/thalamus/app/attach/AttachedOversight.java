package dev.thalamus.app.attach;

import dev.thalamus.hub.HubException;
import dev.thalamus.hub.Oversight;
import dev.thalamus.hub.model.AuditExport;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.hub.model.DryRunWatch;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sessions, identities, rules and the audit log of a hub elsewhere, asked for by JSON-RPC as its operator. Thread-safe. */
record AttachedOversight(AttachedHub hub) implements Oversight {
    @Override
    public CompletableFuture<List<SessionView>> sessions(int limit) {
        return hub.call("session.list", AttachedHub.empty().put("limit", limit))
                .thenApply(result -> Shapes.all(result, "sessions", SessionView.class));
    }

    @Override
    public CompletableFuture<SessionLogView> sessionLog(String id, int from, int limit) {
        return value("session.log", AttachedHub.empty().put("id", id).put("from", from).put("limit", limit), SessionLogView.class);
    }

    @Override
    public CompletableFuture<List<ExpectationView>> expectations(String sessionId) {
        return hub.call("session.expectations", AttachedHub.empty().put("id", sessionId))
                .thenApply(result -> Shapes.all(result, "expectations", ExpectationView.class));
    }

    @Override
    public CompletableFuture<SessionView> closeSession(String id, String reason) {
        return value("session.close", AttachedHub.empty().put("id", id).put("reason", reason), SessionView.class);
    }

    @Override
    public CompletableFuture<List<IdentityView>> identities() {
        return hub.call("identity.list", AttachedHub.empty()).thenApply(result -> Shapes.all(result, "identities", IdentityView.class));
    }

    @Override
    public CompletableFuture<IdentityView> setRule(String agent, String rule) { return set(agent, rule, AttachedHub.empty()); }

    @Override
    public CompletableFuture<IdentityView> returnRule(String agent, String rule) {
        return set(agent, rule, AttachedHub.empty().put("free", true));
    }

    @Override
    public CompletableFuture<DryRunView> tryRule(String agent, String rule, DryRunWatch watch) {
        String trial = UUID.randomUUID().toString();
        return ruled(agent, rule, AttachedHub.empty().put("trial", trial)).map(params -> {
            CompletableFuture<DryRunView> answer = hub.wait("rule.dryrun", params)
                    .thenApply(result -> Shapes.read(result.path("value"), DryRunView.class));
            new FollowedTrial(hub::call, trial, watch, answer).follow();
            return answer;
        }).orElseGet(AttachedOversight::noRule);
    }

    @Override
    public CompletableFuture<String> createKey(String name) {
        return value("key.create", AttachedHub.empty().put("name", name), String.class);
    }

    @Override
    public CompletableFuture<String> revokeKey(String id) { return value("key.revoke", AttachedHub.empty().put("id", id), String.class); }

    @Override
    public CompletableFuture<AuditPage> audit(String filter, long before, int limit) {
        return value("audit.query", AttachedHub.empty().put("filter", filter).put("before", before).put("limit", limit), AuditPage.class);
    }

    @Override
    public CompletableFuture<AuditVerdict> verifyAudit() { return value("audit.verify", AttachedHub.empty(), AuditVerdict.class); }

    @Override
    public CompletableFuture<AuditExport> exportAudit(long from) {
        return value("audit.export", AttachedHub.empty().put("from", from), AuditExport.class);
    }

    /** The parameters with the rule; empty when it is no JSON. */
    private static Optional<ObjectNode> ruled(String agent, String rule, ObjectNode more) {
        try {
            more.put("agent", agent).set("rule", JsonMapper.shared().readTree(rule));
            return Optional.of(more);
        } catch (JacksonException wrong) {
            return Optional.empty();
        }
    }

    private CompletableFuture<IdentityView> set(String agent, String rule, ObjectNode more) {
        return ruled(agent, rule, more).map(params -> value("rule.set", params, IdentityView.class)).orElseGet(AttachedOversight::noRule);
    }

    private static <T> CompletableFuture<T> noRule() {
        return CompletableFuture.failedFuture(new HubException(Clause.RULE_IS_NO_JSON.of()));
    }

    private <T> CompletableFuture<T> value(String method, ObjectNode params, Class<T> type) {
        return hub.call(method, params).thenApply(result -> Shapes.read(result.path("value"), type));
    }
}
