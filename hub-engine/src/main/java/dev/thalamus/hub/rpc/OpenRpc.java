package dev.thalamus.hub.rpc;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the OpenRPC 1.3 document from the catalog. Thread-safe. */
final class OpenRpc {
    private static final JsonMapper JSON = JsonMapper.shared();

    private OpenRpc() {}

    static JsonNode document(Catalog catalog, String url, String version) {
        ObjectNode root = JSON.createObjectNode();
        root.put("openrpc", "1.3.2");
        root.putObject("info").put("title", "Thalamus hub").put("version", version)
                .put("description", "JSON-RPC 2.0 over the hub's WebSocket, with or without registering. Methods may be prefixed with v1.");
        root.putArray("servers").addObject().put("name", "this hub").put("url", url);
        ArrayNode methods = root.putArray("methods");
        for (Catalog.Entry<?> method : catalog.all()) {
            method(methods.addObject(), method.spec());
        }
        return root;
    }

    private static void method(ObjectNode node, RpcMethod.Spec<?> spec) {
        node.put("name", spec.name());
        node.put("summary", spec.summary());
        node.put("paramStructure", "by-name");
        node.put("x-role", spec.role().name().toLowerCase(Locale.ROOT));
        ArrayNode versions = node.putArray("x-versions");
        spec.versions().forEach(version -> versions.add("v" + version));
        ArrayNode params = node.putArray("params");
        for (RecordComponent component : spec.params().getRecordComponents()) {
            ObjectNode param = params.addObject();
            param.put("name", component.getName());
            Doc doc = component.getAnnotation(Doc.class);
            if (doc != null) {
                param.put("description", doc.value());
            }
            param.put("required", !Params.optional(component));
            ObjectNode schema = param.putObject("schema");
            schema(schema, component.getType(), component.getGenericType());
            if (doc != null && doc.least() > Long.MIN_VALUE) {
                schema.put("minimum", doc.least());
            }
            if (doc != null && doc.most() < Long.MAX_VALUE) {
                schema.put("maximum", doc.most());
            }
            if (doc != null && !doc.example().isEmpty()) {
                schema.putArray("examples").add(JSON.readTree(doc.example()));
            }
        }
        ObjectNode result = node.putObject("result");
        result.put("name", "result");
        schema(result.putObject("schema"), spec.result(), spec.result());
    }

    private static void schema(ObjectNode schema, Class<?> type, java.lang.reflect.Type generic) {
        if (type == String.class) {
            schema.put("type", "string");
        } else if (type == int.class || type == long.class || type == Long.class) {
            schema.put("type", "integer");
        } else if (type == double.class || type == BigDecimal.class) {
            schema.put("type", "number");
        } else if (type == boolean.class || type == Boolean.class) {
            schema.put("type", "boolean");
        } else if (type.isEnum()) {
            ArrayNode names = schema.put("type", "string").putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                names.add(((Enum<?>) constant).name());
            }
        } else if (type.isRecord()) {
            schema.put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            for (RecordComponent component : type.getRecordComponents()) {
                ObjectNode property = properties.putObject(component.getName());
                schema(property, component.getType(), component.getGenericType());
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    orNull(property);
                }
                Doc doc = component.getAnnotation(Doc.class);
                if (doc != null) {
                    property.put("description", doc.value());
                }
            }
        } else if (type.isArray()) {
            schema(schema.put("type", "array").putObject("items"), type.getComponentType(), type.getComponentType());
        } else if (Collection.class.isAssignableFrom(type)) {
            argument(schema.put("type", "array").putObject("items"), generic, 0);
        } else if (Map.class.isAssignableFrom(type)) {
            argument(schema.put("type", "object").putObject("additionalProperties"), generic, 1);
        }
    }

    /** What may be missing is there as null. */
    private static void orNull(ObjectNode schema) {
        JsonNode type = schema.get("type");
        if (type != null) {
            schema.putArray("type").add(type).add("null");
        }
        if (schema.get("enum") instanceof ArrayNode names) {
            names.addNull();
        }
    }

    private static void argument(ObjectNode schema, java.lang.reflect.Type generic, int index) {
        if (generic instanceof java.lang.reflect.ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[index] instanceof Class<?> type) {
            schema(schema, type, type);
        }
    }

}
