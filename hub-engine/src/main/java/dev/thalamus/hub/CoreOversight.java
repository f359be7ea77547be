package dev.thalamus.hub;

import dev.thalamus.hub.core.Governance;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Carries questions to the operator's desk, and its answers out. Thread-safe. */
record CoreOversight(Governance desk, CoreCalls core) implements Oversight {
    @Override
    public CompletableFuture<List<SessionView>> sessions(int limit) { return ask(told -> told.told(desk.sessions(limit), null)); }

    @Override
    public CompletableFuture<SessionLogView> sessionLog(String id, int from, int limit) {
        return ask(told -> desk.log(id, from, limit, told));
    }

    @Override
    public CompletableFuture<List<ExpectationView>> expectations(String sessionId) {
        return ask(told -> told.told(desk.expectations(sessionId), Clause.NO_CHANNEL.of(sessionId)));
    }

    @Override
    public CompletableFuture<SessionView> closeSession(String id, String reason) { return ask(told -> desk.close(id, reason, told)); }

    @Override
    public CompletableFuture<List<IdentityView>> identities() { return ask(told -> told.told(desk.identities(), null)); }

    @Override
    public CompletableFuture<IdentityView> setRule(String agent, String rule) {
        return ask(told -> desk.setRule(agent, json(rule), true, told));
    }

    @Override
    public CompletableFuture<IdentityView> returnRule(String agent, String rule) {
        return ask(told -> desk.setRule(agent, json(rule), false, told));
    }

    @Override
    public CompletableFuture<DryRunView> tryRule(String agent, String rule, DryRunWatch watch) {
        return ask(told -> desk.dryRun(agent, json(rule), watch, told));
    }

    @Override
    public CompletableFuture<String> createKey(String name) { return ask(told -> desk.issueKey(name, told)); }

    @Override
    public CompletableFuture<String> revokeKey(String id) { return ask(told -> desk.revokeKey(id, told)); }

    @Override
    public CompletableFuture<AuditPage> audit(String filter, long before, int limit) {
        return ask(told -> desk.audit(filter, before, limit, told));
    }

    @Override
    public CompletableFuture<AuditVerdict> verifyAudit() { return ask(desk::verifyAudit); }

    @Override
    public CompletableFuture<AuditExport> exportAudit(long from) { return ask(told -> desk.exportAudit(from, told)); }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException none) {
            throw new HubException(Clause.RULE_NO_JSON.of(none.getOriginalMessage()));
        }
    }

    private <T> CompletableFuture<T> ask(Consumer<Governance.Told<T>> question) {
        var answer = new CompletableFuture<T>();
        core.submit(() -> question.accept((value, problem) -> {
            if (value == null) {
                answer.completeExceptionally(new HubException(String.valueOf(problem)));
            } else {
                answer.complete(value);
            }
        }), answer);
        return answer;
    }
}
