package dev.thalamus.hub.model;

/**
 * A task that an agent told of, as it stood when it was looked at. Immutable.
 *
 * @param owner name
 * @param capability what it shows of its owner's abilities, or empty
 * @param state as AG2 calls it: created, running, completed, failed, expired or cancelled
 * @param createdAt ISO 8601
 * @param startedAt ISO 8601, empty before
 * @param progressAt when progress was last told, ISO 8601, empty for never
 * @param completedAt ISO 8601, empty while it is open
 * @param expiresAt when the hub ends it, ISO 8601, empty for never
 * @param session id of the session that it belongs to, or empty
 * @param error why it failed, or empty
 * @param progress JSON; of it, and of every other text here, the first 500 characters
 * @param checkpoint whether there is one to go on from
 */
public record TaskView(
        String id,
        String owner,
        String title,
        String capability,
        String state,
        String createdAt,
        String startedAt,
        String progressAt,
        String completedAt,
        String expiresAt,
        String session,
        String error,
        String progress,
        boolean checkpoint) {}
