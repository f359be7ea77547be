package dev.thalamus.hub.model;

/**
 * What became of a signal that was sent by a call. Immutable.
 *
 * @param messageId 32 lower-case hexadecimal digits, empty when the signal was not even made
 * @param reason {@link Reason#NONE} when it was delivered
 * @param sequence its number in the history
 * @param instance hash of the receiver's instance, empty when queued, refused or broadcast
 * @param fanout how many links it was handed to
 */
public record SendReceipt(Outcome outcome, Reason reason, String messageId, long sequence, String instance, int fanout) {}
