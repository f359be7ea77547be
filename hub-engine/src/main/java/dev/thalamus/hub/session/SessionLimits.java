package dev.thalamus.hub.session;

import java.time.Duration;

/**
 * What sessions may cost. Immutable.
 *
 * @param inviteAck how long the invited may take to answer
 * @param sessions most sessions kept; the oldest ended one gives way
 * @param sessionBytes most bytes of one session's log
 * @param logBytes most bytes of all logs
 * @param memoryBytes most bytes of logs that are held in memory to answer at once
 */
public record SessionLimits(Duration inviteAck, int sessions, int sessionBytes, long logBytes, long memoryBytes) {}
