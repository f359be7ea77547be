package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/** {@code audit.verify}. */
record AuditVerify(Governance desk) implements RpcMethod<AuditVerify.Params> {
    record Params() {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("audit.verify", List.of(1), Role.OPERATOR, Params.class, Tell.Result.class,
                "Recompute the hash chain of the audit log.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) { desk.verifyAudit(Tell.to(reply)); }
}
