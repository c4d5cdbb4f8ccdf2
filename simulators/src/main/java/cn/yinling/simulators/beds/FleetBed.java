package cn.yinling.simulators.beds;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.command.CommandResult;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.mqtt.Backoff;
import cn.yinling.link.senml.SenmlFormat;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.simulators.chance.Chance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttConnectionException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One bed of the many. For one event loop. */
final class FleetBed {
    /** A bed has little memory: beyond this it lets readings go, never emergencies. */
    static final int MOST_UNANSWERED = 64;

    private static final Logger LOG = LoggerFactory.getLogger(FleetBed.class);
    private static final long PATIENCE_MILLIS = 10_000;

    /** Some makers save bytes. */
    private static final double BINARY_SHARE = 0.25;

    private final Vertx vertx;
    private final FleetSettings settings;
    private final Bed bed;
    private final Mishaps mishaps;
    private final FleetCounters counters;
    private final FleetListener listener;
    private final Clock clock;
    private final Messages messages;
    private final Backoff backoff;
    private final List<Emergency> emergencies = new ArrayList<>();
    private @Nullable BedSession session;
    private Instant lastTick;
    private long ticker;
    private boolean closed;

    FleetBed(Vertx vertx, BedFleet.Parts parts, Bed bed, double mishapsAnHour) {
        this.vertx = vertx;
        this.settings = parts.settings();
        this.bed = bed;
        this.mishaps = new Mishaps(bed, settings.seed(), mishapsAnHour);
        this.counters = parts.counters();
        this.listener = parts.listener();
        this.clock = parts.clock();
        this.lastTick = clock.instant();
        this.messages = new Messages(id(), format(), lastTick);
        this.backoff = new Backoff(new SplittableRandom(settings.seed() ^ id().hashCode()));
    }

    DeviceId id() {
        return bed.household().bed();
    }

    private SenmlFormat format() {
        boolean isBinary =
                Chance.ofSeed(settings.seed()).on(id().value()).on("format").isWithin(BINARY_SHARE);
        return isBinary ? SenmlFormat.CBOR : SenmlFormat.JSON;
    }

    void connect() {
        if (closed) {
            return;
        }
        BedSession next = new BedSession(vertx, settings, bed.household(), messages);
        session = next;
        long timeout = vertx.setTimer(PATIENCE_MILLIS * 3, late -> next.close());
        next.open(this::commanded, () -> lost(next))
                .onComplete(done -> {
                    vertx.cancelTimer(timeout);
                    if (done.succeeded()) {
                        online(next);
                    } else {
                        failed(done.cause());
                    }
                });
    }

    private void online(BedSession opened) {
        backoff.reset();
        counters.online.increment();
        opened.subscribe(messages.topic(Channel.COMMANDS));
        opened.publish(messages.topic(Channel.STATUS), utf8(Messages.ONLINE), true, () -> {});
        emergencies.forEach(emergency -> send(opened, emergency));
    }

    private void failed(Throwable cause) {
        boolean isRefused = cause instanceof MqttConnectionException;
        (isRefused ? counters.refused : counters.lost).increment();
        LOG.debug("{} not connected: {}", id(), cause.toString());
        connectLater();
    }

    private void lost(BedSession of) {
        counters.online.decrement();
        counters.unanswered.add(of.unanswered());
        if (!closed) {
            counters.lost.increment();
            connectLater();
        }
    }

    private void connectLater() {
        session = null;
        if (!closed) {
            vertx.setTimer(Math.max(1, backoff.next().toMillis()), now -> connect());
        }
    }

    /** Publishes a reading, and what has befallen the resident since the last one. */
    void tick() {
        Instant now = clock.instant();
        mishaps.between(lastTick, now).ifPresent(this::befalls);
        lastTick = now;
        BedSession open = session;
        if (open == null || !open.isOpen() || open.unanswered() >= MOST_UNANSWERED) {
            counters.heldBack.increment();
            return;
        }
        byte[] payload = messages.reading(now, bed.vitalsAt(now));
        counters.sent.increment();
        open.publish(
                messages.topic(Channel.READINGS), payload, false, counters.acknowledged::increment);
    }

    private void befalls(Mishap mishap) {
        counters.mishaps.increment();
        raise(messages.emergency(mishap.cause(), mishap.at()));
    }

    /** Raises an alarm now; done when the gateway has acknowledged it, however late that is. */
    CompletableFuture<Press> press(Cause cause) {
        Emergency emergency = messages.emergency(cause, clock.instant());
        raise(emergency);
        return emergency.press();
    }

    /** Says that a condition is over; done when the gateway has acknowledged it. */
    CompletableFuture<Press> over(Cause cause) {
        Emergency end = messages.over(cause, clock.instant());
        raise(end);
        return end.press();
    }

    private void raise(Emergency emergency) {
        emergencies.add(emergency);
        BedSession open = session;
        if (open != null && open.isOpen()) {
            send(open, emergency);
        }
    }

    private void send(BedSession open, Emergency emergency) {
        Instant publishedAt = clock.instant();
        counters.sent.increment();
        open.publish(
                messages.topic(Channel.ALARM),
                emergency.payload(),
                false,
                () -> acknowledged(emergency, publishedAt));
        // MQTT sends again only on a new connection, so a gateway that stays silent gets one.
        vertx.setTimer(
                PATIENCE_MILLIS,
                late -> {
                    if (!closed && session == open && emergencies.contains(emergency)) {
                        open.close();
                    }
                });
    }

    private void acknowledged(Emergency emergency, Instant publishedAt) {
        counters.acknowledged.increment();
        emergencies.remove(emergency);
        Press press =
                new Press(id(), emergency.cause(), emergency.onset(), publishedAt, clock.instant());
        emergency.press().complete(press);
        listener.acknowledged(press);
    }

    private void commanded(Buffer payload) {
        counters.commands.increment();
        try {
            DeviceCommand command = LinkJson.read(payload.getBytes(), DeviceCommand.class);
            listener.commanded(id(), command);
            obey(command);
        } catch (MalformedJsonException e) {
            LOG.warn("{} was told what is no command: {}", id(), e.getMessage());
        }
    }

    /** Does as it is told, and says so; told twice, it does and says the same again. */
    private void obey(DeviceCommand command) {
        switch (command.kind()) {
            case INTERVAL -> tickEvery(Obedience.interval(command, settings.interval()));
            case MEASURE_NOW -> tick();
            // There is nothing to be seen or heard of these in a simulated home.
            case HELP_IS_COMING, CASE_CLOSED, VOICE_MODE, TEST, THRESHOLDS -> {}
        }
        CommandResult result = Obedience.done(command, clock.instant());
        BedSession open = session;
        if (open != null && open.isOpen()) {
            byte[] payload = LinkJson.write(result);
            open.publish(messages.topic(Channel.RESULTS), payload, false, () -> {});
        }
    }

    /** From now on, a reading at that interval. */
    void tickEvery(Duration interval) {
        vertx.cancelTimer(ticker);
        ticker = vertx.setPeriodic(interval.toMillis(), _ -> tick());
    }

    Future<Void> close() {
        closed = true;
        BedSession open = session;
        IllegalStateException off = new IllegalStateException(id() + " was switched off");
        emergencies.forEach(emergency -> emergency.press().completeExceptionally(off));
        if (open == null) {
            return Future.succeededFuture();
        }
        if (open.isOpen()) {
            open.publish(messages.topic(Channel.STATUS), utf8(Messages.OFFLINE), true, () -> {});
        }
        return open.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
