package dev.thalamus.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.Ag2Vectors;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Identities in the exact shape in which AG2 wrote them. */
class ShapeTest {
    private static final Map<String, Class<?>> KINDS = Map.of("passport.json", Passport.class, "resume.json", Resume.class, "rule.json",
            Rule.class);

    static Stream<String> files() {
        return Ag2Vectors.json("newest-store-dump.json").propertyNames().stream().filter(path -> KINDS.containsKey(last(path)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatAg2WroteIsReadAndWrittenAlike(String path) {
        JsonNode file = Ag2Vectors.fileOf(Ag2Vectors.json("newest-store-dump.json"), path);
        assertThat(Shape.tree(Shape.write(Shape.read(file, kind(path), "it")))).isEqualTo(file);
    }

    @Test
    void theOrderOfFieldsIsAg2s() {
        JsonNode recorded = Ag2Vectors.json("rpc.register.json").path("response").path("result");
        assertThat(Shape.tree(Shape.write(Shape.read(recorded, Passport.class, "passport"))).toString()).isEqualTo(recorded.toString());
        JsonNode rule = Ag2Vectors.json("rpc.get_rule.json").path("response").path("result");
        assertThat(Shape.tree(Shape.write(Rule.DEFAULT)).toString()).isEqualTo(rule.toString());
    }

    @Test
    void theFirstVersionsNamesAreUnderstood() {
        JsonNode dump = Ag2Vectors.json("seed-store-dump.json");
        dump.propertyNames().stream().filter(path -> KINDS.containsKey(last(path)))
                .forEach(path -> Shape.read(Ag2Vectors.fileOf(dump, path), kind(path), "it"));
        String rule = dump.propertyNames().stream().filter(path -> path.contains("fc487d") && path.endsWith("rule.json")).findAny()
                .orElseThrow();
        assertThat(Shape.read(Ag2Vectors.fileOf(dump, rule), Rule.class, "rule").access().inboundFrom()).containsExactly("alice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "a", "shoe_size": 44}        | passport has no field 'shoe_size'
            {"name": 5}                           | passport.name has the wrong type
            {"name": ""}                          | passport name is empty
            {"name": "a@b"}                       | passport name contains '@', which separates a name from its domain
            {}                                    | passport needs a name
            {"name": "a", "auth": []}             | passport.auth has the wrong type
            {"name": "a", "version": "1"}         | passport.version has the wrong type
            {"name": "a", "kind": "robot"}        | passport kind must be one of agent, human, remote_agent
            {"name": "a", "auth": {"claim": 1}}   | passport.auth.claim has the wrong type
            """)
    void aWrongPassportNamesItsField(String json, String sentence) {
        assertThatThrownBy(() -> Shape.read(new JsonMapper().readTree(json), Passport.class, "passport")).isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"limits": {"channel_ttl_default": "soon"}}          | rule.limits.channel_ttl_default must be a duration
            {"limits": {"inbox": {"overflow": "drop_all"}}}      | rule.limits.inbox.overflow must be reject, drop_oldest or drop_newest
            {"limits": {"rate": {"per_minute": -1}}}             | rule.limits.rate per_minute must be at least 0
            {"limits": {"rate": {"per_minute": 1.5}}}            | rule.limits.rate.per_minute has the wrong type
            {"access": {"inbound_from": "*"}}                    | rule.access.inbound_from has the wrong type
            """)
    void aWrongRuleNamesItsField(String json, String sentence) {
        assertThatThrownBy(() -> Shape.read(new JsonMapper().readTree(json), Rule.class, "rule")).isInstanceOf(Refusal.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        assertThat(Shape.read((ObjectNode) new JsonMapper().readTree("{\"limits\": {\"inbox\": {}}}"), Rule.class, "rule"))
                .isEqualTo(Rule.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"30s,30", "15m,900", "2h,7200", "1d,86400", "45,45", "'',0"})
    void aTimeToLiveIsReadAsAg2Does(String text, long seconds) { assertThat(Ttl.of(text).seconds()).isEqualTo(seconds); }

    @ParameterizedTest
    @CsvSource({"*,bob,true", "b?b,bob,true", "b?b,bb,false", "[a-c]ob,bob,true", "[!a-c]ob,bob,false", "B*,bob,false",
            "acme.*,acme.bob,true",
            "*.bob,acme.x.bob,true", "[b,[b,true", "a*b*c,aXbYbZc,true", "'','',true", "*a,b,false"})
    void aGlobMatchesAsPythonsDoes(String glob, String name, boolean matches) {
        assertThat(NameGlob.matches(glob, name)).isEqualTo(matches);
    }

    private static Class<?> kind(String path) { return Objects.requireNonNull(KINDS.get(last(path))); }

    private static String last(String path) { return path.substring(path.lastIndexOf('/') + 1); }
}
