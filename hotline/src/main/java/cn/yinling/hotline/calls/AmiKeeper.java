package cn.yinling.hotline.calls;

import cn.yinling.runtime.process.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a pair of connections, and never believes that they are alive: it asks. What is lost or
 * silent is thrown away and built anew.
 */
final class AmiKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AmiKeeper.class);
    private static final Duration RETRY = Duration.ofMillis(400);

    /** A wrong secret does not become right by itself, and each try is a line in Asterisk's log. */
    private static final Duration RETRY_REFUSED = Duration.ofSeconds(10);

    private final AmiConfig config;
    private final Listener listener;
    private final Semaphore lost = new Semaphore(0);
    private final Worker worker = Worker.vital("ami-keeper", this::turn);
    private String lastReason = "";
    private volatile boolean closed;

    /** Who uses the connections. Nothing may block. */
    interface Listener {
        void up(AmiPair pair, CallFact.Snapshot snapshot);

        void down(String reason);

        void event(ManagerEvent event);
    }

    AmiKeeper(AmiConfig config, Listener listener) {
        this.config = config;
        this.listener = listener;
    }

    void start() {
        worker.start();
    }

    @Override
    public void close() {
        closed = true;
        worker.close();
    }

    @Nullable String problem() {
        return worker.problem();
    }

    private void turn() throws InterruptedException {
        Duration pause = RETRY;
        try {
            keepOne();
        } catch (AuthenticationFailedException e) {
            // The library also says so of a challenge or login that got no answer.
            Throwable noAnswer = e.getCause();
            pause = noAnswer == null ? RETRY_REFUSED : RETRY;
            down(noAnswer == null ? refused(e) : String.valueOf(noAnswer.getMessage()));
        } catch (IOException | TimeoutException | RuntimeException e) {
            down(String.valueOf(e.getMessage()));
        } catch (Error e) {
            down(String.valueOf(e.getMessage()));
            throw e;
        }
        if (!closed) {
            Thread.sleep(pause);
        }
    }

    private void keepOne()
            throws IOException,
                    TimeoutException,
                    AuthenticationFailedException,
                    InterruptedException {
        lost.drainPermits();
        try (AmiPair pair = new AmiPair(config, this::received)) {
            pair.open();
            CallFact.Snapshot snapshot = pair.snapshot();
            lastReason = "";
            LOG.info("exchange {}:{} is up", config.host(), config.port());
            listener.up(pair, snapshot);
            while (!lost.tryAcquire(config.pingEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                pair.ping();
            }
        }
        down("connection lost");
    }

    /** On a thread of asterisk-java's, which must not be held. */
    private void received(ManagerEvent event) {
        if (event instanceof DisconnectEvent) {
            lost.release();
        } else {
            listener.event(event);
        }
    }

    private String refused(AuthenticationFailedException e) {
        return "it refuses user '%s' (%s): check pbx.username and pbx.secret against manager.conf"
                .formatted(config.username(), e.getMessage());
    }

    private void down(String reason) {
        if (closed) {
            return;
        }
        if (!reason.equals(lastReason)) {
            LOG.warn("exchange {}:{} is away: {}", config.host(), config.port(), reason);
            lastReason = reason;
        }
        listener.down(reason);
    }
}
