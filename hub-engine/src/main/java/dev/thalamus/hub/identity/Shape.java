package dev.thalamus.hub.identity;

import dev.thalamus.hub.model.Clause;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Records to JSON and back in AG2's exact shape: every field written, none tolerated that is not known, no value bent to fit. Thread-safe.
 *
 * <p>Missing fields get their defaults in the records' constructors. Sizes are limited by whoever reads the bytes.
 */
public final class Shape {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_DIGITS = 10_000;
    private static final JsonMapper JSON = JsonMapper
            .builder(
                    // What was let in by the wire must be read again from the disk: never narrower than JsonText.
                    JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_DIGITS).maxNameLength(Integer.MAX_VALUE).maxStringLength(Integer.MAX_VALUE).build())
                            .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(LogicalType.Textual, text -> {
                for (CoercionInputShape shape : new CoercionInputShape[]{
                        CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean}) {
                    text.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .build();

    private Shape() {}

    /**
     * The record that a value is.
     *
     * @param what names it in the error, such as {@code passport}
     * @throws Refusal {@link Refusal.Code#PROTOCOL_ERROR} that names the field
     */
    public static <T> T read(JsonNode value, Class<T> type, String what) {
        if (!value.isObject()) {
            throw Refusal.protocol(what + " " + Clause.NO_OBJECT.of());
        }
        try {
            return JSON.treeToValue(value, type);
        } catch (JacksonException wrong) {
            throw Refusal.protocol(sentence(wrong, what));
        }
    }

    /** The record that bytes of this program's own files are. */
    public static <T> T read(byte[] json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    /** Any JSON of this program's own files. */
    public static JsonNode tree(byte[] json) { return JSON.readTree(json); }

    public static byte[] write(Object value) { return JSON.writeValueAsBytes(value); }

    public static JsonNode tree(Object value) { return JSON.valueToTree(value); }

    private static String sentence(JacksonException wrong, String what) {
        String path = wrong instanceof DatabindException at
                ? at.getPath().stream()
                        .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                        .collect(Collectors.joining())
                : "";
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return what + path + " " + refusal.why();
            }
        }
        return wrong instanceof UnrecognizedPropertyException
                ? what + " has no field '" + path.substring(1) + "'"
                : what + path + " " + Clause.WRONG_TYPE.of();
    }
}
