package dev.thalamus.hub.core;

/**
 * What monitors want to know of signals since the start. Immutable; the arrays are copies.
 *
 * @param byOutcome signals by the ordinal of their {@link dev.thalamus.hub.model.Outcome}
 * @param latency signals handed over, by time from reading to handing over: the i-th counts those below 2<sup>i</sup> ns and not below half of it
 * @param latencySumNanos all those times together
 * @param owedDeletions delivered signals that the store has refused to delete, now
 * @param lapsedBytes memory for signals whose time ended on the way to a receiver that may still confirm them, now
 * @param lapsedGivenUp such signals that gave way for want of room and count as expired
 */
public record Meters(long[] byOutcome, long[] latency, long latencySumNanos, long owedDeletions, long lapsedBytes, long lapsedGivenUp) {}
