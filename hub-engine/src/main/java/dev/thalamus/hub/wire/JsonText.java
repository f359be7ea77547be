package dev.thalamus.hub.wire;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a message that is JSON: control messages and JSON-RPC. Thread-safe.
 *
 * <p>The dialect is that of signals ({@link JsonScan}), with less depth. Of duplicate members the last one counts. The caller limits the size before.
 */
public final class JsonText {
    /** How many objects and arrays may be open at once, where nobody set it. */
    public static final int MAX_DEPTH = 32;

    // Syntax and depth are settled by the scan; left for Jackson to refuse are very long fractions and lone surrogates in member names.
    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).maxNumberLength(JsonScan.MAX_DIGITS + 100)
                                    .maxNameLength(Integer.MAX_VALUE).maxStringLength(Integer.MAX_VALUE).build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).disable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

    private JsonText() {}

    /** True when the first byte that is not blank opens an object or array: the message is not meant as a signal. */
    public static boolean isJson(byte[] b, int at, int length) {
        int i = JsonScan.blanks(b, at, at + length);
        return i < at + length && (b[i] == '{' || b[i] == '[');
    }

    /**
     * The JSON value that the bytes are.
     *
     * @throws WireFault one of the JSON faults
     */
    public static JsonNode read(byte[] b, int at, int length) { return read(b, at, length, MAX_DEPTH); }

    /**
     * The JSON value that the bytes are.
     *
     * @param maxDepth how many objects and arrays may be open at once, at most 1,000
     * @throws WireFault one of the JSON faults
     */
    public static JsonNode read(byte[] b, int at, int length, int maxDepth) {
        JsonScan.scan(b, at, at + length, maxDepth);
        try {
            // As a string, because Jackson would guess at UTF-16 and UTF-32 from bytes.
            return MAPPER.readTree(new String(b, at, length, StandardCharsets.UTF_8));
        } catch (StreamConstraintsException e) {
            throw new WireFault(Fault.JSON_DIGITS, e.getOriginalMessage());
        } catch (JacksonException e) {
            throw new WireFault(Fault.JSON_SYNTAX, e.getOriginalMessage());
        }
    }
}
