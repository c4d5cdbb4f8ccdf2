package cn.yinling.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The touch page's end of the protocol, without a browser. Thread-safe. */
public final class TestPage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TestPage.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final List<JsonNode> states = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;

    private TestPage(int port) throws Exception {
        base = "http://127.0.0.1:" + port;
        HttpResponse<Stream<String>> response =
                client.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/state"))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        lines = response.body();
        Thread.ofVirtual().start(this::listen);
    }

    public static TestPage open(int port) throws Exception {
        return new TestPage(port);
    }

    private void listen() {
        try {
            lines.filter(line -> line.startsWith("data: "))
                    .forEach(line -> states.add(parse(line.substring("data: ".length()))));
        } catch (RuntimeException e) {
            LOG.debug("the stream has ended", e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + json, e);
        }
    }

    /** Every state so far. */
    public List<JsonNode> states() {
        return states;
    }

    private @Nullable JsonNode last() {
        return states.isEmpty() ? null : states.getLast();
    }

    /** {@code online} or {@code offline}; empty before the first state. */
    public String link() {
        JsonNode last = last();
        return last == null ? "" : last.path("link").asText();
    }

    /** How far the shown press has come; empty where none is shown. */
    public String sos() {
        JsonNode last = last();
        return last == null ? "" : last.path("sos").path("state").asText();
    }

    public String agent() {
        JsonNode last = last();
        return last == null ? "" : last.path("sos").path("agent").asText();
    }

    /** Presses, and returns the status code. */
    public int press(String key) throws Exception {
        return post("{\"key\":\"" + key + "\"}", "").statusCode();
    }

    public HttpResponse<String> post(String body, String origin) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/api/sos"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
