package dev.thalamus.hub.model;

import java.util.List;

/**
 * What a session expects, as it stood when it was looked at. Immutable.
 *
 * @param index its place among the expectations of its session
 * @param name {@code acks_within}, {@code reply_within}, {@code max_silence}, {@code turn_within}, or a word that this hub does not know
 * @param seconds its time
 * @param onViolation what is done when it is missed: {@code audit}, {@code warn}, {@code notify}, {@code notify_channel}, {@code hide} or
 *     {@code auto_close}; any other word is only put on the record
 * @param about names and roles that it is about; none for everybody
 * @param waits whose time runs now, or is over
 * @param missed how often it was missed
 * @param misses the last ones, oldest first; after a restart without those that only went on the record
 */
public record ExpectationView(
        int index,
        String name,
        double seconds,
        String onViolation,
        List<String> about,
        State state,
        List<Wait> waits,
        int missed,
        List<Miss> misses) {
    public ExpectationView {
        about = List.copyOf(about);
        waits = List.copyOf(waits);
        misses = List.copyOf(misses);
    }

    /** How it stands. */
    public enum State {
        /** Nothing was asked for yet. */
        IDLE,
        /** Its time runs. */
        RUNNING,
        /** What was asked for last has happened; earlier times may have been missed. */
        MET,
        /** It was too late, and has not happened since. */
        MISSED,
        /** The session ended, and it was never missed. */
        OVER,
        /** This hub does not know what is meant by it. */
        UNKNOWN
    }

    /**
     * Somebody is waited for.
     *
     * @param who name, empty for the session as a whole
     * @param since ISO 8601
     * @param due when it is too late, ISO 8601; in the past where it is
     */
    public record Wait(String who, String since, String due) {}

    /**
     * It was missed.
     *
     * @param violators names; none for the session as a whole
     * @param at when that was found, ISO 8601
     * @param elapsedSeconds that it had taken until then
     */
    public record Miss(List<String> violators, String at, double elapsedSeconds) {
        public Miss {
            violators = List.copyOf(violators);
        }
    }
}
