package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Every method against every way to call it (R23), from the catalog itself: what is not named here is the operator's. */
class AuthorisationTest {
    /** What anyone may ask who reaches the hub. To add one is a decision, made here. */
    private static final Set<String> GUESTS = Set.of("hub.status", "hub.ping", "hub.remote_agents", "agent.list", "agent.discover",
            "remote_agent.discover", "rpc.discover");
    /** What a registered agent may do besides. */
    private static final Set<String> AGENTS = Set.of("agent.transmit");
    private static final int FORBIDDEN = -32001;
    /** No method takes this, so whatever is allowed fails at its parameters and changes nothing. */
    private static final String PARAMS = "[]";

    @TempDir
    Path dir;

    private interface Way {
        JsonNode call(String method) throws Exception;
    }

    @Test
    void aMethodIsForItsRoleAndNobodyBelow() throws Exception {
        String old;
        try (var before = SetHub.open(dir)) {
            old = token();
            assertThat(before.info().port()).isPositive();
        }
        try (var hub = SetHub.withDashboard(dir);
                var agent = new TestAgent(hub, "a", "aaaa");
                var page = TestAgent.stranger(hub)) {
            String operator = token();
            var methods = new LinkedHashMap<String, String>();
            StreamSupport.stream(page.call("rpc.discover", "{}").path("result").path("methods").spliterator(), false)
                    .forEach(method -> methods.put(method.path("name").stringValue(), method.path("x-role").stringValue()));
            assertThat(methods).isNotEmpty();
            Map<String, Way> guests = Map.of("a page", method -> page.call(method, PARAMS),
                    "HTTP", method -> post(hub, method, null),
                    "HTTP with a wrong token", method -> post(hub, method, "x".repeat(operator.length())),
                    "HTTP with the token of an earlier start", method -> post(hub, method, old));
            Map<String, Way> operators = Map.of("HTTP with the operator's token", method -> post(hub, method, operator),
                    "the window", method -> TestAgent.JSON.readTree(hub.rpc(request(method)).join()));
            for (String method : methods.keySet()) {
                String role = GUESTS.contains(method) ? "guest" : AGENTS.contains(method) ? "agent" : "operator";
                assertThat(methods.get(method)).as(method).isEqualTo(role);
                for (var way : guests.entrySet()) {
                    assertThat(forbidden(way.getValue(), method)).as("%s by %s", method, way.getKey()).isEqualTo(!role.equals("guest"));
                }
                assertThat(forbidden(name -> agent.call(name, PARAMS), method)).as("%s by an agent", method)
                        .isEqualTo(role.equals("operator"));
                for (var way : operators.entrySet()) {
                    assertThat(forbidden(way.getValue(), method)).as("%s by %s", method, way.getKey()).isFalse();
                }
            }
        }
    }

    private String token() throws Exception {
        return TestAgent.JSON.readTree(Files.readString(dir.resolve("operator.json"))).path("token").stringValue();
    }

    private static boolean forbidden(Way way, String method) throws Exception {
        return way.call(method).path("error").path("code").asInt(0) == FORBIDDEN;
    }

    private static String request(String method) {
        return "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": " + PARAMS + "}";
    }

    private static JsonNode post(HubEngine hub, String method, @Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(hub.dashboard().orElseThrow() + "rpc")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request(method)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return TestAgent.JSON.readTree(HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }
}
