package cn.yinling.link.mqtt;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the gateway that comes back by itself. It keeps nothing for later: a publish
 * while it is down is {@link PublishOutcome.Unknown} at once, and whoever must not lose a message
 * keeps it until it is acknowledged. Thread-safe.
 */
public final class MqttConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

    private final MqttSettings settings;
    private final MqttListener listener;
    private final BlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable PahoSession> current = new AtomicReference<>();
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private final Thread thread;
    private volatile boolean closed;
    private boolean isToldAway;

    private MqttConnection(MqttSettings settings, MqttListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("mqtt-" + settings.clientId()).unstarted(this::run);
    }

    /** Begins to connect, and goes on until {@link #close()}. Returns at once. */
    public static MqttConnection start(MqttSettings settings, MqttListener listener) {
        MqttConnection connection = new MqttConnection(settings, listener);
        connection.thread.start();
        return connection;
    }

    public boolean isConnected() {
        return current.get() != null;
    }

    /**
     * Publishes with QoS 1. Blocks while as many publishes as {@link MqttSettings#maxInFlight()}
     * are unanswered. The future never fails, and completes on a thread that must not be blocked.
     */
    public CompletableFuture<PublishOutcome> publish(String topic, byte[] payload) {
        PahoSession session = current.get();
        if (session == null) {
            return CompletableFuture.completedFuture(new PublishOutcome.Unknown("not connected"));
        }
        return session.publish(topic, payload);
    }

    /** Disconnects in order and ends the thread; returns when both are done. */
    @Override
    public void close() {
        closed = true;
        events.add(new SessionEvent.Closed());
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                Duration pause = backoff.after(connectAndServe());
                if (!closed) {
                    Thread.sleep(pause);
                }
            } catch (InterruptedException e) {
                LOG.debug("connection of {} woken", settings.clientId());
            }
        }
    }

    /** How long a connection served; nothing that is thrown in it ends the loop. */
    private Duration connectAndServe() {
        try {
            PahoSession session = new PahoSession(settings, events::add);
            if (!open(session)) {
                return Duration.ZERO;
            }
            long began = System.nanoTime();
            serve(session);
            return Duration.ofNanos(System.nanoTime() - began);
        } catch (MqttException | RuntimeException e) {
            discardFailed();
            tell(PahoSession.reason(e));
        } catch (Error e) {
            // This thread is the only one that connects again.
            discardFailed();
            if (!isToldAway) {
                LOG.error("the connection of {} failed", settings.clientId(), e);
            }
            tell(String.valueOf(e.getMessage()));
        }
        return Duration.ZERO;
    }

    private void discardFailed() {
        PahoSession failed = current.getAndSet(null);
        if (failed != null) {
            guarded(failed::discard);
        }
    }

    private boolean open(PahoSession session) {
        String problem = session.open();
        if (problem != null) {
            session.discard();
            tell(problem);
            return false;
        }
        current.set(session);
        isToldAway = false;
        LOG.info("{} connected to {}", settings.clientId(), settings.server());
        guarded(listener::connected);
        return true;
    }

    private void serve(PahoSession session) {
        String reason = null;
        while (reason == null) {
            reason = handle(session, next());
        }
        current.set(null);
        if (closed) {
            session.close();
        } else {
            session.lost(reason);
            session.discard();
        }
        tell(reason);
    }

    private SessionEvent next() {
        try {
            return closed ? new SessionEvent.Closed() : events.take();
        } catch (InterruptedException e) {
            return new SessionEvent.Closed();
        }
    }

    /** Why the session is over, or null while it goes on. */
    private @Nullable String handle(PahoSession session, SessionEvent event) {
        return switch (event) {
            case SessionEvent.Arrived(InboundMessage message) -> {
                guarded(() -> listener.received(message));
                yield null;
            }
            case SessionEvent.Lost(PahoSession of, String reason) -> of == session ? reason : null;
            case SessionEvent.Closed() -> "closed";
        };
    }

    private void tell(String reason) {
        // Once for each outage, not for each attempt.
        if (!isToldAway) {
            LOG.info("{} not connected to {}: {}", settings.clientId(), settings.server(), reason);
        }
        isToldAway = true;
        guarded(() -> listener.disconnected(reason));
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            LOG.error("what {} called has failed", settings.clientId(), e);
        }
    }
}
