package dev.thalamus.hub.session;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a session is now, as AG2's clients know it. Immutable.
 *
 * @param requiredAcks how many invited must say yes before it opens; null for all
 * @param pendingAcks ids of the invited that have not answered
 */
public record Channel(
        @JsonProperty("channel_id") @JsonAlias("session_id") String channelId,
        Manifest manifest,
        String creatorId,
        List<Participant> participants,
        State state,
        String createdAt,
        @Nullable String expiresAt,
        @Nullable String closedAt,
        String closeReason,
        @JsonProperty("parent_channel_id") @JsonAlias("parent_session_id") @Nullable String parentChannelId,
        ObjectNode knobs,
        ObjectNode labels,
        @Nullable Integer requiredAcks,
        List<String> pendingAcks,
        List<String> rejectedBy) {
    public Channel {
        closeReason = requireNonNullElse(closeReason, "");
        pendingAcks = List.copyOf(pendingAcks);
        rejectedBy = List.copyOf(rejectedBy);
    }

    /** Who takes part, and as what. */
    public record Participant(String agentId, String role, int order, String joinedAt) {}

    /** Where a session stands. */
    public enum State {
        PENDING, ACTIVE, CLOSED, EXPIRED;

        @JsonCreator
        static State of(String wire) { return valueOf(wire.toUpperCase(Locale.ROOT)); }

        @JsonValue
        public String wire() { return name().toLowerCase(Locale.ROOT); }

        public boolean terminal() { return this == CLOSED || this == EXPIRED; }
    }

    List<String> ids() { return participants.stream().map(Participant::agentId).toList(); }
}
