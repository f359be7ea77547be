package dev.thalamus.hub.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/** A JSON-RPC 2.0 message: who asks what, without knowing any method. Immutable. */
public sealed interface RpcEnvelope {
    int PARSE_ERROR = -32700;
    int INVALID_REQUEST = -32600;
    int METHOD_NOT_FOUND = -32601;
    int INVALID_PARAMS = -32602;
    int INTERNAL_ERROR = -32603;

    /** One message outside or inside a batch. */
    sealed interface Call extends RpcEnvelope {}

    /**
     * A well-formed request.
     *
     * @param id string, number or null node
     * @param hasId false for a notification, which is never answered, not even with an error
     * @param params object or array; null when there are none
     */
    record Request(JsonNode id, boolean hasId, String method, @Nullable JsonNode params) implements Call {}

    /**
     * A message that breaks the rules.
     *
     * @param id of the request; the null node when it cannot be told
     * @param answered false when it is a notification and stays without an answer
     */
    record Invalid(JsonNode id, boolean answered, int code, String message) implements Call {
        /** The answer to what could not even be parsed. */
        public static Invalid parseError(WireFault fault) {
            return new Invalid(NullNode.instance, true, PARSE_ERROR, "Parse error: " + fault.getMessage());
        }

        /** The error as it goes to the caller. */
        public byte[] answer() { return RpcAnswer.error(id, code, message); }
    }

    /** Somebody's answer, with a result or an error; answering it would make two hubs talk for ever. */
    record Answer(JsonNode id, @Nullable JsonNode result, @Nullable JsonNode error) implements Call {}

    /** Several calls, answered by one array; it has at least one. */
    record Batch(List<Call> calls) implements RpcEnvelope {}

    /**
     * Reads a parsed message that is not a control message.
     *
     * @param maxBatch the most calls in a batch; a longer one is refused as a whole
     */
    static RpcEnvelope of(JsonNode message, int maxBatch) {
        if (!message.isArray()) {
            return call(message);
        }
        if (message.isEmpty()) {
            return invalid("a batch must not be empty");
        }
        if (message.size() > maxBatch) {
            return invalid("a batch has at most " + maxBatch + " calls");
        }
        List<Call> calls = new ArrayList<>(message.size());
        for (JsonNode element : message.values()) {
            calls.add(call(element));
        }
        return new Batch(List.copyOf(calls));
    }

    private static Call call(JsonNode message) {
        if (!message.isObject()) {
            return invalid("a call must be an object");
        }
        JsonNode id = message.path("id");
        boolean hasId = !id.isMissingNode();
        if (hasId && !id.isString() && !id.isNumber() && !id.isNull()) {
            return invalid("id must be a string, a number or null");
        }
        if (id.isNumber() && !id.isIntegralNumber() && !Double.isFinite(id.doubleValue())) {
            return invalid("id must be a number that JSON can write");
        }
        if (!hasId) {
            id = NullNode.instance;
        }
        JsonNode version = message.path("jsonrpc");
        if (!version.isString() || !version.stringValue().equals("2.0")) {
            return new Invalid(id, true, INVALID_REQUEST, "Invalid Request: jsonrpc must be '2.0'");
        }
        JsonNode method = message.path("method");
        if (method.isMissingNode() && (message.has("result") || message.has("error"))) {
            return new Answer(id, member(message, "result"), member(message, "error"));
        }
        if (!method.isString()) {
            return new Invalid(id, true, INVALID_REQUEST,
                    method.isMissingNode() ? "Invalid Request: method is missing" : "Invalid Request: method must be a string");
        }
        JsonNode params = message.path("params");
        if (params.isMissingNode() || params.isNull()) {
            return new Request(id, hasId, method.stringValue(), null);
        }
        if (!params.isContainer()) {
            return new Invalid(id, hasId, INVALID_PARAMS, "Invalid params: params must be an object or an array");
        }
        return new Request(id, hasId, method.stringValue(), params);
    }

    private static @Nullable JsonNode member(JsonNode object, String name) { return object.has(name) ? object.path(name) : null; }

    private static Invalid invalid(String why) { return new Invalid(NullNode.instance, true, INVALID_REQUEST, "Invalid Request: " + why); }

    /** A request as an agent's library sends it; without params when there are none. */
    static byte[] request(String id, String method, @Nullable JsonNode params) {
        var json = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("method", method).put("id", id);
        if (params != null && !params.isEmpty()) {
            json.set("params", params);
        }
        return PythonJson.spaced(json);
    }
}
