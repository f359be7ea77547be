package dev.thalamus.hub.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the members of one JSON object; what is missing or of the wrong type is named in the fault. Immutable. */
record ControlFields(String where, JsonNode object) {
    String string(String name) {
        JsonNode value = object.path(name);
        if (!value.isString()) {
            throw wrong(name, "a string");
        }
        return value.stringValue();
    }

    @Nullable
    String stringOrNull(String name) { return absent(name) ? null : string(name); }

    String string(String name, String otherwise) { return absent(name) ? otherwise : string(name); }

    boolean bool(String name, boolean otherwise) {
        if (absent(name)) {
            return otherwise;
        }
        if (!object.path(name).isBoolean()) {
            throw wrong(name, "true or false");
        }
        return object.path(name).booleanValue();
    }

    /** True for what Python takes as true: anything but a missing value, null, false, zero and empty things. */
    boolean truthy(String name) {
        JsonNode value = object.path(name);
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.isIntegralNumber() ? value.bigIntegerValue().signum() != 0 : value.doubleValue() != 0;
            case STRING -> !value.stringValue().isEmpty();
            case OBJECT, ARRAY -> !value.isEmpty();
            case NULL, MISSING, BINARY, POJO -> false;
        };
    }

    int integer(String name, int otherwise) {
        if (absent(name)) {
            return otherwise;
        }
        if (!object.path(name).canConvertToInt() || !object.path(name).isIntegralNumber()) {
            throw wrong(name, "a whole number");
        }
        return object.path(name).intValue();
    }

    long count(String name) {
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "a whole number");
        }
        return value.longValue();
    }

    /** A finite number: what is beyond a double could be neither counted with nor written out as JSON. */
    double number(String name, double otherwise) {
        if (absent(name)) {
            return otherwise;
        }
        if (!object.path(name).isNumber()) {
            throw wrong(name, "a number");
        }
        double value = object.path(name).asDouble(Double.NaN);
        if (!Double.isFinite(value)) {
            throw new WireFault(Fault.CONTROL_FIELD, where + "." + name + " must be a finite number");
        }
        return value;
    }

    /** The strings in an array; none when it is absent. */
    List<String> strings(String name) {
        if (absent(name)) {
            return List.of();
        }
        JsonNode array = object.path(name);
        if (!array.isArray()) {
            throw wrong(name, "an array of strings");
        }
        List<String> all = new ArrayList<>(array.size());
        for (JsonNode element : array.values()) {
            if (!element.isString()) {
                throw wrong(name, "an array of strings");
            }
            all.add(element.stringValue());
        }
        return all;
    }

    /** The objects in an array. */
    List<ControlFields> objects(String name) {
        JsonNode array = object.path(name);
        if (!array.isArray()) {
            throw wrong(name, "an array");
        }
        List<ControlFields> all = new ArrayList<>(array.size());
        for (JsonNode element : array.values()) {
            all.add(new ControlFields(where + "." + name + "[" + all.size() + "]", element));
        }
        return all;
    }

    /** The member that is an object; an empty one when it is absent and may be. */
    ControlFields object(String name, boolean required) {
        JsonNode value = object.path(name);
        if (!value.isObject() && (required || !value.isMissingNode())) {
            throw wrong(name, "an object");
        }
        return new ControlFields(where + "." + name, value);
    }

    WireFault wrong(String name, String wanted) {
        String state = object.path(name).isMissingNode() ? "is missing" : "is of the wrong type";
        return new WireFault(Fault.CONTROL_FIELD, where + "." + name + " " + state + ", it must be " + wanted);
    }

    private boolean absent(String name) { return object.path(name).isMissingNode() || object.path(name).isNull(); }
}
