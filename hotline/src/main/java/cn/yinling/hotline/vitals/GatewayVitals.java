package cn.yinling.hotline.vitals;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the gateway. Where it does not answer, what the alarm carries must be enough. Thread-safe,
 * never blocks.
 */
public final class GatewayVitals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayVitals.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.ofHours(2);
    private static final int OK = 200;
    private static final int UNKNOWN = 404;

    private final URI api;
    private final Supplier<Optional<String>> token;
    private final InstantSource clock;
    private final HttpClient client;
    private final AtomicBoolean isAway = new AtomicBoolean();

    private GatewayVitals(
            GatewayApiConfig config,
            Supplier<Optional<String>> token,
            InstantSource clock,
            HttpClient client) {
        this.api = config.url();
        this.token = token;
        this.clock = clock;
        this.client = client;
    }

    /**
     * Ready to ask.
     *
     * @param token with the scopes {@code readings:read} and {@code plans:read}; empty while there
     *     is none
     * @param clock the time of day
     * @throws IllegalArgumentException where the certificates cannot be read
     */
    public static GatewayVitals of(
            GatewayApiConfig config, Supplier<Optional<String>> token, InstantSource clock) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if (config.tls() != null) {
            try {
                client.sslContext(config.tls().context());
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalArgumentException("gateway.tls: " + e.getMessage(), e);
            }
        }
        return new GatewayVitals(config, token, clock, client.build());
    }

    /**
     * What was measured in the last two hours; fails where the gateway does not say.
     *
     * @param residentId whose limits they are; null for nobody's
     */
    public CompletableFuture<RecentVitals> lately(String deviceId, @Nullable String residentId) {
        Instant to = clock.instant();
        Instant from = to.minus(LENGTH).truncatedTo(ChronoUnit.MINUTES);
        CompletableFuture<JsonNode> minutes =
                ask("/api/devices/%s/readings?resolution=minute&from=%s&to=%s"
                                .formatted(part(deviceId), from, to))
                        .thenApply(page -> page.withArray("items"));
        CompletableFuture<@Nullable JsonNode> plan =
                residentId == null
                        ? CompletableFuture.completedFuture(null)
                        : ask("/api/residents/%s/plan".formatted(part(residentId)))
                                .<@Nullable JsonNode>thenApply(answer -> answer.get("effective"))
                                .exceptionally(_ -> null);
        return minutes.thenCombine(
                        plan, (measured, limits) -> new RecentVitals(from, to, measured, limits))
                .whenComplete((_, failure) -> tell(failure));
    }

    /** Once, and again once it is over: agents ask all the time. */
    private void tell(@Nullable Throwable failure) {
        if (failure != null && isAway.compareAndSet(false, true)) {
            LOG.warn("{} does not say what was measured: {}", api, failure.toString());
        } else if (failure == null && isAway.compareAndSet(true, false)) {
            LOG.info("{} says again what was measured", api);
        }
    }

    /** What came with an alarm may be anything. */
    private static String part(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An empty object where nobody is known there by that id. */
    private CompletableFuture<ObjectNode> ask(String path) {
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
                .thenApply(response -> {
                    if (response.statusCode() == UNKNOWN) {
                        return JsonNodeFactory.instance.objectNode();
                    }
                    if (response.statusCode() != OK) {
                        throw new CompletionException(
                                new IOException("it answered " + response.statusCode()));
                    }
                    try {
                        return LinkJson.read(response.body(), ObjectNode.class);
                    } catch (MalformedJsonException e) {
                        throw new CompletionException(e);
                    }
                });
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
