package dev.thalamus.hub.session;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.thalamus.hub.identity.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A piece of work that an agent does; the hub only watches it. Immutable. */
public record Task(
        String taskId,
        String ownerId,
        Spec spec,
        State state,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String completedAt,
        @Nullable String expiresAt,
        @Nullable String lastProgressAt,
        ObjectNode progress,
        @Nullable JsonNode result,
        String error,
        @JsonProperty("channel_id") @JsonAlias("session_id") @Nullable String channelId) {
    private static final int MOST_ID = 200;

    public Task {
        if (taskId == null || ownerId == null || spec == null || taskId.isEmpty() || taskId.length() > MOST_ID) {
            throw Refusal.protocol("needs task_id (1 to " + MOST_ID + " characters), owner_id and spec");
        }
        state = requireNonNullElse(state, State.CREATED);
        createdAt = requireNonNullElse(createdAt, "");
        progress = progress == null ? JsonNodeFactory.instance.objectNode() : progress;
        error = requireNonNullElse(error, "");
    }

    /** What is to be done. */
    public record Spec(String title, String description, ObjectNode payload, @Nullable String capability) {
        public Spec {
            title = requireNonNullElse(title, "");
            description = requireNonNullElse(description, "");
            payload = payload == null ? JsonNodeFactory.instance.objectNode() : payload;
        }
    }

    /** Where it stands. */
    public enum State {
        CREATED, RUNNING, COMPLETED, FAILED, EXPIRED, CANCELLED;

        @JsonCreator
        public static State of(String wire) {
            for (State one : values()) {
                if (one.wire().equals(wire)) {
                    return one;
                }
            }
            throw Refusal.protocol("must be created, running, completed, failed, expired or cancelled");
        }

        @JsonValue
        public String wire() { return name().toLowerCase(Locale.ROOT); }

        public boolean terminal() { return this != CREATED && this != RUNNING; }
    }

    /** Its owner says it again: what is new counts, and an end is not taken back. */
    Task observedAgain(Task now) {
        return new Task(taskId, ownerId, spec, state.terminal() ? state : now.state, createdAt, either(now.startedAt, startedAt),
                completedAt, either(now.expiresAt, expiresAt), lastProgressAt, merged(now.progress), result, error,
                either(now.channelId, channelId));
    }

    Task updated(@Nullable State to, @Nullable ObjectNode more, @Nullable JsonNode outcome, @Nullable String problem, String at) {
        State next = to == null ? state : to;
        return new Task(taskId, ownerId, spec, next, createdAt, startedAt, next.terminal() ? at : completedAt, expiresAt,
                more == null ? lastProgressAt : at, more == null ? progress : merged(more), outcome == null ? result : outcome,
                problem == null || problem.isEmpty() ? error : problem, channelId);
    }

    Task stamped(String created) {
        return new Task(taskId, ownerId, spec, state, createdAt.isEmpty() ? created : createdAt, startedAt, completedAt,
                expiresAt, lastProgressAt, progress, result, error, channelId);
    }

    private ObjectNode merged(ObjectNode more) {
        ObjectNode all = progress.deepCopy();
        all.setAll(more);
        return all;
    }

    private static @Nullable String either(@Nullable String first, @Nullable String otherwise) { return first == null ? otherwise : first; }
}
