package cn.yinling.hotline.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A console as the wire sees it. */
public final class TestConsole implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String address;
    private final AtomicInteger ids = new AtomicInteger();
    private final List<JsonNode> replies = new CopyOnWriteArrayList<>();
    private final List<JsonNode> views = new CopyOnWriteArrayList<>();
    private volatile int closedWith;
    private volatile String cookie = "";
    private @Nullable WebSocket socket;

    private TestConsole(int port) {
        this.address = "127.0.0.1:" + port;
    }

    public static TestConsole at(int port) {
        return new TestConsole(port);
    }

    /** Signs in and opens the WebSocket. */
    public static TestConsole signedIn(int port, String agent, int seat) {
        TestConsole console = new TestConsole(port);
        HttpResponse<String> response = console.signIn(agent, "password-" + agent, seat);
        if (response.statusCode() != 200) {
            throw new AssertionError("sign-in: " + response.statusCode() + " " + response.body());
        }
        console.connect();
        return console;
    }

    public HttpResponse<String> signIn(String agent, String password, int seat) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("agent", agent)
                        .put("password", password)
                        .put("seat", seat);
        HttpResponse<String> response =
                send(
                        request("/api/session")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        response.headers()
                .firstValue("Set-Cookie")
                .ifPresent(header -> cookie = header.substring(0, header.indexOf(';')));
        return response;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path))
                .header("Cookie", cookie.isEmpty() ? "none=1" : cookie);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    public TestConsole connect() {
        return connect(null);
    }

    public TestConsole connect(@Nullable String origin) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().header("Cookie", cookie);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        socket =
                builder.buildAsync(URI.create("ws://" + address + "/api/seat"), new Receiver())
                        .join();
        return this;
    }

    /** Another window of the same session. */
    public TestConsole anotherWindow() {
        TestConsole other = new TestConsole(URI.create("http://" + address).getPort());
        other.cookie = cookie;
        return other.connect();
    }

    public String command(String type) {
        return command(JSON.createObjectNode().put("type", type));
    }

    public String command(String type, String caseId) {
        return command(JSON.createObjectNode().put("type", type).put("caseId", caseId));
    }

    /** Calls somebody into a case, or rings her off. */
    public String command(String type, String caseId, String party) {
        return command(
                JSON.createObjectNode()
                        .put("type", type)
                        .put("caseId", caseId)
                        .put("party", party));
    }

    public String note(String caseId, String text) {
        return command(
                JSON.createObjectNode()
                        .put("type", "note")
                        .put("caseId", caseId)
                        .put("text", text));
    }

    public String draft(String caseId, String text, int base) {
        return command(
                JSON.createObjectNode()
                        .put("type", "draft")
                        .put("caseId", caseId)
                        .put("text", text)
                        .put("base", base));
    }

    public String close(String caseId, @Nullable String outcome) {
        return command(
                JSON.createObjectNode()
                        .put("type", "close")
                        .put("caseId", caseId)
                        .put("outcome", outcome)
                        .putNull("text"));
    }

    /** The id of a case that was offered, and is accepted and closed; the seat is away after it. */
    public String acceptedAndClosed(String outcome) {
        command("ready");
        String caseId = offer().path("id").asText();
        command("accept", caseId);
        command("away");
        assertThat(close(caseId, outcome)).isEqualTo("ok");
        return caseId;
    }

    /** Closes with outcomes of their own for some causes. */
    public String close(String caseId, String outcome, Map<String, String> outcomes) {
        ObjectNode command =
                JSON.createObjectNode()
                        .put("type", "close")
                        .put("caseId", caseId)
                        .put("outcome", outcome);
        command.set("outcomes", JSON.valueToTree(outcomes));
        return command(command);
    }

    /** Gives a command and waits for its reply: {@code ok}, or the problem. */
    public String command(ObjectNode command) {
        int id = ids.incrementAndGet();
        say(command.put("id", id).toString());
        JsonNode reply = reply(id);
        return reply.path("ok").asBoolean() ? "ok" : reply.path("problem").asText();
    }

    /** The reply to that id. */
    public JsonNode reply(int id) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                replies.stream()
                                        .filter(reply -> reply.path("id").asInt(-1) == id)
                                        .findFirst()
                                        .orElse(JSON.missingNode()),
                        node -> !node.isMissingNode());
    }

    /** Sends whatever it is. */
    public void say(String message) {
        opened().sendText(message, true).join();
    }

    /** Waits for a view that is as it should be. */
    public JsonNode view(Predicate<JsonNode> isSo) {
        return await().atMost(PATIENCE)
                .until(
                        () -> views.isEmpty() ? JSON.missingNode() : views.getLast(),
                        node -> !node.isMissingNode() && isSo.test(node));
    }

    /** Waits for an offer; the case. */
    public JsonNode offer() {
        return view(view -> view.path("offer").isObject()).path("offer").path("case");
    }

    /** The last view there was. */
    public JsonNode last() {
        return views.getLast();
    }

    public List<JsonNode> views() {
        return views;
    }

    /** The code with which the server has closed the WebSocket, 0 while it has not. */
    public int closedWith() {
        return closedWith;
    }

    /** Breaks the connection. */
    public void abort() {
        opened().abort();
    }

    private WebSocket opened() {
        WebSocket current = socket;
        if (current == null) {
            throw new AssertionError("not connected");
        }
        return current;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(
                WebSocket webSocket, int statusCode, String reason) {
            closedWith = statusCode;
            return null;
        }

        private void received(String message) {
            try {
                JsonNode node = JSON.readTree(message);
                (node.path("type").asText().equals("view") ? views : replies).add(node);
            } catch (JsonProcessingException e) {
                throw new AssertionError(message, e);
            }
        }
    }
}
