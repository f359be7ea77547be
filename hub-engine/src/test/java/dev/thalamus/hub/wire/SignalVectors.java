package dev.thalamus.hub.wire;

import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The 105 frames recorded from the reference encoder and decoder. */
final class SignalVectors {
    // The recorded results hold payloads as deep and numbers as long as the reference takes them.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2_000).maxNumberLength(10_000).build()).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    /**
     * One recorded case.
     *
     * @param kind {@code encode}, {@code decode} or {@code encode_error_or_quirk}
     */
    record Vector(String name, String kind, JsonNode json) {
        byte[] frame() { return HexFormat.of().parseHex(json.get("hex").asString()); }

        @Override
        public String toString() { return kind + " " + name; }
    }

    private SignalVectors() {}

    static List<Vector> all() {
        return Recorded.lines("signals.jsonl").stream().map(JSON::readTree)
                .map(v -> new Vector(v.get("name").asString(), v.get("kind").asString(), v)).toList();
    }

    static List<Vector> ofKind(String kind) { return all().stream().filter(v -> v.kind().equals(kind)).toList(); }
}
