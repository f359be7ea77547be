package dev.thalamus.hub.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads records and makes changed copies of them by reflection. Immutable. */
final class RecordTree {
    /** What becomes of one component. */
    interface Change {
        @Nullable
        Object of(RecordComponent component, @Nullable Object value);
    }

    private RecordTree() {}

    @SuppressWarnings("NullAway") // the value of a component may be null; its readers ask the component's type
    static Object get(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** The value at a path of component names, such as {@code delivery.ttl}. */
    static Object value(Record record, String path) {
        Object value = record;
        for (String name : path.split("\\.", -1)) {
            RecordComponent component = Arrays.stream(value.getClass().getRecordComponents()).filter(c -> c.getName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no component " + path));
            value = get(component, value);
        }
        return value;
    }

    /** A copy of {@code record} with every component run through {@code change}; what its constructor throws comes out as it is. */
    @SuppressWarnings("unchecked") // the canonical constructor of R makes an R
    static <R extends Record> R copy(R record, Change change) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(component -> change.of(component, get(component, record))).toArray();
        try {
            return (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot make " + record.getClass(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + record.getClass(), e);
        }
    }
}
