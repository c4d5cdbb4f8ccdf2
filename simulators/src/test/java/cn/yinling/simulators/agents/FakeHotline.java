package cn.yinling.simulators.agents;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The hotline's end of {@code protocol.ts} with three seats, on one event loop. */
final class FakeHotline implements AutoCloseable {
    private static final int SEATS = 3;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<Integer, Seat> seats = new TreeMap<>();
    final Queue<String> commands = new ConcurrentLinkedQueue<>();

    /** Who sits there and what is before her. */
    static final class Seat {
        String agent = "";
        boolean robot;
        String state = "empty";
        @Nullable ServerWebSocket socket;
        @Nullable JsonObject offer;
        @Nullable JsonObject current;
    }

    FakeHotline(int port) {
        for (int seat = 1; seat <= SEATS; seat++) {
            seats.put(seat, new Seat());
        }
        this.server = vertx.createHttpServer();
        server.requestHandler(this::request);
        server.listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    /** Changes seats on the event loop, then shows everybody. */
    void change(Consumer<Map<Integer, Seat>> change) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        vertx.runOnContext(now -> {
            synchronized (this) {
                change.accept(seats);
                showAll();
            }
            done.countDown();
        });
        done.await();
    }

    synchronized long robots() {
        return seats.values().stream().filter(seat -> seat.robot).count();
    }

    synchronized long readyRobots() {
        return seats.values().stream()
                .filter(seat -> seat.robot && seat.state.equals("ready"))
                .count();
    }

    private synchronized void request(HttpServerRequest request) {
        switch (request.method() + " " + request.path()) {
            case "GET /api/seats" -> request.response().end(choices().encode());
            case "POST /api/session" ->
                    request.body().onSuccess(body -> signIn(request, body.toJsonObject()));
            case "DELETE /api/session" -> {
                leave(seatOf(request));
                request.response().setStatusCode(204).end();
            }
            case "GET /api/seat" ->
                    request.toWebSocket().onSuccess(socket -> serve(socket, seatOf(request)));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private JsonArray choices() {
        JsonArray choices = new JsonArray();
        seats.forEach((number, seat) ->
                choices.add(
                        new JsonObject()
                                .put("seat", number)
                                .put("agent", seat.agent.isEmpty() ? null : seat.agent)
                                .put("robot", seat.robot)));
        return choices;
    }

    private synchronized void signIn(HttpServerRequest request, JsonObject signIn) {
        int number = signIn.getInteger("seat");
        Seat seat = seat(number);
        if (!seat.agent.isEmpty()) {
            request.response().setStatusCode(409).end();
            return;
        }
        if (!signIn.getString("password").equals("robot")) {
            request.response().setStatusCode(401).end();
            return;
        }
        seat.agent = signIn.getString("agent");
        seat.robot = true;
        seat.state = "away";
        request.response()
                .putHeader("Set-Cookie", "seat=" + number + "; HttpOnly; Path=/")
                .end(new JsonObject().put("agent", seat.agent).put("seat", number).encode());
    }

    private static int seatOf(HttpServerRequest request) {
        return Integer.parseInt(String.valueOf(request.getHeader("Cookie")).replace("seat=", ""));
    }

    private synchronized void leave(int number) {
        Seat seat = seat(number);
        seat.agent = "";
        seat.robot = false;
        seat.state = "empty";
    }

    private synchronized void serve(ServerWebSocket socket, int number) {
        Seat seat = seat(number);
        seat.socket = socket;
        socket.textMessageHandler(text -> command(number, new JsonObject(text)));
        show(number, seat);
    }

    private synchronized void command(int number, JsonObject command) {
        Seat seat = seat(number);
        String type = command.getString("type");
        commands.add(type);
        switch (type) {
            case "ready", "away" -> seat.state = type;
            case "accept" -> {
                seat.current = seat.offer;
                seat.offer = null;
                seat.state = "busy";
            }
            case "pass" -> seat.offer = null;
            case "close" -> {
                commands.add(command.getString("outcome"));
                seat.current = null;
                seat.state = "ready";
            }
            default -> {}
        }
        ServerWebSocket socket = seat.socket;
        if (socket != null) {
            socket.writeTextMessage(
                    new JsonObject()
                            .put("type", "reply")
                            .put("id", command.getInteger("id"))
                            .put("ok", true)
                            .putNull("problem")
                            .encode());
        }
        showAll();
    }

    private void showAll() {
        seats.forEach(this::show);
    }

    private void show(int number, Seat seat) {
        ServerWebSocket socket = seat.socket;
        if (socket == null || socket.isClosed()) {
            return;
        }
        JsonArray summaries = new JsonArray();
        seats.forEach((one, of) ->
                summaries.add(
                        new JsonObject()
                                .put("seat", one)
                                .put("agent", of.agent.isEmpty() ? null : of.agent)
                                .put("robot", of.robot)
                                .put("state", of.state)));
        JsonObject offer = seat.offer == null ? null : new JsonObject().put("case", seat.offer);
        socket.writeTextMessage(
                new JsonObject()
                        .put("type", "view")
                        .put("seat", number)
                        .put("agentState", seat.state.equals("away") ? "away" : "ready")
                        .put("offer", offer)
                        .put("case", seat.current)
                        .put("seats", summaries)
                        .encode());
    }

    private Seat seat(int number) {
        return seats.computeIfAbsent(number, none -> new Seat());
    }

    static JsonObject sos(String id) {
        return new JsonObject().put("id", id).put("cause", "sos").put("lane", 1);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
