package dev.thalamus.hub.model;

/**
 * How the hub's file stands. Immutable.
 *
 * @param detail one sentence for a person, empty when all is well
 * @param bytes size of the database file
 * @param journalBytes what the signal history has written; its files are made ready ahead and are larger
 */
public record StoreHealth(State state, String detail, long bytes, long journalBytes) {
    /** From well to worst. */
    public enum State {
        OK,
        /** New offline signals are refused; live traffic is unaffected. */
        STALLED,
        /** The file was damaged and moved aside at start; the hub began with an empty one. */
        QUARANTINED
    }
}
