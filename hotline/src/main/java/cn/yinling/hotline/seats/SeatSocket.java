package cn.yinling.hotline.seats;

import cn.yinling.hotline.seats.SeatMessages.Reply;
import cn.yinling.link.json.LinkJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket of a seat: commands in, views and replies out. */
final class SeatSocket {
    private static final Logger LOG = LoggerFactory.getLogger(SeatSocket.class);

    /** A browser whose network is gone says nothing; a seat must not seem to be there for long. */
    private static final Duration PING_EVERY = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Floor floor;
    private final SeatSessions sessions;
    private final MeterRegistry metrics;

    SeatSocket(Vertx vertx, Floor floor, SeatSessions sessions, MeterRegistry metrics) {
        this.vertx = vertx;
        this.floor = floor;
        this.sessions = sessions;
        this.metrics = metrics;
    }

    void open(RoutingContext context, SeatSession session) {
        context.request()
                .toWebSocket()
                .onSuccess(socket -> serve(socket, session))
                .onFailure(failure -> LOG.debug("no WebSocket for {}", session, failure));
    }

    private void serve(ServerWebSocket socket, SeatSession session) {
        SeatScreen screen = new SeatScreen(socket);
        long pings = watch(socket, session, () -> floor.gone(session, screen));
        socket.textMessageHandler(message -> received(screen, session, message));
        socket.binaryMessageHandler(_ -> answer(screen, 0, ReplyProblem.MALFORMED));
        socket.exceptionHandler(failure -> LOG.debug("WebSocket of {}", session, failure));
        socket.closeHandler(_ -> {
            vertx.cancelTimer(pings);
            floor.gone(session, screen);
        });
        floor.arrived(session, screen);
    }

    private long watch(ServerWebSocket socket, SeatSession session, Runnable silent) {
        AtomicBoolean heard = new AtomicBoolean(true);
        socket.pongHandler(_ -> {
            heard.set(true);
            sessions.renew(session);
        });
        return vertx.setPeriodic(
                PING_EVERY.toMillis(),
                _ -> {
                    if (heard.getAndSet(false)) {
                        socket.writePing(Buffer.buffer("?"));
                    } else {
                        silent.run();
                        socket.close();
                    }
                });
    }

    private void received(SeatScreen screen, SeatSession session, String message) {
        switch (CommandReader.read(message)) {
            case CommandReader.Read.Bad(int id, ReplyProblem problem) ->
                    answer(screen, id, problem);
            case CommandReader.Read.Good(int id, SeatCommand command) ->
                    floor.command(session, command)
                            .whenComplete((problem, failure) ->
                                    answer(
                                            screen,
                                            id,
                                            failure == null
                                                    ? problem.orElse(null)
                                                    : ReplyProblem.FAILED));
        }
    }

    private void answer(SeatScreen screen, int id, @Nullable ReplyProblem problem) {
        if (problem != null) {
            metrics.counter("hotline.commands.refused", "code", problem.code()).increment();
        }
        screen.answer(new String(LinkJson.write(Reply.of(id, problem)), StandardCharsets.UTF_8));
    }
}
