package dev.thalamus.hub.store;

/** How many stored signals a command touched, and how many bytes their frames have. Immutable. */
public record Volume(long signals, long bytes) {
    static final Volume NONE = new Volume(0, 0);

    Volume plus(long moreBytes) { return new Volume(signals + 1, bytes + moreBytes); }
}
