package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code audit.query}. */
record AuditQuery(Governance desk) implements RpcMethod<AuditQuery.Params> {
    record Params(
            @Doc(value = "in the filter language; empty for everything", example = "\"kind:refused since:1h\"", optional = true) @Nullable String filter,
            @Doc(value = "only records with a smaller sequence; what the last page said as next; 0 for the newest", optional = true, least = 0) long before,
            @Doc(value = "how many; 1,000 when left out", optional = true, least = 1, most = 1_000) int limit) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("audit.query", List.of(1), Role.OPERATOR, Params.class, Tell.Result.class,
                "The newest records of the audit log that a filter accepts, newest first.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        desk.audit(params.filter == null ? "" : params.filter, params.before, Tell.limit(params.limit, 1_000), Tell.to(reply));
    }
}
