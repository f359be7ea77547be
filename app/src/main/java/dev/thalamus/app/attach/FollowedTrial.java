package dev.thalamus.app.attach;

import dev.thalamus.hub.model.DryRunWatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule that another hub tries: asks it every quarter of a second how far it is, and to stop when the watch wants no more. Immutable.
 *
 * @param id the name that the trial was given
 * @param answer of the trial; when it is there nothing more is asked
 */
record FollowedTrial(Calls calls, String id, DryRunWatch watch, CompletableFuture<?> answer) {
    private static final long MILLIS = 250;

    /** Asks a hub. */
    interface Calls {
        CompletableFuture<JsonNode> call(String method, ObjectNode params);
    }

    /** Goes on until there is an answer; what cannot be asked now is asked again, and without a connection the trial fails itself. */
    void follow() {
        CompletableFuture.delayedExecutor(MILLIS, TimeUnit.MILLISECONDS).execute(() -> {
            if (!answer.isDone()) {
                var _ = ask().whenComplete((_, _) -> follow());
            }
        });
    }

    private CompletableFuture<JsonNode> ask() {
        return calls.call("rule.trial", AttachedHub.empty().put("trial", id)).thenCompose(now -> {
            boolean goesOn = !now.path("running").asBoolean(false) || watch.goesOn(Shapes.number(now, "looked"), Shapes.number(now, "of"));
            return goesOn
                    ? CompletableFuture.completedFuture(now)
                    : calls.call("rule.trial", AttachedHub.empty().put("trial", id).put("stop", true));
        });
    }
}
