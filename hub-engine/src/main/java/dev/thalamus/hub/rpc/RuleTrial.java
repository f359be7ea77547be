package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code rule.trial}. */
record RuleTrial(Trials trials) implements RpcMethod<RuleTrial.Params> {
    record Params(@Doc(value = "the name that rule.dryrun was given", example = "\"t-1\"") String trial,
            @Doc(value = "ends it; rule.dryrun then answers that it was stopped", optional = true) boolean stop) {}

    record Result(@Doc("false before its first step and after its end") boolean running, @Doc("signals looked at") long looked,
            @Doc("signals to look at") long of) {}

    @Override
    public Spec<Params> spec() {
        return new Spec<>("rule.trial", List.of(1), Role.OPERATOR, Params.class, Result.class,
                "How far a trial is that rule.dryrun began on any connection, and its end if you wish.");
    }

    @Override
    public void call(Caller caller, Params params, Consumer<Object> reply) {
        Optional<Trials.Trial> found = trials.find(params.trial);
        if (params.stop) {
            found.ifPresent(trial -> trial.stopped().set(true));
        }
        reply.accept(found.map(trial -> new Result(true, trial.looked(), trial.of())).orElse(new Result(false, 0, 0)));
    }
}
