package cn.yinling.simulators.pbx;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One manager connection. A thread reads, one action at a time; a thread writes, so that a client
 * that does not read holds nobody up: it is thrown out, as Asterisk's writetimeout does.
 */
final class AmiSession {
    private static final Logger LOG = LoggerFactory.getLogger(AmiSession.class);
    private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";
    private static final int MOST_WAITING = 20_000;
    private static final String END = "";

    private final Socket socket;
    private final Switchboard switchboard;
    private final ActionDesk desk;
    private final BlockingQueue<String> outbox = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Set<EventKind> wanted = EnumSet.noneOf(EventKind.class);
    private final Thread reader;
    private final Thread writer;
    private volatile boolean isLoggedIn;
    private String challenge = "";

    AmiSession(Socket socket, Switchboard switchboard, ActionDesk desk) {
        this.socket = socket;
        this.switchboard = switchboard;
        this.desk = desk;
        this.reader = Thread.ofVirtual().name("pbx-in-" + socket.getPort()).unstarted(this::read);
        this.writer = Thread.ofVirtual().name("pbx-out-" + socket.getPort()).unstarted(this::write);
    }

    void start() {
        send(BANNER);
        writer.start();
        reader.start();
    }

    boolean isLoggedIn() {
        return isLoggedIn;
    }

    void loggedIn() {
        isLoggedIn = true;
    }

    /** On the exchange's thread. */
    void want(Set<EventKind> kinds) {
        wanted.clear();
        wanted.addAll(kinds);
    }

    boolean wants(EventKind kind) {
        return isLoggedIn && wanted.contains(kind);
    }

    String challenge() {
        return challenge;
    }

    void challenge(String issued) {
        this.challenge = issued;
    }

    /** On the exchange's thread. */
    void offer(EventKind kind, String event) {
        if (wants(kind)) {
            send(event);
        }
    }

    void send(AmiBlock block) {
        send(block.text());
    }

    private void send(String text) {
        if (!outbox.offer(text)) {
            LOG.warn("manager client {} does not read, thrown out", socket.getPort());
            close();
        }
    }

    /** Runs {@code then} after a while on the exchange's thread. */
    void later(Duration delay, Runnable then) {
        var _ = switchboard.runAfter(delay, then);
    }

    /** Sends what is waiting, then closes. */
    void finish() {
        if (!outbox.offer(END)) {
            close();
        }
    }

    /** Waits until what was waiting is sent, where the client takes it. */
    void awaitSent(Duration atMost) throws InterruptedException {
        writer.join(atMost);
    }

    void close() {
        switchboard.left(this);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing manager client {}: {}", socket.getPort(), e.toString());
        }
        reader.interrupt();
        writer.interrupt();
    }

    private void read() {
        try {
            AmiReader messages = new AmiReader(socket.getInputStream());
            while (handle(messages.next())) {}
        } catch (IOException e) {
            LOG.debug("manager client {} is gone: {}", socket.getPort(), e.toString());
            close();
        } catch (InterruptedException e) {
            close();
        }
    }

    /** False when nothing more is to be read. */
    private boolean handle(AmiInput input) throws InterruptedException {
        return switch (input) {
            case AmiInput.Received(AmiMessage message) -> {
                // One action at a time, as in Asterisk; and a flood fills the client's socket.
                CountDownLatch done = new CountDownLatch(1);
                switchboard.run(() -> desk.handle(this, message, done::countDown));
                done.await();
                yield true;
            }
            case AmiInput.TooManyHeaders() -> {
                send(
                        new AmiBlock()
                                .with("Response", "Error")
                                .with(
                                        "Message",
                                        "Too many lines in message or allocation failure"));
                yield true;
            }
            case AmiInput.LineTooLong() -> {
                send(
                        new AmiBlock()
                                .with("Response", "Error")
                                .with("Message", "Failed to parse message: line too long"));
                finish();
                yield false;
            }
            case AmiInput.Ended() -> {
                close();
                yield false;
            }
        };
    }

    private void write() {
        try {
            OutputStream out = socket.getOutputStream();
            while (true) {
                String text = outbox.take();
                if (text.equals(END)) {
                    close();
                    return;
                }
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.debug("manager client {} is gone: {}", socket.getPort(), e.toString());
            close();
        } catch (InterruptedException e) {
            LOG.debug("manager client {} closed", socket.getPort());
        }
    }
}
