package dev.thalamus.hub.model;

/**
 * What waits for one name as a snapshot saw it. Immutable.
 *
 * @param name the name (the queue is kept per name; signals addressed to a hash wait in the queue of that hash's name)
 * @param signals how many wait
 * @param bytes how many bytes their frames hold
 * @param oldestMillis when the oldest was queued, milliseconds since 1970; for a second after some have gone it may still be the time of one of those
 * @param firstExpiryMillis when the first expires, milliseconds since 1970; likewise
 * @param reason why they wait: {@link Reason#OFFLINE} or {@link Reason#SLOW_READER}
 * @param queuedTotal how many were ever queued for it since the hub started
 * @param drainedTotal how many were handed over since the hub started
 */
public record QueueView(
        String name,
        long signals,
        long bytes,
        long oldestMillis,
        long firstExpiryMillis,
        Reason reason,
        long queuedTotal,
        long drainedTotal) {}
