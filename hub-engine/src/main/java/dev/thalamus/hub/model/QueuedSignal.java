package dev.thalamus.hub.model;

/**
 * One signal that waits. Immutable.
 *
 * @param id its place among all that wait, in the order of queueing; never used twice
 * @param expiresAtMillis when its time is over, milliseconds since 1970
 * @param signal the signal: its {@code sequence} is {@code id}, its time is when it was queued, its {@code instance} the hash of the only
 *     instance that may get it, or empty
 */
public record QueuedSignal(long id, long expiresAtMillis, SignalRecord signal) {}
