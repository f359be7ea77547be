package dev.thalamus.app.attach;

import dev.thalamus.hub.HubException;
import dev.thalamus.hub.Oversight;
import dev.thalamus.hub.model.AuditExport;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.hub.model.DryRunWatch;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import java.util.List;
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
    public CompletableFuture<IdentityView> setRule(String agent, String rule) {
        return ruled("rule.set", agent, rule, AttachedHub.empty(), IdentityView.class);
    }

    @Override
    public CompletableFuture<IdentityView> returnRule(String agent, String rule) {
        return ruled("rule.set", agent, rule, AttachedHub.empty().put("free", true), IdentityView.class);
    }

    /** How far it is, another hub does not tell. */
    @Override
    public CompletableFuture<DryRunView> tryRule(String agent, String rule, DryRunWatch watch) {
        return ruled("rule.dryrun", agent, rule, AttachedHub.empty(), DryRunView.class);
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

    private <T> CompletableFuture<T> ruled(String method, String agent, String rule, ObjectNode more, Class<T> type) {
        try {
            more.put("agent", agent).set("rule", JsonMapper.shared().readTree(rule));
            return value(method, more, type);
        } catch (JacksonException wrong) {
            return CompletableFuture.failedFuture(new HubException("the rule is no JSON", wrong));
        }
    }

    private <T> CompletableFuture<T> value(String method, ObjectNode params, Class<T> type) {
        return hub.call(method, params).thenApply(result -> Shapes.read(result.path("value"), type));
    }
}
