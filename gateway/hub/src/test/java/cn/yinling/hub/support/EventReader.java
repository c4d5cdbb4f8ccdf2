package cn.yinling.hub.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events from a socket, with the token of a machine. */
public final class EventReader implements AutoCloseable {
    private final Socket socket;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile int status;

    /** An event. */
    public record Event(String id, String name, JsonNode data) {}

    private EventReader(Socket socket) {
        this.socket = socket;
    }

    public static EventReader open(int port, String path, @Nullable String lastId) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            String last = lastId == null ? "" : "Last-Event-ID: " + lastId + "\r\n";
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nAuthorization: Bearer %s\r\n%s\r\n"
                                    .formatted(path, ApiClient.TOKEN, last)
                                    .getBytes(StandardCharsets.US_ASCII));
            EventReader reader = new EventReader(socket);
            Thread.ofVirtual().name("events").start(reader::read);
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer's status, 0 before there is one. */
    public int status() {
        return status;
    }

    public List<Event> events() {
        return events;
    }

    public Event await(String name) {
        return await(name, _ -> true);
    }

    /** The first event like that, once it is there. */
    public Event await(String name, Predicate<JsonNode> like) {
        return Awaitility.await(name)
                .until(
                        () ->
                                events.stream()
                                        .filter(event ->
                                                event.name().equals(name)
                                                        && like.test(event.data()))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("HTTP/1.1 ")) {
                    status = Integer.parseInt(line.substring(9, 12));
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    JsonNode data = JsonMapper.builder().build().readTree(line.substring(6));
                    events.add(new Event(id, name, data));
                    id = "";
                }
            }
        } catch (IOException e) {
            status = status == 0 ? -1 : status; // it was closed
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
