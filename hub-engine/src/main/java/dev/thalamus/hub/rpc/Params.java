package dev.thalamus.hub.rpc;

import dev.thalamus.hub.kit.Nearest;
import dev.thalamus.hub.model.Clause;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes parameter records of requests' {@code params}; what does not fit is named. Immutable.
 *
 * <p>What reflection tells of the record is asked once: agents call {@code agent.transmit} thousands of times in a second.
 *
 * @param <P> the record
 */
final class Params<P extends Record> {
    private static final int MOST_SHOWN = 64;

    private record Field(String name, Class<?> type, boolean optional, long least, long most, Map<String, Object> constants) {
        static Field of(RecordComponent component) {
            Doc doc = component.getAnnotation(Doc.class);
            var constants = new LinkedHashMap<String, Object>();
            if (component.getType().isEnum()) {
                for (Object constant : component.getType().getEnumConstants()) {
                    constants.put(((Enum<?>) constant).name(), constant);
                }
            }
            return new Field(component.getName(), component.getType(), Params.optional(component),
                    doc == null ? Long.MIN_VALUE : doc.least(),
                    doc == null ? Long.MAX_VALUE : doc.most(), constants);
        }
    }

    private final Constructor<P> constructor;
    private final List<Field> fields;
    private final boolean strict;

    /**
     * @param strict whether a member that the method does not know is an error: what an operator misspells may delete too much, while agents of
     *     others may say more than this hub knows
     */
    Params(Class<P> type, boolean strict) {
        this.strict = strict;
        RecordComponent[] components = type.getRecordComponents();
        fields = Arrays.stream(components).map(Field::of).toList();
        try {
            constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException broken) {
            throw new IllegalStateException(type + " is no record of parameters", broken);
        }
    }

    /**
     * Makes the record; an empty list stands for no parameters.
     *
     * @throws RpcError {@link RpcError#INVALID_PARAMS}
     */
    P bind(@Nullable JsonNode given) {
        JsonNode params = given == null || given.isNull() || given.isArray() && given.isEmpty() ? null : given;
        if (params != null && !params.isObject()) {
            throw new RpcError(RpcError.INVALID_PARAMS, Clause.INVALID_PARAMS.of(Clause.PARAMS_NAMED.of()));
        }
        if (strict && params != null) {
            onlyKnown(params);
        }
        var values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            values[i] = value(field, params == null ? null : params.get(field.name));
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("the parameter record " + constructor + " cannot be made", broken);
        }
    }

    private void onlyKnown(JsonNode params) {
        List<String> known = fields.stream().map(Field::name).toList();
        for (String name : params.propertyNames()) {
            if (!known.contains(name)) {
                throw RpcError.invalid(name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "…" : name,
                        Nearest.to(name, known).map(Clause.NO_PARAM_NEAR::of).orElseGet(Clause.NO_PARAM::of));
            }
        }
    }

    static boolean optional(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        return doc != null && doc.optional();
    }

    private static @Nullable Object value(Field field, @Nullable JsonNode given) {
        Class<?> type = field.type;
        if (given == null || given.isNull() && type != JsonNode.class) {
            if (!field.optional) {
                throw RpcError.invalid(field.name, given == null ? Clause.IS_MISSING.of() : Clause.IS_NULL.of());
            }
            return absent(type);
        }
        if (type == String.class) {
            need(field, given.isString(), Clause.NO_STRING.of());
            return given.stringValue();
        } else if (type == int.class) {
            need(field, given.isIntegralNumber() && given.canConvertToInt(), Clause.NO_WHOLE_NUMBER.of());
            return (int) inRange(field, given.longValue());
        } else if (type == long.class) {
            need(field, given.isIntegralNumber() && given.canConvertToLong(), Clause.NO_WHOLE_NUMBER.of());
            return inRange(field, given.longValue());
        } else if (type == boolean.class || type == Boolean.class) {
            need(field, given.isBoolean(), Clause.NO_TRUE_OR_FALSE.of());
            return given.booleanValue();
        } else if (type == JsonNode.class) {
            return given;
        } else if (type.isEnum()) {
            Object constant = given.isString() ? field.constants.get(given.stringValue()) : null;
            need(field, constant != null, Clause.NONE_OF.of(String.join(", ", field.constants.keySet())));
            return constant;
        }
        throw new IllegalStateException("no parameter can be of " + type);
    }

    private static long inRange(Field field, long value) {
        need(field, value >= field.least && value <= field.most,
                field.most == Long.MAX_VALUE ? Clause.OR_MORE.of(field.least) : Clause.FROM_TO.of(field.least, field.most));
        return value;
    }

    private static @Nullable Object absent(Class<?> type) {
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : type == boolean.class ? (Object) false : null;
    }

    private static void need(Field field, boolean fits, String problem) {
        if (!fits) {
            throw RpcError.invalid(field.name, problem);
        }
    }
}
