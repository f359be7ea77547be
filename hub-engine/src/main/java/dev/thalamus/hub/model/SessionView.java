package dev.thalamus.hub.model;

import java.util.List;

/**
 * One session as it stood when it was looked at. Immutable.
 *
 * @param title what its creator said that it is about, or empty
 * @param type such as {@code consulting}, or what kind of conversation it is where there are no types
 * @param state {@code pending}, {@code active}, {@code closed} or {@code expired}
 * @param creator name
 * @param participants names, in order
 * @param createdAt ISO 8601
 * @param expiresAt ISO 8601, empty for never
 * @param lastAt when its last envelope was taken, ISO 8601
 * @param closedAt ISO 8601, empty while it is open
 * @param closeReason such as {@code consulting_complete}, empty while it is open
 * @param waitingFor names of the invited that have not answered
 * @param next name of whose turn it is, empty where anybody may speak
 * @param texts how many texts were said
 * @param envelopes lines of its log
 * @param bytes of its log
 */
public record SessionView(
        String id,
        String title,
        String type,
        String state,
        String creator,
        List<String> participants,
        String createdAt,
        String expiresAt,
        String lastAt,
        String closedAt,
        String closeReason,
        List<String> waitingFor,
        String next,
        int texts,
        int envelopes,
        long bytes) {
    /** The type of a conversation that NeuralHub's signals name in their payloads. */
    public static final String NEURAL = "neural";
    /** The type of a thread of AgentNet. */
    public static final String AGENTNET = "agentnet";

    public SessionView {
        participants = List.copyOf(participants);
        waitingFor = List.copyOf(waitingFor);
    }

    /** The protocol in which it is held. */
    public Protocol protocol() {
        return switch (type) {
            case NEURAL -> Protocol.NEURAL;
            case AGENTNET -> Protocol.AGENTNET;
            default -> Protocol.NETWORK;
        };
    }
}
