package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What AG2's client cannot take, one test each; the exact shapes of everything are {@link Ag2TranscriptTest}'s. */
class Ag2PitfallsTest extends Ag2Fixture {
    private static final String PYTHON_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?\\+00:00";

    private static String of(String channel) { return "{\"channel_id\": \"" + channel + "\"}"; }

    private static String log(String channel) { return "{\"channel_id\": \"" + channel + "\", \"since\": 0, \"until\": null}"; }

    @Test
    void aChannelHasNoMembersBesidesThoseOfTheRecording() {
        JsonNode mine = ana.result("get_channel", of(ana.open("consulting", "", luis)));
        JsonNode recorded = Ag2Vectors.json("rpc.create_channel.json").path("response").path("result");
        assertThat(mine.propertyNames()).containsExactlyInAnyOrderElementsOf(recorded.propertyNames());
        assertThat(mine.path("manifest")).isEqualTo(recorded.path("manifest"));
        assertThat(mine.path("participants").path(0).propertyNames())
                .containsExactlyInAnyOrderElementsOf(recorded.path("participants").path(0).propertyNames());
    }

    @Test
    void twoAgentsOnOneConnectionOpenAChannelWithEachOther() {
        String anasId = ana.id;
        String evasId = ana.register("eva", "null");
        CompletableFuture<JsonNode> created = ana.begin("create_channel",
                "{\"creator_id\": \"%s\", \"manifest_type\": \"conversation\", \"manifest_version\": 1, \"participants\": [\"%s\"]}"
                        .formatted(anasId, evasId));
        ana.accept();
        assertThat(created.join().path("ok").booleanValue()).isTrue();
    }

    @Test
    void anAnswerAboveTheClientsLimitIsAnErrorAndTheLinkStays() {
        String channel = ana.open("conversation", "", luis);
        for (int i = 0; i < 12; i++) {
            ana.say(channel, "x".repeat(100_000));
        }
        assertThat(luis.error("read_wal", log(channel))).startsWith("error: ").contains("clients take 1048576 at most");
        assertThat(luis.result("read_wal", "{\"channel_id\": \"" + channel + "\", \"since\": 3, \"until\": 5}").size()).isEqualTo(2);
        assertThat(luis.closes).isEmpty();
    }

    @Test
    void idsGrowInTheOrderOfTheLog() {
        String channel = ana.open("conversation", "", luis);
        for (int i = 0; i < 50; i++) {
            (i % 2 == 0 ? ana : luis).say(channel, "n" + i);
        }
        List<String> ids = new ArrayList<>();
        ana.result("read_wal", log(channel)).forEach(one -> ids.add(one.path("envelope_id").stringValue("")));
        assertThat(ids).hasSizeGreaterThan(50).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void theCreatorHearsOfTheOpeningAndAllOfTheEnd() {
        String channel = ana.open("conversation", "", luis);
        assertThat(ana.event("ag2.channel.opened").path("channel_id").stringValue()).isEqualTo(channel);
        assertThat(luis.event("ag2.channel.opened").path("channel_id").stringValue()).isEqualTo(channel);
        ana.result("close_channel", "{\"channel_id\": \"" + channel + "\", \"reason\": \"enough\"}");
        for (Ag2Client one : List.of(ana, luis)) {
            assertThat(one.event("ag2.channel.closed").path("event_data").path("reason").stringValue()).isEqualTo("enough");
        }
    }

    @Test
    void timesAreWhatPythonReads() {
        String channel = ana.open("conversation", "", luis);
        ana.say(channel, "hello");
        JsonNode header = ana.result("get_channel", of(channel));
        assertThat(header.path("created_at").stringValue()).matches(PYTHON_TIME);
        assertThat(header.path("expires_at").stringValue()).matches(PYTHON_TIME);
        ana.result("read_wal", log(channel)).forEach(one -> assertThat(one.path("created_at").stringValue()).matches(PYTHON_TIME));
    }

    @Test
    void theManifestIsWholeAndOfATypeThatTheClientKnows() {
        for (String type : List.of("consulting", "conversation", "discussion")) {
            JsonNode manifest = ana.result("get_channel", of(ana.open(type, "", luis))).path("manifest");
            assertThat(manifest.path("type").stringValue()).isEqualTo(type);
            assertThat(manifest.path("version").intValue()).isEqualTo(1);
            assertThat(manifest.path("expectations").isArray()).isTrue();
            assertThat(manifest.path("participants").path("roles").isArray()).isTrue();
            assertThat(manifest.path("knobs_schema").isObject()).isTrue();
        }
    }

    @Test
    void invitationsEndWellBeforeTheClientGivesUp() {
        assertThat(HubConfig.defaults(dir).network().inviteAck().toSeconds()).isBetween(5L, 20L);
    }

    @Test
    void aBlankedClaimDoesNotKeepAnAgentWithItsKeyOut() {
        String token = hub.oversight().createKey("carol").join();
        try (var carol = new Ag2Client(hub)) {
            String claim = "{\"token\": \"" + token + "\"}";
            carol.result("register", "{\"passport\": {\"name\": \"carol\", \"auth\": {\"scheme\": \"api_key\", \"claim\": " + claim
                    + "}}, \"resume\": {}, \"skill_md\": null, \"rule\": null}");
            assertThat(ana.result("get_agent", "{\"name_or_id\": \"carol\"}").path("auth").path("claim").isEmpty()).isTrue();
        }
        try (var again = new Ag2Client(hub)) {
            again.hello("carol", "api_key", "{\"token\": \"" + token + "\"}", null);
            assertThat(again.frame().path("kind").stringValue()).isEqualTo("welcome");
        }
    }

    @Test
    void whatCannotBeReadCostsOneFrameAndIsNotAnsweredByAnErrorFrame() {
        for (String bad : List.of("nonsense", "[]", "{\"kind\": \"dance\"}", "{\"kind\": \"ping\", \"more\": 1}", "{}",
                "{\"kind\": \"request\"}", "{\"kind\": \"receipt\", \"envelope_id\": 7, \"status\": \"ack\"}")) {
            ana.send(bad);
        }
        ana.settle();
        assertThat(ana.pending()).extracting(frame -> frame.path("kind").stringValue("")).doesNotContain("error");
        assertThat(ana.closes).isEmpty();
    }

    @Test
    void aClientMayGoWithoutGoodbye() throws Exception {
        luis.leave();
        Eventually.holds("luis is gone", () -> hub.snapshot().join().agents().stream().noneMatch(one -> one.name().equals("luis")
                && one.state() == dev.thalamus.hub.model.AgentState.LIVE));
        try (var again = new Ag2Client(hub)) {
            again.hello("luis", "none", "{}", "");
            assertThat(again.frame().path("kind").stringValue()).isEqualTo("welcome");
        }
    }
}
