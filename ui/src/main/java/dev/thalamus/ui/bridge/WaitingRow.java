package dev.thalamus.ui.bridge;

/**
 * What a table shows of a signal that waits. Immutable.
 *
 * @param id its number among all that wait, by which it is delivered, moved or removed
 * @param expiresAtMillis when its time is over, milliseconds since 1970
 * @param signal who sent what when; its time is when it was queued
 */
public record WaitingRow(long id, long expiresAtMillis, SignalRow signal) {}
