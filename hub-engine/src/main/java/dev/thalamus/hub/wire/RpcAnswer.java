package dev.thalamus.hub.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes JSON-RPC 2.0 answers with the members in the reference hub's order. Stateless. */
public final class RpcAnswer {
    private static final byte[] RESULT = ", \"result\": ".getBytes(StandardCharsets.US_ASCII);

    private RpcAnswer() {}

    public static byte[] result(JsonNode id, JsonNode result) {
        ObjectNode answer = answer(id);
        answer.set("result", result);
        return PythonJson.spaced(answer);
    }

    /** A result that is JSON already. */
    public static byte[] result(JsonNode id, byte[] result) {
        byte[] head = PythonJson.spaced(answer(id));
        var all = new ByteArrayOutputStream(head.length + result.length + 16);
        all.write(head, 0, head.length - 1);
        all.writeBytes(RESULT);
        all.writeBytes(result);
        all.write('}');
        return all.toByteArray();
    }

    /** A notification: a request without an id, which nobody answers. */
    public static byte[] notification(String method, JsonNode params) {
        ObjectNode notification = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("method", method);
        notification.set("params", params);
        return PythonJson.spaced(notification);
    }

    public static byte[] error(JsonNode id, int code, String message) { return error(id, code, message, null); }

    /** An error with what a program needs to act on it. */
    public static byte[] error(JsonNode id, int code, String message, @Nullable JsonNode data) {
        ObjectNode answer = answer(id);
        ObjectNode error = answer.putObject("error").put("code", code).put("message", message);
        if (data != null) {
            error.set("data", data);
        }
        return PythonJson.spaced(answer);
    }

    /** The answer to a batch: one array of the answers, which must not be empty (a batch of notifications is not answered at all). */
    public static byte[] batch(List<byte[]> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("a batch without answers is not answered");
        }
        var all = new ByteArrayOutputStream();
        char before = '[';
        for (byte[] answer : answers) {
            all.write(before);
            if (before == ',') {
                all.write(' ');
            }
            all.writeBytes(answer);
            before = ',';
        }
        all.write(']');
        return all.toByteArray();
    }

    private static ObjectNode answer(JsonNode id) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        answer.set("id", id);
        return answer;
    }
}
