package cn.yinling.hotline.gateway;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's API as a program asks it. Thread-safe, never blocks. */
public final class GatewayApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayApi.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int UNKNOWN = 404;

    private final URI api;
    private final Supplier<Optional<String>> token;
    private final HttpClient client;
    private final AtomicBoolean isAway = new AtomicBoolean();

    private GatewayApi(URI api, Supplier<Optional<String>> token, HttpClient client) {
        this.api = api;
        this.token = token;
        this.client = client;
    }

    /**
     * Ready to be asked.
     *
     * @param token with the scopes of what is asked; empty while there is none
     * @throws IllegalArgumentException where the certificates cannot be read
     */
    public static GatewayApi of(GatewayApiConfig config, Supplier<Optional<String>> token) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if (config.tls() != null) {
            try {
                client.sslContext(config.tls().context());
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalArgumentException("gateway.tls: " + e.getMessage(), e);
            }
        }
        return new GatewayApi(config.url(), token, client.build());
    }

    /** The answer to a GET; an empty object where the gateway knows no such thing. */
    CompletableFuture<ObjectNode> ask(String path) {
        return sent(path).whenComplete((_, failure) -> tell(failure));
    }

    private CompletableFuture<ObjectNode> sent(String path) {
        String known = token.get().orElse(null);
        if (known == null) {
            return CompletableFuture.failedFuture(new IOException("no token yet"));
        }
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve(path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + known)
                        .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(GatewayApi::read);
    }

    private static ObjectNode read(HttpResponse<byte[]> response) {
        if (response.statusCode() == UNKNOWN) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (response.statusCode() != OK) {
            throw new CompletionException(new IOException("it answered " + response.statusCode()));
        }
        try {
            return LinkJson.read(response.body(), ObjectNode.class);
        } catch (MalformedJsonException e) {
            throw new CompletionException(e);
        }
    }

    /** Once, and again once it is over: agents ask all the time. */
    private void tell(@Nullable Throwable failure) {
        if (failure != null && isAway.compareAndSet(false, true)) {
            LOG.warn("the gateway's API at {} does not answer: {}", api, failure.toString());
        } else if (failure == null && isAway.compareAndSet(true, false)) {
            LOG.info("the gateway's API at {} answers again", api);
        }
    }

    /** As part of an address: what came with an alarm or a call may be anything. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
