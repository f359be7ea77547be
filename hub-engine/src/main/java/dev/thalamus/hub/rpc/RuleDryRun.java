package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.DryRunWatch;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code rule.dryrun}. */
record RuleDryRun(Governance desk, Trials trials) implements RpcMethod<RuleDryRun.Params> {
    record Params(@Doc(value = "name or id of an agent", example = "\"alice\"") String agent,
            @Doc("the rule in AG2's shape; what is left out has its default") JsonNode rule,
            @Doc(value = "a name of your own for this trial, by which rule.trial follows and stops it", example = "\"t-1\"", optional = true) @Nullable String trial) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("rule.dryrun", List.of(1), Role.OPERATOR, Params.class, Tell.Result.class,
                "What a rule would have stopped, had it held while the history was written.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        String id = params.trial;
        desk.dryRun(params.agent, params.rule, id == null ? DryRunWatch.NONE : trials.watch(id), Tell.to(answer -> {
            if (id != null) {
                trials.ended(id);
            }
            reply.accept(answer);
        }));
    }
}
