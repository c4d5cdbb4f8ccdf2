package cn.yinling.hotline.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, asked of the gateway. Where it does not answer, what the alarm carries must be
 * enough. Thread-safe, never blocks.
 */
public final class GatewayVitals {
    private static final Duration LENGTH = Duration.ofHours(2);

    private final GatewayApi api;
    private final InstantSource clock;

    /**
     * Ready to ask.
     *
     * @param api with a token of the scopes {@code readings:read} and {@code plans:read}
     * @param clock the time of day
     */
    public GatewayVitals(GatewayApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
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
                api.ask(
                                "/api/devices/%s/readings?resolution=minute&from=%s&to=%s"
                                        .formatted(GatewayApi.part(deviceId), from, to))
                        .thenApply(page -> page.withArray("items"));
        CompletableFuture<@Nullable JsonNode> plan =
                residentId == null
                        ? CompletableFuture.completedFuture(null)
                        : api.ask("/api/residents/%s/plan".formatted(GatewayApi.part(residentId)))
                                .<@Nullable JsonNode>thenApply(answer -> answer.get("effective"))
                                .exceptionally(_ -> null);
        return minutes.thenCombine(
                plan, (measured, limits) -> new RecentVitals(from, to, measured, limits));
    }
}
