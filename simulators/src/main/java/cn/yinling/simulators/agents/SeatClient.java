package cn.yinling.simulators.agents;

import cn.yinling.link.alarm.Lane;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A seat that a program sits at, with what its screen shows and when: for the demo's timeline and
 * for measurements. Not thread-safe.
 */
public final class SeatClient implements AutoCloseable {
    private final HttpClient http;
    private final HotlineDoor door;
    private final String cookie;
    private final SeatLine line = new SeatLine();
    private final WebSocket socket;

    /**
     * What a screen shows.
     *
     * @param at when it was there
     * @param queue every open case of the hotline, the oldest first
     */
    public record Sight(
            Instant at,
            @Nullable ShownCase offer,
            @Nullable ShownCase current,
            List<QueuedCase> queue) {
        public Sight {
            queue = List.copyOf(queue);
        }

        /** Whether somebody waits whom no seat is offered. */
        public boolean isPersonWaiting() {
            return queue.stream().anyMatch(one -> one.isWaiting() && one.lane().concernsPerson());
        }
    }

    /** A line of the screen's queue. */
    public record QueuedCase(String caseId, String cause, Lane lane, boolean isWaiting) {}

    /**
     * A case on the screen.
     *
     * @param history what has happened, the oldest first: its kind, and its text behind a colon
     * @param phone state of the seat's telephone, see {@code PhoneState} in {@code protocol.ts}
     */
    public record ShownCase(
            String caseId, String alarmId, Lane lane, String phone, List<String> history) {
        public ShownCase {
            history = List.copyOf(history);
        }
    }

    private SeatClient(HttpClient http, HotlineDoor door, String cookie)
            throws IOException, InterruptedException {
        this.http = http;
        this.door = door;
        this.cookie = cookie;
        this.socket = door.open(cookie, line);
    }

    /**
     * Signs in at a seat.
     *
     * @param hotline for example {@code http://127.0.0.1:8081}
     * @throws IOException where the hotline is away or refuses
     */
    public static SeatClient signIn(URI hotline, String agent, String password, int seat)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HotlineDoor door = new HotlineDoor(http, hotline);
        return switch (door.enter(new RobotSettings.Credentials(agent, password), seat)) {
            case HotlineDoor.Entry.Entered(String cookie) -> new SeatClient(http, door, cookie);
            case HotlineDoor.Entry.SeatTaken() ->
                    throw new IOException("seat %d is taken".formatted(seat));
            case HotlineDoor.Entry.Refused(int status) ->
                    throw new IOException("%s may not sign in: HTTP %d".formatted(agent, status));
        };
    }

    public void ready() {
        line.send(socket, new RobotCommand.Ready());
    }

    public void accept(String caseId) {
        line.send(socket, new RobotCommand.Accept(caseId));
    }

    /** Closes a case without the time in which that can be taken back. */
    public void close(String caseId, String outcome, String text) {
        line.send(socket, new RobotCommand.Close(caseId, outcome, text));
        line.send(socket, new RobotCommand.CloseNow(caseId));
    }

    /** What a page gets there that asks beside its line. */
    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return door.get(path, cookie);
    }

    /**
     * The next change of the screen, or empty where nothing came in that time.
     *
     * @throws IOException where the hotline has ended the connection
     */
    public Optional<Sight> next(Duration atMost) throws IOException, InterruptedException {
        return switch (line.next(atMost)) {
            case null -> Optional.empty();
            case SeatLine.Heard.Ended(String reason) ->
                    throw new IOException("the seat's line ended: " + reason);
            case SeatLine.Heard.Message(String text, Instant at) -> sight(text, at);
        };
    }

    private static Optional<Sight> sight(String text, Instant at) throws IOException {
        try {
            JsonNode tree = LinkJson.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
            return tree.path("type").asText().equals("view")
                    ? Optional.of(
                            new Sight(
                                    at,
                                    shown(tree.path("offer").path("case")),
                                    shown(tree.path("case")),
                                    queue(tree.path("queue"))))
                    : Optional.empty();
        } catch (MalformedJsonException e) {
            throw new IOException("the hotline said what is no message", e);
        }
    }

    private static @Nullable ShownCase shown(JsonNode node) {
        return node.path("id").isTextual()
                ? new ShownCase(
                        node.path("id").asText(),
                        node.path("alarmId").asText(),
                        Lane.ofNumber(node.path("lane").asInt()),
                        node.path("phone").asText(),
                        history(node))
                : null;
    }

    private static List<QueuedCase> queue(JsonNode lines) {
        List<QueuedCase> queue = new ArrayList<>();
        lines.forEach(line ->
                queue.add(
                        new QueuedCase(
                                line.path("caseId").asText(),
                                line.path("cause").asText(),
                                Lane.ofNumber(line.path("lane").asInt()),
                                line.path("state").asText().equals("waiting"))));
        return queue;
    }

    private static List<String> history(JsonNode node) {
        List<String> kinds = new ArrayList<>();
        node.path("timeline").forEach(event -> kinds.add(entry(event)));
        return kinds;
    }

    private static String entry(JsonNode event) {
        String kind = event.path("kind").asText();
        return event.path("text").isTextual() ? kind + ": " + event.path("text").asText() : kind;
    }

    /** Lets go of a line that has ended, without signing out. */
    public void abandon() {
        socket.abort();
        http.shutdownNow();
    }

    /** Signs out. */
    @Override
    public void close() throws IOException {
        try {
            door.leave(cookie);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.abort();
        http.shutdownNow();
        http.close();
    }
}
