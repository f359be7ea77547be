package dev.thalamus.hub.core;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers JSON-RPC requests, wherever they come from. Called in turns. */
public interface Requests {
    /** What a caller may do; each role may do what those before it may. */
    enum Role {
        /** Reached the hub and said nothing about itself: a web page. */
        GUEST,
        /** A registered agent. */
        AGENT,
        /** The person at this machine: the window, the command line. */
        OPERATOR
    }

    /**
     * Who asks.
     *
     * @param agent the registered agent, or null
     * @param shown what people see in events: a name, or an address
     */
    record Caller(Role role, @Nullable Agent agent, String shown) {}

    /**
     * Answers one request or batch.
     *
     * @param reply gets the encoded answer once, in a turn, maybe later; never when there is nothing to answer
     * @return whether there will be an answer
     */
    boolean handle(Caller caller, JsonNode message, Consumer<byte[]> reply);
}
