package cn.yinling.hotline.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.accounts.persons.Persons;
import cn.yinling.accounts.sessions.Sessions;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.dispatch.SeatReport;
import cn.yinling.runtime.process.Metrics;
import cn.yinling.runtime.web.Health;
import cn.yinling.runtime.web.WebConfig;
import cn.yinling.runtime.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A seat's WebSocket on a floor that fails. */
class SeatSocketIT {
    /** Fails whatever it is told to do. */
    private static final class FailingFloor implements Floor {
        @Override
        public CompletionStage<List<SeatReport>> seats() {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletionStage<Optional<Refusal>> enter(int seat, Occupant agent) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void leave(SeatSession session) {}

        @Override
        public void expire() {}

        @Override
        public void arrived(SeatSession session, SeatScreen screen) {}

        @Override
        public void gone(SeatSession session, SeatScreen screen) {}

        @Override
        public CompletionStage<Optional<Case>> shown(SeatSession session, String caseId) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletionStage<Optional<ReplyProblem>> command(
                SeatSession session, SeatCommand command) {
            return CompletableFuture.failedFuture(new IllegalStateException("a fault of ours"));
        }
    }

    @Test
    void commandThatFailsIsAnswered() {
        PrometheusMeterRegistry metrics = Metrics.registry("trial");
        Vertx vertx = Metrics.vertx(metrics);
        SeatSessions sessions =
                new SeatSessions(
                        new Sessions(SessionConfig.defaults().rules(), InstantSource.system()),
                        new Persons());
        SeatSession anna = new SeatSession("key", new Occupant("anna", "陈晓", false), 1);
        SeatSocket seat = new SeatSocket(vertx, new FailingFloor(), sessions, metrics);
        List<String> heard = new CopyOnWriteArrayList<>();
        try (WebServer server =
                WebServer.start(
                        vertx,
                        new WebConfig("127.0.0.1", 0),
                        metrics,
                        new Health(),
                        router ->
                                router.get("/api/seat")
                                        .handler(context -> seat.open(context, anna)))) {
            WebSocketClient client = vertx.createWebSocketClient();
            WebSocket socket = client.connect(server.port(), "127.0.0.1", "/api/seat").await();
            socket.textMessageHandler(heard::add);
            socket.writeTextMessage("{\"id\":7,\"type\":\"ready\"}");
            await().atMost(Duration.ofSeconds(60)).until(() -> !heard.isEmpty());
            assertThat(heard.getFirst()).contains("\"id\":7", "\"problem\":\"failed\"");
        } finally {
            vertx.close().await();
        }
    }
}
