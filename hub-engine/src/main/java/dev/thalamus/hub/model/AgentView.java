package dev.thalamus.hub.model;

import org.jspecify.annotations.Nullable;

/**
 * One agent instance as it stood when a snapshot was taken. Immutable.
 *
 * @param hash what identifies the instance on the wire, unique among the connected
 * @param name what it is called; siblings of a round robin share it
 * @param domain the domain it said it belongs to, or null
 * @param address the peer's IP address and port, or empty when it is not connected
 * @param connectedAtMillis wall clock, milliseconds since 1970
 * @param lastSeenMillis wall clock of the last byte read from it, milliseconds since 1970
 * @param received signals handed to it since it connected
 * @param sent signals it sent since it connected
 * @param pending stored signals that only this instance will get, plus those for its name
 * @param errors messages of it that were rejected or refused
 * @param color index 0 to 11 of its colour, the same for all siblings and across restarts
 */
public record AgentView(
        String hash,
        String name,
        @Nullable String domain,
        AgentKind kind,
        Protocol protocol,
        AgentState state,
        String address,
        long connectedAtMillis,
        long lastSeenMillis,
        long received,
        long sent,
        long bytesReceived,
        long bytesSent,
        long pending,
        long errors,
        int color) {}
