package cn.yinling.hotline.gateway;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Whose a number is, asked of the gateway with a token of the scope {@code residents:read}.
 * Thread-safe, never blocks.
 */
public final class GatewayCallers implements CallerDirectory {
    private final GatewayApi api;

    public GatewayCallers(GatewayApi api) {
        this.api = api;
    }

    @Override
    public CompletionStage<List<KnownCaller>> find(String number) {
        return api.ask("/api/callers?number=" + GatewayApi.part(number))
                .thenApply(answer ->
                        answer.withArray("items")
                                .valueStream()
                                .flatMap(one -> KnownCaller.read(one).stream())
                                .toList());
    }
}
