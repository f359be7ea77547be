package dev.thalamus.ui.fake;

import dev.thalamus.ui.kit.JsonItem;
import java.util.ArrayList;

/** What a hub with four methods says to JSON-RPC requests: enough to fill forms, lists and errors. */
public final class FakeRpc {
    private static final String DOCUMENT = """
            {"openrpc": "1.3.2", "methods": [
              {"name": "agent.list", "summary": "Every agent.", "params": []},
              {"name": "agent.transmit", "summary": "Send a signal to an agent.", "params": [
                {"name": "target", "description": "name, hash or name@domain", "required": true,
                 "schema": {"type": "string", "examples": ["ventas"]}},
                {"name": "signal_type", "required": true, "schema": {"type": "string", "enum": ["ACTION_POTENTIAL", "DOPAMINE"]}},
                {"name": "payload", "required": false, "schema": {}}]},
              {"name": "hub.status", "summary": "How it is.", "params": []},
              {"name": "peer.add", "summary": "Make another hub a peer.", "params": [
                {"name": "domain", "required": true, "schema": {"type": "string"}},
                {"name": "token", "required": true, "schema": {"type": "string"}},
                {"name": "enabled", "required": false, "schema": {"type": "boolean"}}]}]}""";

    private FakeRpc() {}

    /** The answer to a request or batch, empty for notifications. */
    public static String answer(String request) {
        try {
            JsonItem root = JsonItem.read(request);
            if (root.kind() != JsonItem.Kind.ARRAY) {
                return one(root);
            }
            var answers = new ArrayList<String>();
            root.children().stream().map(FakeRpc::one).filter(answer -> !answer.isEmpty()).forEach(answers::add);
            return answers.isEmpty() ? "" : "[" + String.join(",", answers) + "]";
        } catch (JsonItem.Wrong wrong) {
            return "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"Parse error\"}}";
        }
    }

    private static String one(JsonItem request) {
        JsonItem id = request.get("id");
        JsonItem method = request.get("method");
        String called = method == null ? "" : method.text();
        String result = switch (called) {
            case "rpc.discover" -> DOCUMENT;
            case "agent.list" -> "{\"agents\":[{\"name\":\"ventas\"},{\"name\":\"facturacion\"}]}";
            case "agent.transmit" -> "{\"outcome\":\"delivered\"}";
            case "hub.status", "peer.add" -> "{}";
            default -> "";
        };
        return id == null
                ? ""
                : "{\"jsonrpc\":\"2.0\",\"id\":" + id.json() + (result.isEmpty()
                        ? ",\"error\":{\"code\":-32601,\"message\":\"Method not found: " + called + "\"}}"
                        : ",\"result\":" + result + "}");
    }
}
