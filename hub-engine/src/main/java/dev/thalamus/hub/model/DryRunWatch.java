package dev.thalamus.hub.model;

/** Follows a rule that is tried over the history, and may stop it. Called on the trial's thread, every 20,000 records or so. */
@FunctionalInterface
public interface DryRunWatch {
    /** Whoever does not care. */
    DryRunWatch NONE = (looked, of) -> true;

    /** So many records of so many were looked at; answers whether to go on. */
    boolean goesOn(long looked, long of);
}
