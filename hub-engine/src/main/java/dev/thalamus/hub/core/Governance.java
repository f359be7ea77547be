package dev.thalamus.hub.core;

import dev.thalamus.hub.model.AuditExport;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.hub.model.DryRunWatch;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.KeyView;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.model.TaskView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the operator sees and decides about sessions, identities and rules. Called in turns. */
public interface Governance {
    /** Is told once, in a turn: a value, or what stands against it. */
    @FunctionalInterface
    interface Told<T> {
        void told(@Nullable T value, @Nullable String problem);
    }

    /** The newest sessions, newest first. */
    List<SessionView> sessions(int limit);

    @Nullable
    SessionView session(String id);

    /** The lines of a session's log from {@code from} (0 is the first) on. */
    void log(String id, int from, int limit, Told<SessionLogView> answer);

    /** What a session expects, and how that stands; null when there is no such session. */
    @Nullable
    List<ExpectationView> expectations(String sessionId);

    /** Ends a session; told how it stands then. */
    void close(String id, String reason, Told<SessionView> answer);

    /** The newest tasks, newest first, of an agent (name or id) and of a session; null for any. Null where there is no such agent. */
    @Nullable
    List<TaskView> tasks(@Nullable String agent, @Nullable String sessionId, int limit);

    /** All identities, by name. */
    List<IdentityView> identities();

    @Nullable
    IdentityView identity(String nameOrId);

    /**
     * Sets the rule of an agent, which the agent cannot change any more; one of NeuralHub is known by its name.
     *
     * @param rule in AG2's shape; what is left out has its default
     */
    void setRule(String nameOrId, JsonNode rule, boolean keeps, Told<IdentityView> answer);

    /** Tries a rule over the recorded history, which takes its time. */
    void dryRun(String nameOrId, JsonNode rule, DryRunWatch watch, Told<DryRunView> answer);

    /** Gives a name a key; the token is told this once. */
    void issueKey(String name, Told<String> answer);

    /** The keys of a name, or of all names, also of such that have no identity yet. */
    List<KeyView> keys(@Nullable String name);

    /** Ends a key and the connections that were let in by it; told its id. */
    void revokeKey(String id, Told<String> answer);

    /** The newest records of the audit log that a filter accepts, below the sequence {@code before} (0 for all). */
    void audit(String filter, long before, int limit, Told<AuditPage> answer);

    /** Recomputes the chain of the audit log. */
    void verifyAudit(Told<AuditVerdict> answer);

    /** The audit log from a sequence on as it is kept, half a mebibyte at a time. */
    void exportAudit(long from, Told<AuditExport> answer);
}
