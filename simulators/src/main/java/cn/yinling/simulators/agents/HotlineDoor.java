package cn.yinling.simulators.agents;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Signing in and out, and the way to a seat's WebSocket. Thread-safe. */
final class HotlineDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI hotline;

    HotlineDoor(HttpClient http, URI hotline) {
        this.http = http;
        this.hotline = hotline;
    }

    /** What came of signing in. */
    sealed interface Entry {
        /**
         * The robot has the seat.
         *
         * @param cookie for everything that follows
         */
        record Entered(String cookie) implements Entry {}

        record SeatTaken() implements Entry {}

        record Refused(int status) implements Entry {}
    }

    /** Seats at which nobody works. */
    List<Integer> emptySeats() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(request("/api/seats").GET());
        if (response.statusCode() != 200) {
            throw new IOException("seats: HTTP " + response.statusCode());
        }
        List<Integer> empty = new ArrayList<>();
        for (JsonNode seat : json(response.body())) {
            if (!seat.path("agent").isTextual()) {
                empty.add(seat.path("seat").asInt());
            }
        }
        return empty;
    }

    Entry enter(RobotSettings.Credentials credentials, int seat)
            throws IOException, InterruptedException {
        Map<String, Object> signIn = new LinkedHashMap<>();
        signIn.put("agent", credentials.agent());
        signIn.put("password", credentials.password());
        signIn.put("seat", seat);
        HttpResponse<byte[]> response =
                send(
                        request("/api/session")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                LinkJson.write(signIn))));
        return switch (response.statusCode()) {
            case 200, 201 -> new Entry.Entered(cookie(response));
            case 409 -> new Entry.SeatTaken();
            default -> new Entry.Refused(response.statusCode());
        };
    }

    private static String cookie(HttpResponse<byte[]> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    WebSocket open(String cookie, WebSocket.Listener listener)
            throws IOException, InterruptedException {
        URI seat = URI.create(hotline.toString().replaceFirst("^http", "ws") + "/api/seat");
        try {
            return http.newWebSocketBuilder()
                    .header("Cookie", cookie)
                    .connectTimeout(PATIENCE)
                    .buildAsync(seat, listener)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no WebSocket", e);
        }
    }

    HttpResponse<byte[]> get(String path, String cookie) throws IOException, InterruptedException {
        return send(request(path).header("Cookie", cookie).GET());
    }

    void leave(String cookie) throws IOException, InterruptedException {
        send(request("/api/session").header("Cookie", cookie).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hotline.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode json(byte[] body) throws IOException {
        try {
            return LinkJson.read(body, JsonNode.class);
        } catch (MalformedJsonException e) {
            throw new IOException("no JSON", e);
        }
    }
}
