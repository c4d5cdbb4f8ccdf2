package cn.yinling.simulators.agents;

import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The WebSocket of one seat: messages come in a queue, so the robot may take its time. */
final class SeatLine implements WebSocket.Listener {
    /** What comes over the line. */
    sealed interface Heard {
        /** With the time at which it was there. */
        record Message(String text, Instant at) implements Heard {}

        record Ended(String reason) implements Heard {}
    }

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private int commands;

    /** The next thing heard, null when there was nothing for so long. */
    @Nullable Heard next(Duration atMost) throws InterruptedException {
        return heard.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next one that is there already, or null. */
    @Nullable Heard nextAtOnce() {
        return heard.poll();
    }

    /** Sends and does not wait; a line that is gone says so by {@link Heard.Ended}. */
    void send(WebSocket socket, RobotCommand command) {
        CompletableFuture<WebSocket> sent = socket.sendText(command.json(++commands), true);
        var _ =
                sent.whenComplete((done, failure) -> {
                    if (failure != null) {
                        heard.add(new Heard.Ended(String.valueOf(failure.getMessage())));
                    }
                });
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(new Heard.Message(partial.toString(), Instant.now()));
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        heard.add(new Heard.Ended("closed with %d %s".formatted(code, reason)));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        heard.add(new Heard.Ended(String.valueOf(error.getMessage())));
    }
}
