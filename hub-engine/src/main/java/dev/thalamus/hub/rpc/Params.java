package dev.thalamus.hub.rpc;

import dev.thalamus.hub.kit.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a parameter record of a request's {@code params}; what does not fit is named. Thread-safe. */
final class Params {
    private static final int MOST_SHOWN = 64;

    private Params() {}

    /**
     * Makes the record.
     *
     * @param strict whether a member that the method does not know is an error: what an operator misspells may delete too much, while agents of
     *     others may say more than this hub knows
     * @throws RpcError {@link RpcError#INVALID_PARAMS}
     */
    static <P extends Record> P bind(Class<P> type, @Nullable JsonNode params, boolean strict) {
        if (params != null && !params.isObject() && !params.isNull()) {
            throw new RpcError(RpcError.INVALID_PARAMS, "Invalid params: must be an object with named members");
        }
        RecordComponent[] components = type.getRecordComponents();
        if (strict && params != null) {
            onlyKnown(components, params);
        }
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            JsonNode given = params == null || params.isNull() ? null : params.get(components[i].getName());
            values[i] = value(components[i], given);
        }
        try {
            Constructor<P> constructor = type
                    .getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("the parameter record " + type + " cannot be made", broken);
        }
    }

    private static void onlyKnown(RecordComponent[] components, JsonNode params) {
        List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
        for (String name : params.propertyNames()) {
            if (!known.contains(name)) {
                throw RpcError.invalid(name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "…" : name,
                        "is no parameter of it" + Nearest.to(name, known).map(near -> "; did you mean " + near + "?").orElse(""));
            }
        }
    }

    static boolean optional(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        return doc != null && doc.optional();
    }

    private static @Nullable Object value(RecordComponent component, @Nullable JsonNode given) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (given == null || given.isNull() && type != JsonNode.class) {
            if (!optional(component)) {
                throw RpcError.invalid(name, given == null ? "is missing" : "must not be null");
            }
            return absent(type);
        }
        if (type == String.class) {
            return need(name, given.isString(), "must be a string").apply(given::stringValue);
        } else if (type == int.class) {
            return need(name, given.isIntegralNumber() && given.canConvertToInt(), "must be a whole number").apply(given::intValue);
        } else if (type == long.class) {
            return need(name, given.isIntegralNumber() && given.canConvertToLong(), "must be a whole number").apply(given::longValue);
        } else if (type == boolean.class || type == Boolean.class) {
            return need(name, given.isBoolean(), "must be true or false").apply(given::booleanValue);
        } else if (type == JsonNode.class) {
            return given;
        } else if (type.isEnum()) {
            return constant(name, type, given);
        }
        throw new IllegalStateException("no parameter can be of " + type);
    }

    private static Object constant(String name, Class<?> type, JsonNode given) {
        List<String> names = Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList();
        int at = given.isString() ? names.indexOf(given.stringValue()) : -1;
        if (at < 0) {
            throw RpcError.invalid(name, "must be one of " + String.join(", ", names));
        }
        return type.getEnumConstants()[at];
    }

    private static @Nullable Object absent(Class<?> type) {
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : type == boolean.class ? (Object) false : null;
    }

    private interface Getter {
        Object apply(java.util.function.Supplier<Object> value);
    }

    private static Getter need(String name, boolean fits, String problem) {
        if (!fits) {
            throw RpcError.invalid(name, problem);
        }
        return java.util.function.Supplier::get;
    }
}
