package dev.thalamus.hub.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.hub.model.DryRunWatch;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** A rule that is tried is followed and stopped by the name that its trial was given. */
class TrialsTest {
    private static final Caller OPERATOR = new Caller(Role.OPERATOR, null, "test", null, 0);
    private final Trials trials = new Trials();
    private DryRunWatch watch = DryRunWatch.NONE;
    private Governance.Told<DryRunView> told = (_, _) -> {};
    private final List<Object> replies = new ArrayList<>();

    @Test
    void its_progress_is_told_and_stop_stops_it_and_nobody_elses() {
        begin("t-1");
        assertThat(state("t-1", false)).as("no step yet").isEqualTo(new RuleTrial.Result(false, 0, 0));
        assertThat(watch.goesOn(5, 20)).isTrue();
        assertThat(state("t-1", false)).isEqualTo(new RuleTrial.Result(true, 5, 20));
        assertThat(state("t-2", true)).as("another's").isEqualTo(new RuleTrial.Result(false, 0, 0));
        assertThat(watch.goesOn(6, 20)).isTrue();
        assertThat(state("t-1", true)).isEqualTo(new RuleTrial.Result(true, 6, 20));
        assertThat(watch.goesOn(7, 20)).isFalse();
        told.told(null, "the trial was stopped");
        assertThat(replies).singleElement().isInstanceOf(RpcError.class);
        assertThat(state("t-1", false)).as("it has ended").isEqualTo(new RuleTrial.Result(false, 0, 0));
    }

    @SuppressWarnings("unchecked") // what a desk is told is of its method's kind
    private void begin(String trial) {
        var desk = (Governance) Proxy.newProxyInstance(Governance.class.getClassLoader(), new Class<?>[]{Governance.class},
                (_, method, given) -> {
                    assertThat(method.getName()).isEqualTo("dryRun");
                    watch = (DryRunWatch) given[2];
                    told = (Governance.Told<DryRunView>) given[3];
                    return null;
                });
        new RuleDryRun(desk, trials).call(OPERATOR, new RuleDryRun.Params("ana", JsonNodeFactory.instance.objectNode(), trial),
                replies::add);
    }

    private Object state(String trial, boolean stop) {
        var answer = new ArrayList<Object>();
        new RuleTrial(trials).call(OPERATOR, new RuleTrial.Params(trial, stop), answer::add);
        return answer.getFirst();
    }
}
