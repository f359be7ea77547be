package dev.thalamus.hub.core;

import dev.thalamus.hub.net.Link;
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
     * @param connection where it asked and can be told more later; null where there is only one answer, as over HTTP
     * @param readNanos when the request was read, {@link dev.thalamus.hub.kit.Clock#nanos()}
     */
    record Caller(Role role, @Nullable Agent agent, String shown, @Nullable Connection connection, long readNanos) {}

    /** A WebSocket on which a caller asked, and whether in text messages. */
    record Connection(Link link, boolean text) {}

    /**
     * Answers one request or batch.
     *
     * @param reply gets the encoded answer once, in a turn, maybe later; never when there is nothing to answer
     * @return whether there will be an answer
     */
    boolean handle(Caller caller, JsonNode message, Consumer<byte[]> reply);
}
