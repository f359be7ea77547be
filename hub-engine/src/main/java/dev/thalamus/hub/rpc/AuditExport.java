package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code audit.export}. */
record AuditExport(Governance desk) implements RpcMethod<AuditExport.Params> {
    record Params(
            @Doc(value = "sequence to begin with; what the last part said as next", optional = true, least = 0) long from) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("audit.export", List.of(1), Role.OPERATOR, Params.class, Tell.Result.class,
                "The audit log as it is kept, one JSON object a line, half a mebibyte at a time.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { desk.exportAudit(params.from, Tell.to(reply)); }
}
