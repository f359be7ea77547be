package dev.thalamus.hub.model;

/**
 * One peer hub as people see it. Immutable.
 *
 * @param remote how it is configured, as {@link RemoteHub#shown}
 * @param software {@code thalamus}, {@code neuralhub}, or empty when no link was ever made
 * @param rttNanos round trip of the last answered probe, -1 when none was
 * @param backlog signals that wait for it, or whose arrival it did not confirm
 * @param lastError what went wrong last, empty when nothing did
 * @param signalsIn signals taken from it
 * @param signalsOut signals that it took
 * @param refusedIn signals of it that were refused here
 * @param refusedOut signals that it refused
 * @param duplicates signals that came twice from it and were passed on once
 * @param connectedAtMillis wall clock of the oldest link that stands, milliseconds since 1970; 0 without a link
 * @param dialled whether this hub's own link stands
 * @param accepted whether a link that the peer dialled stands
 * @param agents how many agents it reported, online ones
 * @param lastErrorMillis wall clock of {@code lastError}, milliseconds since 1970; 0 when nothing went wrong
 * @param answeredMillis wall clock of the last answer to a probe over the link that stands, milliseconds since 1970; 0 without one
 */
public record PeerView(
        RemoteHub remote,
        PeerState state,
        String software,
        long rttNanos,
        long backlog,
        long backlogBytes,
        String lastError,
        long signalsIn,
        long signalsOut,
        long refusedIn,
        long refusedOut,
        long duplicates,
        long connectedAtMillis,
        boolean dialled,
        boolean accepted,
        int agents,
        long lastErrorMillis,
        long answeredMillis) {}
