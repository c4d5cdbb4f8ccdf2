package cn.yinling.link.json;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Holds bytes from outside to what the records promise: a component that is not {@link Nullable} is
 * there.
 */
final class Completeness {
    private Completeness() {}

    /** Throws where a field that must be there is absent or null, naming it. */
    static void check(Object value, String path) throws MalformedJsonException {
        if (value instanceof Iterable<?> elements) {
            for (Object element : elements) {
                check(element, path + "[]");
            }
        }
        if (!(value instanceof Record)) {
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String field = path.isEmpty() ? component.getName() : path + "." + component.getName();
            Object content = read(component, value);
            if (content != null) {
                check(content, field);
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new MalformedJsonException("field '%s' is missing".formatted(field));
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Object value) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
