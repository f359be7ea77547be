package dev.thalamus.hub.model;

/** What became of a signal in this hub; the ordinal is stored in the journal, so new ones are added at the end. */
public enum Outcome {
    /** Its bytes were handed to at least one receiver's link. */
    DELIVERED,
    /** It waits in the store for its receiver. */
    QUEUED,
    /** It was handed to another hub. */
    FORWARDED,
    /** It was not accepted; the {@link Reason} says why. */
    REFUSED,
    /** It waited until its time was over. */
    EXPIRED
}
