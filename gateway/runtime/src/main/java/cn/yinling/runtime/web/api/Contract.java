package cn.yinling.runtime.web.api;

import cn.yinling.runtime.web.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The contract of the API (OpenAPI 3.1), as it is published and as Vert.x validates by it. Vert.x
 * 5.0 takes a few media types only; the others are given to it under a name it takes, which changes
 * nothing of what is valid. Immutable.
 */
public final class Contract {
    private static final String PROBLEM_FOR_VERTX = "application/vnd.problem+json";
    private static final String BYTES = "application/octet-stream";

    private final String text;
    private final OpenAPIContract validating;

    private Contract(String text, OpenAPIContract validating) {
        this.text = text;
        this.validating = validating;
    }

    /**
     * Reads it. Blocks.
     *
     * @param file of the class path, as {@code /openapi/gateway.yaml}
     * @throws IllegalStateException where it is no good contract
     */
    public static Contract load(Vertx vertx, String file) {
        try (InputStream stream = Contract.class.getResourceAsStream(file)) {
            byte[] bytes = Objects.requireNonNull(stream, file).readAllBytes();
            JsonNode tree = new YAMLMapper().readTree(bytes);
            JsonObject contract = new JsonObject(tree.toString());
            rename(contract);
            takeOverSecurity(contract);
            return new Contract(
                    new String(bytes, StandardCharsets.UTF_8),
                    OpenAPIContract.from(vertx, contract).await());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is published. */
    public String text() {
        return text;
    }

    /** As Vert.x validates by it. */
    public OpenAPIContract validating() {
        return validating;
    }

    /** How Vert.x calls a media type. */
    public static String typeForVertx(String type) {
        String bare = type.split(";", 2)[0].strip();
        if (bare.equals(Problem.TYPE)) {
            return PROBLEM_FOR_VERTX;
        }
        return MediaType.isMediaTypeSupported(bare) ? bare : BYTES;
    }

    /** Who may is looked at by {@link Doorman}, before a body is read; Vert.x would come after. */
    private static void takeOverSecurity(JsonObject contract) {
        contract.remove("security");
        for (Object path : contract.getJsonObject("paths").getMap().values()) {
            for (Object operation : ((Map<?, ?>) path).values()) {
                if (operation instanceof Map<?, ?> model) {
                    takeOver(model);
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // a JSON object's keys are strings
    private static void takeOver(Map<?, ?> model) {
        Object security = model.remove("security");
        boolean isOpen = security instanceof Iterable<?> any && !any.iterator().hasNext();
        ((Map<String, Object>) model).put(Duty.OPEN, isOpen);
    }

    private static void rename(JsonObject node) {
        for (Map.Entry<String, Object> field : node) {
            if (field.getKey().equals("content")) {
                JsonObject content = (JsonObject) field.getValue();
                for (String type : content.copy().fieldNames()) {
                    Object schema = content.remove(type);
                    String name = typeForVertx(type);
                    content.put(name, name.equals(BYTES) ? new JsonObject() : schema);
                }
            }
            if (field.getValue() instanceof JsonObject below) {
                rename(below);
            }
        }
    }
}
