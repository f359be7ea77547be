package dev.thalamus.app;

import dev.thalamus.app.command.Misunderstood;
import dev.thalamus.app.command.SignalWish;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.hub.web.OperatorLine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What somebody wishes for, put to a hub. Thread-safe; each call waits, and answers null when somebody asks for the end first. */
record SignalQuestion(StopSignal stop, OperatorLine line, SignalWish wish) {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int INVALID_PARAMS = -32602;

    /** Begins the notices; the answer's {@code from} is the number of the first signal that they are about. */
    @Nullable
    JsonNode subscribe() { return ask("v1.signal.subscribe", params()); }

    /**
     * A page of the history.
     *
     * @param next where the page before ended, 0 for the first
     * @param limit the most rows, 1 to 1,000
     */
    @Nullable
    JsonNode page(boolean fromOldest, long next, long limit) {
        return ask("v1.signal.query",
                params().put("order", fromOldest ? "OLDEST_FIRST" : "NEWEST_FIRST").put("next", next).put("limit", limit));
    }

    private ObjectNode params() {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("filter", wish.filter()).put("whole", wish.json());
        if (wish.since() != null) {
            params.put("since", wish.since());
        }
        if (wish.until() != null) {
            params.put("until", wish.until());
        }
        return params;
    }

    private @Nullable JsonNode ask(String method, ObjectNode params) {
        try {
            if (stop.await(Duration.ZERO)) {
                return null;
            }
            CompletableFuture<JsonNode> answer = line.call(method, params);
            while (!answer.isDone()) {
                if (stop.await(LOOK)) {
                    return null;
                }
            }
            return answer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof OperatorLine.Refused refused) {
                String message = String.valueOf(refused.getMessage());
                throw refused.code() == INVALID_PARAMS
                        ? new Misunderstood(message.replaceFirst("^Invalid params: ", ""))
                        : new Unavailable("the hub does not answer this: " + message, failed);
            }
            throw new Unavailable(String.valueOf(failed.getCause() == null ? failed : failed.getCause().getMessage()), failed);
        }
    }
}
