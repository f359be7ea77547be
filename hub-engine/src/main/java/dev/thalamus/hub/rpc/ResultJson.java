package dev.thalamus.hub.rpc;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes JSON of a result. Thread-safe.
 *
 * <p>Records of nothing but texts, whole numbers and truth values take a short way: such is the answer to {@code agent.transmit}, and there are thousands a
 * second.
 */
final class ResultJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Class<?>> PLAIN = Set.of(String.class, int.class, long.class, boolean.class);

    /** What reads a plain record's components; empty for anything else. */
    private static final ClassValue<Method[]> READERS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
            return Arrays.stream(components).allMatch(component -> PLAIN.contains(component.getType()))
                    ? Arrays.stream(components).map(RecordComponent::getAccessor).peek(reader -> reader.setAccessible(true))
                            .toArray(Method[]::new)
                    : new Method[0];
        }
    };

    private ResultJson() {}

    static JsonNode of(Object result) {
        Method[] readers = READERS.get(result.getClass());
        return readers.length == 0 ? JSON.valueToTree(result) : plain(result, readers);
    }

    private static ObjectNode plain(Object result, Method... readers) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Method reader : readers) {
            @Nullable
            Object value;
            try {
                value = reader.invoke(result);
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(reader + " cannot be read", broken);
            }
            switch (value) {
                case null -> node.putNull(reader.getName());
                case String text -> node.put(reader.getName(), text);
                case Integer number -> node.put(reader.getName(), (int) number);
                case Long number -> node.put(reader.getName(), (long) number);
                case Boolean truth -> node.put(reader.getName(), (boolean) truth);
                default -> throw new IllegalStateException(reader + " gives no plain value");
            }
        }
        return node;
    }
}
