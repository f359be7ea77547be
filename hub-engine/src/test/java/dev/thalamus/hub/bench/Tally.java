package dev.thalamus.hub.bench;

import java.nio.ByteBuffer;

/** What one receiver got, and whether it came in order. Confined to the generator's thread. */
final class Tally implements Wire.Sink {
    private final boolean shared;
    private long next;
    private long received;
    private long errors;

    /** @param shared whether siblings get some of the numbers */
    Tally(boolean shared) { this.shared = shared; }

    @Override
    public void signal(ByteBuffer in, int at) {
        long number = Wire.number(in, at);
        if (shared ? number < next : number != next) {
            errors++;
        }
        next = number + 1;
        received++;
    }

    long received() { return received; }

    /** Signals that were repeated, or came out of order. */
    long errors() { return errors; }
}
