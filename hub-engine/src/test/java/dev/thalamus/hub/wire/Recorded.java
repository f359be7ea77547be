package dev.thalamus.hub.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines recorded from the reference hub and its agents. */
final class Recorded {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A JSON message of a transcript.
     *
     * @param line the recording around it, in which the message stands as CPython writes it
     * @param fromHub true when the reference hub wrote the message itself
     */
    record Message(String line, JsonNode json, boolean fromHub) {
        @Override
        public String toString() { return line.length() < 200 ? line : line.substring(0, 200) + "..."; }
    }

    private Recorded() {}

    static List<String> lines(String file) {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Recorded.class.getResourceAsStream("/neuralhub/" + file)), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Message> messages() {
        return Stream.of("transcript-hub.jsonl", "transcript-federation.jsonl", "transcript-federation-failures.jsonl")
                .flatMap(file -> lines(file).stream()).map(Recorded::message).filter(m -> !m.json().isMissingNode()).toList();
    }

    private static Message message(String line) {
        JsonNode all = JSON.readTree(line);
        return new Message(line, all.path("json"), !all.path("dir").asString("").equals("c>h"));
    }
}
