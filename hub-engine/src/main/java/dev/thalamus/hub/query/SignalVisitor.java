package dev.thalamus.hub.query;

/** Looks at records one after another. */
@FunctionalInterface
public interface SignalVisitor {
    /** Looks at one record, which is valid until this returns; false ends the scan. */
    boolean visit(SignalCursor signal);
}
