package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.IdentityView;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code rule.get}. */
record RuleGet(Governance desk) implements RpcMethod<RuleGet.Params> {
    record Params(@Doc(value = "name or id of an agent", example = "\"alice\"") String agent) {}

    record Result(String agent, JsonNode rule, boolean operator, Map<String, Long> hits) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("rule.get", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "The rule of an agent, whether the operator wrote it, and how often it refused something.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        IdentityView found = desk.identity(params.agent);
        if (found == null) {
            throw RpcError.invalid("agent", Clause.NOT_KNOWN.of());
        }
        reply.accept(new Result(found.name(), JsonMapper.shared().readTree(found.rule()), found.operatorRule(), found.hits()));
    }
}
