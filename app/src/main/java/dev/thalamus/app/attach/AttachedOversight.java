package dev.thalamus.app.attach;

import dev.thalamus.hub.HubException;
import dev.thalamus.hub.Oversight;
import dev.thalamus.hub.model.AuditExport;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a window does not read of a hub elsewhere: it says so, and where to look instead. Thread-safe. */
record AttachedOversight(AttachedHub hub) implements Oversight {
    private <T> CompletableFuture<T> elsewhere() {
        return CompletableFuture.failedFuture(
                new HubException(
                        "sessions, identities, rules and the audit log of " + hub.info().domain() + " are read there, or by its console"));
    }

    @Override
    public CompletableFuture<List<SessionView>> sessions(int limit) { return elsewhere(); }

    @Override
    public CompletableFuture<SessionLogView> sessionLog(String id, int from, int limit) { return elsewhere(); }

    @Override
    public CompletableFuture<List<ExpectationView>> expectations(String sessionId) { return elsewhere(); }

    @Override
    public CompletableFuture<SessionView> closeSession(String id, String reason) { return elsewhere(); }

    @Override
    public CompletableFuture<List<IdentityView>> identities() { return elsewhere(); }

    @Override
    public CompletableFuture<IdentityView> setRule(String agent, String rule) { return elsewhere(); }

    @Override
    public CompletableFuture<DryRunView> tryRule(String agent, String rule) { return elsewhere(); }

    @Override
    public CompletableFuture<String> createKey(String name) { return elsewhere(); }

    @Override
    public CompletableFuture<String> revokeKey(String id) { return elsewhere(); }

    @Override
    public CompletableFuture<AuditPage> audit(String filter, long before, int limit) { return elsewhere(); }

    @Override
    public CompletableFuture<AuditVerdict> verifyAudit() { return elsewhere(); }

    @Override
    public CompletableFuture<AuditExport> exportAudit(long from) { return elsewhere(); }
}
