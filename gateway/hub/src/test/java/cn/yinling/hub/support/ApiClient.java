package cn.yinling.hub.support;

import cn.yinling.runtime.web.api.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the API and holds every answer against the contract. */
public final class ApiClient implements AutoCloseable {
    public static final String TOKEN = "a-token-of-a-test";
    private static final Vertx VERTX = Vertx.vertx();
    private static final Contract CONTRACT = Contract.load(VERTX, "/openapi/gateway.yaml");
    private static final ResponseValidator VALIDATOR =
            ResponseValidator.create(VERTX, CONTRACT.validating());

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final List<String> headers = new ArrayList<>();

    private ApiClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** Somebody who shows nothing. */
    public static ApiClient stranger(int port) {
        return new ApiClient(port);
    }

    /** A machine with the token. */
    public static ApiClient machine(int port) {
        return new ApiClient(port).with("Authorization", "Bearer " + TOKEN);
    }

    public static Contract contract() {
        return CONTRACT;
    }

    /** Sends this header from now on. */
    public ApiClient with(String header, String value) {
        headers.add(header);
        headers.add(value);
        return this;
    }

    /** What came back. */
    public record Reply(int status, Map<String, List<String>> headers, String body) {
        public JsonNode json() {
            try {
                return JsonMapper.builder().build().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst();
        }
    }

    public Reply get(String path) {
        return send("GET", path, null, null);
    }

    public Reply post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Reply put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Reply send(String method, String path, @Nullable String type, @Nullable String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Reply reply = new Reply(answer.statusCode(), answer.headers().map(), answer.body());
            check(method, path.replaceFirst("\\?.*", ""), reply);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws where it is not as the contract says. */
    private static void check(String method, String path, Reply reply) {
        Operation operation = CONTRACT.validating().findOperation(path, HttpMethod.valueOf(method));
        if (operation == null) {
            return;
        }
        String type = reply.header("Content-Type").orElse("");
        ValidatableResponse response =
                reply.body().isEmpty()
                        ? ValidatableResponse.create(reply.status())
                        : ValidatableResponse.create(
                                reply.status(),
                                Buffer.buffer(reply.body()),
                                Contract.typeForVertx(type));
        try {
            VALIDATOR.validate(response, operation.getOperationId()).await();
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "%s %s answers %d %s: %s"
                            .formatted(method, path, reply.status(), reply.body(), e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
