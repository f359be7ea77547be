package dev.thalamus.hub.model;

import java.util.Locale;

/** The language in which something was said to the hub; the ordinal is stored in the journal, so new ones are added at the end. */
public enum Protocol {
    /** NeuralHub's binary signals. */
    NEURAL("neural v1"),
    /** A signal sent by a JSON-RPC call. */
    JSON_RPC("JSON-RPC"),
    /** A signal that came from another hub. */
    FEDERATION("federation"),
    /** An envelope of AG2's network protocol. */
    NETWORK("AG2"),
    /** A message of AgentNet. */
    AGENTNET("AgentNet");

    private final String label;

    Protocol(String label) { this.label = label; }

    /** The protocol's name as people write it. */
    public String label() { return label; }

    /** The first word of its label in lower case: how filters write it. */
    public String word() {
        return label.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }
}
