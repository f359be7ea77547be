package dev.thalamus.app.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A trial on a hub elsewhere tells how far it is, and Stop stops it there. */
class FollowedTrialTest {
    @Test
    void it_is_asked_for_until_the_watch_wants_no_more_and_then_stopped_there() throws Exception {
        var answer = new CompletableFuture<String>();
        List<String> told = new CopyOnWriteArrayList<>();
        List<Boolean> stops = new CopyOnWriteArrayList<>();
        FollowedTrial.Calls hub = (method, params) -> {
            assertThat(method).isEqualTo("rule.trial");
            assertThat(params.path("trial").asString("")).isEqualTo("t-1");
            stops.add(params.path("stop").asBoolean(false));
            if (params.path("stop").asBoolean(false)) {
                answer.complete("stopped");
            }
            JsonNode now = AttachedHub.empty().put("running", stops.size() > 1).put("looked", 10L * stops.size()).put("of", 90);
            return stops.size() == 2
                    ? CompletableFuture.failedFuture(new IllegalStateException("busy"))
                    : CompletableFuture.completedFuture(now);
        };
        new FollowedTrial(hub, "t-1", (looked, of) -> {
            told.add(looked + " of " + of);
            return told.size() < 2;
        }, answer).follow();
        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("stopped");
        assertThat(told).as("nothing before its first step").containsExactly("30 of 90", "40 of 90");
        assertThat(stops).containsExactly(false, false, false, false, true);
    }
}
