package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** {@code rule.set}. */
record RuleSet(Governance desk) implements RpcMethod<RuleSet.Params> {
    record Params(@Doc(value = "name or id of an agent", example = "\"alice\"") String agent,
            @Doc("the rule in AG2's shape; what is left out has its default") JsonNode rule,
            @Doc(value = "whether the agent may change it itself again", optional = true) boolean free) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("rule.set", List.of(1), Role.OPERATOR, Params.class, Tell.Result.class,
                "Set the rule of an agent, which the agent cannot change any more unless it is free to.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        desk.setRule(params.agent, params.rule, !params.free, Tell.to(reply));
    }
}
