package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Keys of names: listed without what opens them, and at their end nobody goes on who came in by them. */
class KeysTest {
    @TempDir
    Path dir;
    private HubEngine hub;

    @BeforeEach
    void open() { hub = SetHub.open(dir); }

    @AfterEach
    void close() { hub.close(); }

    private JsonNode rpc(String method, String params) {
        JsonNode answer = TestAgent.JSON.readTree(hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": "
                + params + "}").join());
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        return answer.path("result");
    }

    private String create(String name) { return rpc("key.create", "{\"name\": \"" + name + "\"}").path("value").stringValue(""); }

    /** Ids in the order in which the keys were made. */
    private List<String> ids(String params) {
        var ids = new ArrayList<String>();
        rpc("key.list", params).path("keys").forEach(key -> ids.add(key.path("id").stringValue("")));
        return ids;
    }

    private Ag2Client carol(String token) {
        var carol = new Ag2Client(hub);
        String passport = "{\"passport\": {\"name\": \"carol\", \"auth\": {\"scheme\": \"api_key\", \"claim\": {\"token\": \"" + token
                + "\"}}}, \"resume\": {}, \"skill_md\": null, \"rule\": null}";
        JsonNode answer = carol.call("register", passport);
        if (!answer.path("ok").booleanValue(false)) {
            carol.hello("carol", "api_key", "{\"token\": \"" + token + "\"}", null);
            assertThat(carol.frame().path("kind").stringValue("")).isEqualTo("welcome");
        }
        return carol;
    }

    @Test
    void aKeyOfANameThatNeverRegisteredIsListedAndRevoked() {
        String token = create("carol");
        create("dora");
        assertThat(ids("{}")).hasSize(2).allMatch(id -> id.matches("[0-9a-f]{12}"));
        String all = rpc("key.list", "{\"name\": \"carol\"}").toString();
        assertThat(all).contains("\"name\":\"carol\"").doesNotContain("dora", token, "hash");
        String id = ids("{\"name\": \"carol\"}").getFirst();
        rpc("key.revoke", "{\"id\": \"" + id + "\"}");
        assertThat(ids("{}")).hasSize(1).doesNotContain(id);
        try (var free = Ag2Client.agent(hub, "carol")) {
            assertThat(free.id).as("the name is free again").isNotEmpty();
        }
    }

    @Test
    void whoCameInByARevokedKeyIsClosedAndWhoCameInByAnotherStays() {
        String first = create("carol");
        String second = create("carol");
        List<String> ids = ids("{}");
        try (var registered = carol(first); var other = carol(second); var stays = Ag2Client.agent(hub, "ana")) {
            rpc("key.revoke", "{\"id\": \"" + ids.get(0) + "\"}");
            assertThat(registered.farewell()).isEqualTo("1008 its key was revoked");
            other.settle();
            stays.settle();
            assertThat(hub.oversight().audit("kind:key_revoked", 0, 10).join().entries()).singleElement().satisfies(
                    entry -> assertThat(entry.json()).contains("\"connections_closed\":1", "\"name\":\"carol\"", ids.get(0)));
            rpc("key.revoke", "{\"id\": \"" + ids.get(1) + "\"}");
            assertThat(other.farewell()).as("by hello as by register").isEqualTo("1008 its key was revoked");
            stays.settle();
        }
    }

    @Test
    void anAgentOfNeuralHubIsClosedWithItsKeyToo() {
        String token = create("caja");
        try (var caja = TestAgent.stranger(hub); var ana = new TestAgent(hub, "ana", "aaaa")) {
            caja.sendText("{\"_ctrl\": \"register\", \"agent_id\": \"caja\", \"neural_hash\": \"cccc\", \"key\": \"" + token + "\"}");
            caja.control("registered");
            rpc("key.revoke", "{\"id\": \"" + ids("{}").getFirst() + "\"}");
            assertThat(caja.closeCode()).isEqualTo(1008);
            ana.settle();
        }
    }

    @Test
    void aSilentConnectionIsToldWhyItIsClosed() {
        hub.close();
        hub = SetHub.open(dir, "limits.firstMessage=1s");
        try (var silent = new Ag2Client(hub)) {
            assertThat(silent.farewell()).isEqualTo("1008 no first message within 1 s");
        }
    }
}
