package cn.yinling.runtime.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills a record from a YAML file and the environment. Component {@code heartbeatEvery} of the
 * component {@code mqtt} is the key {@code mqtt.heartbeat-every} and the variable {@code
 * YINLING_MQTT_HEARTBEAT_EVERY}, which wins over the file.
 */
public final class ConfigLoader {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ConfigLoader() {}

    /**
     * Loads {@code type}.
     *
     * @param file the YAML, null for defaults and environment alone
     * @throws InvalidConfigException naming every mistake: unknown, missing and impossible values
     */
    public static <T extends Record> T load(
            Class<T> type, @Nullable Path file, Map<String, String> environment) {
        String source = file == null ? "configuration" : file.toString();
        List<String> mistakes = new ArrayList<>();
        JsonNode root = file == null ? JsonNodeFactory.instance.objectNode() : read(file, source);
        T config =
                new RecordBinder(new Environment(environment), mistakes)
                        .bind(type, root, KeyPath.ROOT);
        if (config == null || !mistakes.isEmpty()) {
            throw new InvalidConfigException(source, mistakes);
        }
        return config;
    }

    private static JsonNode read(Path file, String source) {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            if (tree.isMissingNode() || tree.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (!tree.isObject()) {
                throw new InvalidConfigException(source, List.of("expected keys and values"));
            }
            return tree;
        } catch (NoSuchFileException e) {
            throw new InvalidConfigException(source, List.of("there is no such file"));
        } catch (JacksonException e) {
            String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new InvalidConfigException(
                    source,
                    List.of("not YAML%s: %s".formatted(where, firstLine(e.getOriginalMessage()))));
        } catch (IOException e) {
            throw new InvalidConfigException(source, List.of("cannot be read: " + e.getMessage()));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
