package cn.yinling.simulators.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a process on loopback whether it is ready. Thread-safe. */
public final class Readiness implements AutoCloseable {
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    public Readiness(int webPort) {
        URI ready = URI.create("http://127.0.0.1:%d/health/ready".formatted(webPort));
        request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
    }

    /** Why it is not ready, or null. */
    public @Nullable String problem() throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? null : answer.body();
        } catch (IOException e) {
            return "does not answer";
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
