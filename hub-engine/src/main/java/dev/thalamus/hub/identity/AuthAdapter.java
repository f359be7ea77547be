package dev.thalamus.hub.identity;

import tools.jackson.databind.node.ObjectNode;

/**
 * One way for an agent to prove who it is. Called in turns: it must not block; what needs a look elsewhere keeps the answer at hand.
 *
 * <p>To add one, implement this and hand it to {@link AuthRegistry}; a passport names it by {@link #scheme}, and shows it a claim at every
 * {@code register} and {@code hello}. A secret is kept as what {@link #validate} answers, never as what was shown.
 */
public interface AuthAdapter {
    /** The name that passports call it by, such as {@code api_key}. */
    String scheme();

    /**
     * Checks a claim.
     *
     * @param passport as the agent shows it now, or as it was registered
     * @param claim what it shows as proof, of any shape
     * @param pinned what this answered when the agent was registered; empty when it registers now
     * @return what to keep of it: a hash, a public key, or nothing; shown again as {@code pinned}
     * @throws Refusal {@link Refusal.Code#AUTH_FAILED}, with a message that tells no secret
     */
    String validate(Passport passport, ObjectNode claim, String pinned);
}
