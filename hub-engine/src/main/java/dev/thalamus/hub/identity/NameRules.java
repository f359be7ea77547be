package dev.thalamus.hub.identity;

import dev.thalamus.hub.model.Reason;

/**
 * What any path on which a message goes from a name to a name asks before it hands it on. Called in turns.
 *
 * <p>Where {@link #armed} is false no rule forbids anything and nobody need ask: then it costs one read of a field.
 */
public interface NameRules {
    /** No rule anywhere. */
    NameRules NONE = new NameRules() {
        @Override
        public boolean armed() { return false; }

        @Override
        public Reason judge(String from, String to, long nanos) { return Reason.NONE; }

        @Override
        public boolean allows(String from, String to) { return true; }
    };

    /** Whether a rule restricts somebody. */
    boolean armed();

    /**
     * Whether one message may go now; it counts for the sender's rate.
     *
     * @param to the receiver's name, or empty for everyone: then only the sender's rate counts
     * @param nanos {@link dev.thalamus.hub.kit.Clock#nanos}
     * @return {@link Reason#NONE}, {@link Reason#RULE} or {@link Reason#RATE_LIMITED}
     */
    Reason judge(String from, String to, long nanos);

    /** Whether one message to everyone may go to that one too; it counts for no rate. */
    boolean allows(String from, String to);
}
