package cn.yinling.link.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON: ISO 8601 times, fields that are null are written as null, unknown fields are
 * ignored. Thread-safe.
 */
public final class LinkJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                    .build();

    private LinkJson() {}

    /** {@code value} as UTF-8. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write a %s".formatted(value.getClass().getSimpleName()), e);
        }
    }

    /**
     * The {@code type} that {@code json} holds.
     *
     * @throws MalformedJsonException where it is no JSON, no such record, or a field that must be
     *     there is not; the message says which
     */
    public static <T> T read(byte[] json, Class<T> type) throws MalformedJsonException {
        try {
            return complete(MAPPER.readValue(json, type));
        } catch (JacksonException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new MalformedJsonException(String.valueOf(e.getMessage()));
        }
    }

    /** {@code json} as a tree, whatever it holds. */
    public static JsonNode tree(byte[] json) throws MalformedJsonException {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new MalformedJsonException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What can be read of a JSON object that may be cut short or spoilt: its fields up to where it
     * is, empty where there are none. A byte-order mark, trailing NULs and text that is not UTF-8
     * do not matter.
     */
    public static ObjectNode salvage(byte[] json) {
        ObjectNode found = MAPPER.createObjectNode();
        String text = new String(json, StandardCharsets.UTF_8);
        int start = text.indexOf('{');
        if (start < 0) {
            return found;
        }
        try (JsonParser parser = MAPPER.createParser(text.substring(start))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                found.set(name, parser.<JsonNode>readValueAsTree());
            }
        } catch (IOException e) {
            return found; // What came before it is what can be read.
        }
        return found;
    }

    /** {@code value} as a tree. */
    public static JsonNode treeOf(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The {@code type} that {@code tree} holds; throws as {@link #read(byte[], Class)} does. */
    public static <T> T read(JsonNode tree, Class<T> type) throws MalformedJsonException {
        try {
            return complete(MAPPER.treeToValue(tree, type));
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private static <T> T complete(@Nullable T value) throws MalformedJsonException {
        if (value == null) {
            throw new MalformedJsonException("the JSON is null");
        }
        Completeness.check(value, "");
        return value;
    }

    /** A record that refuses its values says better why than the parser does. */
    private static MalformedJsonException malformed(JacksonException failure) {
        return failure.getCause() instanceof IllegalArgumentException refused
                ? new MalformedJsonException(String.valueOf(refused.getMessage()))
                : new MalformedJsonException(failure.getOriginalMessage());
    }
}
