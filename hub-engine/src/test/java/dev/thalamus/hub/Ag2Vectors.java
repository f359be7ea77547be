package dev.thalamus.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What AG2's real client and hub said to each other, and what the hub left on its disk. */
public final class Ag2Vectors {
    private static final JsonMapper JSON = new JsonMapper();

    private Ag2Vectors() {}

    /** A file, such as {@code rpc.register.json}. */
    public static JsonNode json(String file) { return JSON.readTree(text(file)); }

    /** The lines of a file of JSON lines. */
    public static List<JsonNode> lines(String file) {
        return text(file).lines().<JsonNode>map(JSON::readTree).toList();
    }

    /** The lines of one file of the recorded disk. */
    public static List<JsonNode> linesOf(JsonNode dump, String path) {
        return dump.path(path).stringValue("").lines().<JsonNode>map(JSON::readTree).toList();
    }

    /** One file of the recorded disk, which is JSON. */
    public static JsonNode fileOf(JsonNode dump, String path) {
        return JSON.readTree(dump.path(path).stringValue("null"));
    }

    private static String text(String file) {
        try (var in = Objects.requireNonNull(Ag2Vectors.class.getResourceAsStream("/ag2/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
