package cn.yinling.runtime.web;

import cn.yinling.link.json.LinkJson;
import cn.yinling.runtime.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells somebody outside by POST, in JSON, and again a few times where that fails. Thread-safe;
 * never blocks.
 */
public final class Webhook implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 5;
    private static final int OK_LEAST = 200;
    private static final int OK_BELOW = 300;

    private final @Nullable URI address;
    private final @Nullable Secret token;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /**
     * One.
     *
     * @param address null where nobody is to be told
     * @param token sent as a bearer token, where there is one
     */
    public Webhook(@Nullable URI address, @Nullable Secret token) {
        this.address = address;
        this.token = token;
    }

    /**
     * Whether {@code address} can be one, in a configuration.
     *
     * @throws IllegalArgumentException with what to do, where it cannot
     */
    public static void check(@Nullable URI address) {
        if (address != null
                && !"http".equals(address.getScheme())
                && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    "webhook must begin with http:// or https://, was '%s'".formatted(address));
        }
    }

    /** Whether there is somebody to tell. */
    public boolean reachesSomebody() {
        return address != null;
    }

    /**
     * Sends {@code message}, where there is somebody to tell; returns at once.
     *
     * @param untold is given the reason where nobody took it, on a thread of its own
     */
    public void tell(Object message, Consumer<String> untold) {
        URI to = address;
        if (to != null) {
            Thread.ofVirtual().name("webhook").start(() -> send(request(to, message), untold));
        }
    }

    private HttpRequest request(URI to, Object message) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(LinkJson.write(message)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token.value());
        }
        return request.build();
    }

    private void send(HttpRequest request, Consumer<String> untold) {
        String problem = "";
        try {
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                problem = attempt(request);
                if (problem.isEmpty()) {
                    return;
                }
                Thread.sleep(Duration.ofSeconds(attempt));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "this process has ended";
        }
        untold.accept(problem);
    }

    /** Why it was not told, empty where it was. */
    private String attempt(HttpRequest request) throws InterruptedException {
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= OK_LEAST && status < OK_BELOW ? "" : "it answered " + status;
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
