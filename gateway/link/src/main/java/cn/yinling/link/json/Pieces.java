package cn.yinling.link.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a record what can be read: a field that may be absent is left out where it is spoilt, an
 * element of a list likewise. For messages that must not be thrown away whole. Thread-safe.
 */
public final class Pieces {
    private Pieces() {}

    /** Empty where a field that must be there cannot be read. */
    public static <T> Optional<T> read(JsonNode node, Class<T> type) {
        return Optional.ofNullable(piece(node, type)).map(type::cast);
    }

    private static @Nullable Object piece(JsonNode node, Type type) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            Type of = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == List.class ? list(node, of) : map(node, of);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return node.isTextual() ? node.textValue().replace("\0", "") : null;
        }
        return plain.isRecord() ? composed(node, plain) : whole(node, plain);
    }

    private static @Nullable Object whole(JsonNode node, Class<?> type) {
        try {
            return LinkJson.read(node, type);
        } catch (MalformedJsonException e) {
            return null; // Left out: that is what this class is for.
        }
    }

    private static List<Object> list(JsonNode node, Type of) {
        List<Object> elements = new ArrayList<>();
        for (JsonNode element : node) {
            Object piece = piece(element, of);
            if (piece != null) {
                elements.add(piece);
            }
        }
        return elements;
    }

    private static Map<String, Object> map(JsonNode node, Type of) {
        Map<String, Object> entries = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Object piece = piece(entry.getValue(), of);
            if (piece != null) {
                entries.put(entry.getKey(), piece);
            }
        }
        return entries;
    }

    private static @Nullable Object composed(JsonNode node, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = piece(node.path(components[i].getName()), components[i].getGenericType());
            boolean mayBeAbsent =
                    components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (values[i] == null && !mayBeAbsent) {
                if (types[i] != List.class) {
                    return null;
                }
                values[i] = List.of();
            }
        }
        return made(type, types, values);
    }

    private static @Nullable Object made(
            Class<?> type, Class<?>[] types, @Nullable Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            return null; // The record refuses these values.
        }
    }
}
