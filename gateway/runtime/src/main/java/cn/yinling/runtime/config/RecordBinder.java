package cn.yinling.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds records from a tree, noting every mistake and going on to the next key. For one load. */
final class RecordBinder {
    private final Environment environment;
    private final List<String> mistakes;

    RecordBinder(Environment environment, List<String> mistakes) {
        this.environment = environment;
        this.mistakes = mistakes;
    }

    /** The record, or null where a mistake was noted. */
    <T> @Nullable T bind(Class<T> type, JsonNode node, KeyPath path) {
        if (!node.isObject()) {
            mistake(path, "expected keys and values, was '%s'".formatted(node.asText()));
            return null;
        }
        RecordComponent[] components = type.getRecordComponents();
        unknownKeys(components, node, path);
        int before = mistakes.size();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = component(components[i], node, path);
        }
        return mistakes.size() > before ? null : construct(type, components, arguments, path);
    }

    private void unknownKeys(RecordComponent[] components, JsonNode node, KeyPath path) {
        Set<String> known =
                Arrays.stream(components)
                        .map(component -> KeyPath.kebab(component.getName()))
                        .collect(Collectors.toSet());
        node.fieldNames()
                .forEachRemaining(key -> {
                    if (!known.contains(key)) {
                        mistake(
                                path.key(key),
                                "unknown key, known here: " + String.join(", ", sorted(known)));
                    }
                });
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }

    private @Nullable Object component(RecordComponent component, JsonNode node, KeyPath parent) {
        String key = KeyPath.kebab(component.getName());
        KeyPath path = parent.key(key);
        JsonNode value = node.get(key);
        String variable = environment.get(path);
        if (variable != null) {
            value = new TextNode(variable);
        }
        boolean isAbsent = value == null || value.isNull();
        Class<?> type = component.getType();
        if (type.isRecord() && type != Secret.class) {
            if (isAbsent
                    && isNullable(component.getAnnotatedType())
                    && !environment.hasBelow(path)) {
                return null;
            }
            return bind(
                    type,
                    value == null || value.isNull() ? JsonNodeFactory.instance.objectNode() : value,
                    path);
        }
        if (value == null || value.isNull()) {
            return absent(component, path);
        }
        return type == List.class ? list(component, value, path) : scalar(type, value, path);
    }

    private @Nullable Object absent(RecordComponent component, KeyPath path) {
        Default standard = component.getAnnotation(Default.class);
        if (standard != null && component.getType() == List.class) {
            return list(component, new TextNode(standard.value()), path);
        }
        if (standard != null) {
            return scalar(component.getType(), new TextNode(standard.value()), path);
        }
        if (component.getType() == List.class) {
            return List.of();
        }
        return isNullable(component.getAnnotatedType()) ? null : mistake(path, "is missing");
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private @Nullable Object list(RecordComponent component, JsonNode node, KeyPath path) {
        if (!(component.getGenericType() instanceof ParameterizedType parameterized)
                || !(parameterized.getActualTypeArguments()[0] instanceof Class<?> element)) {
            throw new IllegalArgumentException(
                    "component %s must be a List of a class".formatted(component));
        }
        if (node.isTextual()) {
            return Arrays.stream(node.asText().split(",", -1))
                    .map(part -> scalar(element, new TextNode(part.strip()), path))
                    .toList();
        }
        if (!node.isArray()) {
            return mistake(path, "expected a list");
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            KeyPath at = path.index(i);
            elements.add(
                    element.isRecord()
                            ? bind(element, node.get(i), at)
                            : scalar(element, node.get(i), at));
        }
        return elements.contains(null) ? null : List.copyOf(elements);
    }

    private @Nullable Object scalar(Class<?> type, JsonNode node, KeyPath path) {
        if (node.isContainerNode()) {
            return mistake(path, "expected one value");
        }
        try {
            return Scalars.parse(type, node.asText().strip());
        } catch (IllegalArgumentException e) {
            return mistake(path, String.valueOf(e.getMessage()));
        }
    }

    private <T> @Nullable T construct(
            Class<T> type,
            RecordComponent[] components,
            @Nullable Object[] arguments,
            KeyPath path) {
        try {
            Class<?>[] types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            mistake(path, String.valueOf(e.getTargetException().getMessage()));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + type, e);
        }
    }

    private @Nullable Void mistake(KeyPath path, String what) {
        mistakes.add(path.text().isEmpty() ? what : path.text() + ": " + what);
        return null;
    }
}
