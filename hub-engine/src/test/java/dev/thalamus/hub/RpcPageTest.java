package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page of JSON-RPC methods is written from the catalog; {@code -Ddocs.write=true} writes it, without that it must be in step. */
class RpcPageTest {
    private static final Path PAGE = Path.of("..", "docs", "rpc.md");
    private static final String HEAD = """
            # JSON-RPC

            <!-- Written from the catalog of methods by RpcPageTest; change the methods' classes, not this page. -->

            JSON-RPC 2.0 on the hub's WebSocket, with or without registering, and by `POST /rpc` (with `Content-Type: application/json`) on the dashboard's
            port. A name without a version means `v1`. An answer comes in the frame type of its request. Parameters are named; what is missing or of the wrong
            type is answered by −32602, which names it; so is a number out of its range and, for the operator's methods, what is not known. An empty list stands
            for no parameters. A batch is answered by one array. Members of results are texts where nothing else is said.

            **From a page in a browser.** Pages of this machine may open the WebSocket. Those whose origin is among `listen.origins` may too, and may call
            `POST /rpc`: the browser's preflight is answered for exactly these. Any other page is refused with 403.

            **Who may call.** *Guest*: whoever reaches the hub (and shows its token, where there is one). *Agent*: a registered agent, on its own connection.
            *Operator*: the window, and whoever shows the token of `operator.json` in the data directory as `Authorization: Bearer …`, in the upgrade request or
            by HTTP. The file can be read by its owner only and is new at every start. Too little is answered by −32001.

            | code | meaning |
            |---|---|
            | −32700, −32600, −32601, −32602, −32603 | as JSON-RPC 2.0 says |
            | −32001 | the caller's role is not enough |
            | −32002 | the hub is too busy to answer now |
            | −32003 | what was asked for cannot be done; the message says why |

            **Notifications.** After `signal.subscribe` the hub sends requests without an id, `{"jsonrpc": "2.0", "method": "signal.notify", "params": {…}}`, with
            `subscription`, `signals` (the same rows as of `signal.query`), and, counted since the subscription began, `skipped` (signals not looked at because the
            connection was slow), `missed` (routed signals that the history could not take) and `given_up` (signals that a pattern was too expensive for). A
            connection with 256 KiB unread is sent nothing more until it has read; what it missed meanwhile it gets from the history, unless it is more than
            200,000 signals behind or the history's bound has passed it.
            """;

    @TempDir
    Path dir;

    @Test
    void isInStepWithTheCatalog() throws Exception {
        String page;
        try (var hub = SetHub.open(dir)) {
            page = page(TestAgent.JSON.readTree(hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"rpc.discover\"}").join())
                    .path("result"));
        }
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("write it anew: ./mvnw -pl hub-engine test -Dtest=RpcPageTest -Ddocs.write=true").content().isEqualTo(page);
    }

    private static String page(JsonNode document) {
        var page = new StringBuilder(HEAD);
        for (JsonNode method : document.path("methods")) {
            page.append("\n## ").append(method.path("name").stringValue()).append("\n\n").append(method.path("summary").stringValue())
                    .append(" For: ").append(method.path("x-role").stringValue()).append(".\n");
            if (!method.path("params").isEmpty()) {
                page.append("\n| parameter | type | |\n|---|---|---|\n");
                for (JsonNode param : method.path("params")) {
                    row(page, param.path("name").stringValue() + (param.path("required").booleanValue() ? "" : " (optional)"),
                            param.path("schema"),
                            param.path("description").stringValue(""));
                }
            }
            JsonNode result = method.path("result").path("schema").path("properties");
            if (!result.isEmpty()) {
                page.append("\n| result | type | |\n|---|---|---|\n");
                result.properties().forEach(member -> row(page, member.getKey(), member.getValue(),
                        member.getValue().path("description").stringValue("")));
            }
        }
        return page.toString();
    }

    private static void row(StringBuilder page, String name, JsonNode schema, String about) {
        page.append("| `").append(name.replace(" (optional)", "")).append(name.endsWith(" (optional)") ? "` (optional) | " : "` | ")
                .append(type(schema)).append(" | ").append(about.replace("|", "\\|"));
        JsonNode example = schema.path("examples").path(0);
        if (!example.isMissingNode()) {
            page.append(about.isEmpty() ? "" : "; ").append("such as `").append(example).append('`');
        }
        page.append(" |\n");
    }

    /** The type in words; the rows of lists, and objects, with their members. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String word = type.isArray() ? type.path(0).stringValue() : type.stringValue("any");
        JsonNode names = schema.path("enum");
        String what = switch (word) {
            case "array" -> "list of " + type(schema.path("items"));
            case "object" -> schema.has("properties")
                    ? "{" + String.join(", ", schema.path("properties").properties().stream().map(RpcPageTest::member).toList()) + "}"
                    : "object of " + type(schema.path("additionalProperties"));
            default -> names.isEmpty()
                    ? word
                    : "one of " + String.join(", ", names.values().stream().filter(JsonNode::isString)
                            .map(name -> "`" + name.stringValue() + "`").toList());
        };
        return type.isArray() ? what + " or null" : what;
    }

    private static String member(Map.Entry<String, JsonNode> member) {
        String type = type(member.getValue());
        String about = member.getValue().path("description").stringValue("").replace("|", "\\|");
        return "`" + member.getKey() + "`" + (type.equals("string") ? "" : " " + type) + (about.isEmpty() ? "" : " (" + about + ")");
    }
}
