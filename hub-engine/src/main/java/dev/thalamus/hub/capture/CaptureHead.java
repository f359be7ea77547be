package dev.thalamus.hub.capture;

/**
 * What the first line of a capture says. Immutable.
 *
 * @param hub the domain of the hub that routed the signals
 * @param madeMillis when it was made, milliseconds since 1970
 * @param filter the filter that chose the signals, empty when none did
 */
public record CaptureHead(String hub, long madeMillis, String filter) {}
