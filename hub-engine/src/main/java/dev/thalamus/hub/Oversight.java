package dev.thalamus.hub;

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

/**
 * Sessions, identities, rules and the audit log, for the operator.
 *
 * <p>Thread-safe; nothing here blocks. A future that fails has a {@link HubException} that says what stands against it; every change is on the
 * record.
 */
public interface Oversight {
    /** The newest sessions, newest first. */
    CompletableFuture<List<SessionView>> sessions(int limit);

    /** The lines of a session's log from {@code from} (0 is the first) on. */
    CompletableFuture<SessionLogView> sessionLog(String id, int from, int limit);

    /** What a session expects, in its order: whose time runs until when, what was missed, and what was done about it. */
    CompletableFuture<List<ExpectationView>> expectations(String sessionId);

    /** Ends a session, with the reason that its agents are told; one that has ended stays as it is. */
    CompletableFuture<SessionView> closeSession(String id, String reason);

    /** Who is known, by name. */
    CompletableFuture<List<IdentityView>> identities();

    /**
     * Sets the rule of an agent, which the agent cannot change any more.
     *
     * @param agent name or id; a name that only NeuralHub's wire knows gets its identity now
     * @param rule JSON in AG2's shape; what is left out has its default
     */
    CompletableFuture<IdentityView> setRule(String agent, String rule);

    /** As {@link #setRule}, but the agent may change it itself again: takes back that the operator had set one. */
    CompletableFuture<IdentityView> returnRule(String agent, String rule);

    /** Tries a rule over the recorded history, which takes its time; one at a time. Fails when {@code watch} stops it. */
    CompletableFuture<DryRunView> tryRule(String agent, String rule, DryRunWatch watch);

    /** Gives a name a key; the token is in this answer and nowhere else. */
    CompletableFuture<String> createKey(String name);

    /** Ends a key; told its id. */
    CompletableFuture<String> revokeKey(String id);

    /**
     * The newest records of the audit log that a filter accepts.
     *
     * @param filter in the filter language, over {@link dev.thalamus.hub.query.AuditSchema}
     * @param before only those with a smaller sequence; 0 for all
     */
    CompletableFuture<AuditPage> audit(String filter, long before, int limit);

    /** Recomputes the chain of the audit log. */
    CompletableFuture<AuditVerdict> verifyAudit();

    /** The audit log from a sequence on as it is kept, half a mebibyte at a time. */
    CompletableFuture<AuditExport> exportAudit(long from);
}
