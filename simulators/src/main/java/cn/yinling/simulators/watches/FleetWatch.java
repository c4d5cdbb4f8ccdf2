package cn.yinling.simulators.watches;

import cn.yinling.link.mqtt.Backoff;
import cn.yinling.simulators.chance.Chance;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One watch: keeps its connection, reports, and does as it is told. For one event loop. */
final class FleetWatch {
    private static final String ALL_IS_WELL = "00000000";
    private static final String MAKER = "3G";

    private final Vertx vertx;
    private final NetClient client;
    private final WatchSettings settings;
    private final WatchCounters counters;
    private final Clock clock;
    private final Wearer wearer;
    private final Wrist wrist;
    private final Backoff backoff;
    private final List<Alarm> alarms = new ArrayList<>();
    private @Nullable NetSocket socket;
    private long positions;
    private boolean closed;

    /** An alarm that is said until it is answered. */
    private record Alarm(String content, CompletableFuture<Instant> answered) {}

    FleetWatch(
            Vertx vertx,
            NetClient client,
            WatchSettings settings,
            WatchCounters counters,
            Clock clock,
            Wearer wearer) {
        this.vertx = vertx;
        this.client = client;
        this.settings = settings;
        this.counters = counters;
        this.clock = clock;
        this.wearer = wearer;
        Chance chance = Chance.ofSeed(settings.seed()).on(wearer.digits());
        this.wrist = new Wrist(wearer, chance);
        this.backoff = new Backoff(chance.sequence());
    }

    void switchOn() {
        vertx.setPeriodic(settings.keepAlive().toMillis(), _ -> keepAlive());
        positionEvery(settings.position().toMillis());
        vertx.setPeriodic(settings.vitals().toMillis(), _ -> measure());
        vertx.setPeriodic(settings.patience().toMillis(), _ -> sayAgain());
        connect();
    }

    private void positionEvery(long millis) {
        vertx.cancelTimer(positions);
        positions = vertx.setPeriodic(millis, _ -> locate());
    }

    private void connect() {
        if (!closed) {
            var _ =
                    client.connect(settings.port(), settings.host())
                            .onSuccess(this::connected)
                            .onFailure(_ -> comeAgain());
        }
    }

    private void connected(NetSocket opened) {
        socket = opened;
        counters.online.increment();
        backoff.reset();
        HeardFrames frames = new HeardFrames();
        opened.handler(bytes -> frames.heard(bytes).forEach(this::heard));
        opened.closeHandler(_ -> {
            socket = null;
            counters.online.decrement();
            comeAgain();
        });
        keepAlive();
        sayAgain();
    }

    private void comeAgain() {
        counters.lost.increment();
        if (!closed) {
            vertx.setTimer(Math.max(1, backoff.next().toMillis()), _ -> connect());
        }
    }

    private void heard(String content) {
        String type = content.split(",", 2)[0].toUpperCase(Locale.ROOT);
        switch (type) {
            case "LK", "TKQ", "TKQ2", "INIT" -> counters.answers.increment();
            case "AL" -> answered();
            default -> {
                counters.commands.increment();
                obey(type, content);
            }
        }
    }

    /** It cannot say which one was meant, so the oldest was. */
    private void answered() {
        counters.answers.increment();
        if (!alarms.isEmpty()) {
            alarms.removeFirst().answered().complete(clock.instant());
        }
    }

    /** A watch echoes what it was told, and does it. */
    private void obey(String type, String content) {
        say(type);
        switch (type) {
            case "CR" -> locate();
            case "UPLOAD" -> positionEvery(1000 * Long.parseLong(content.split(",", -1)[1]));
            case "HRTSTART", "BPHRT" -> say("bphrt," + wrist.pressure(clock.instant()));
            case "OXYGEN" -> say("oxygen,1," + wrist.oxygen(clock.instant()));
            case "BODYTEMP2" -> say("btemp2,1," + wrist.temperature(clock.instant()));
            default -> {
                // Ringing, a call or a message: nobody here to hear it.
            }
        }
    }

    private void keepAlive() {
        Instant now = clock.instant();
        say("LK,%d,0,%d".formatted(wrist.steps(now), wrist.battery(now)));
    }

    private void locate() {
        say("UD_LTE," + wrist.position(clock.instant(), ALL_IS_WELL));
    }

    private void measure() {
        Instant now = clock.instant();
        say("bphrt," + wrist.pressure(now));
        say("oxygen,0," + wrist.oxygen(now));
        say("btemp2,1," + wrist.temperature(now));
    }

    /** Done when the gateway has answered, however late that is. */
    CompletableFuture<Instant> raise(Trouble trouble) {
        Alarm alarm =
                new Alarm(
                        "AL_LTE," + wrist.position(clock.instant(), trouble.word()),
                        new CompletableFuture<>());
        alarms.add(alarm);
        say(alarm.content());
        return alarm.answered();
    }

    private void sayAgain() {
        alarms.forEach(alarm -> say(alarm.content()));
    }

    private void say(String content) {
        NetSocket open = socket;
        if (open != null) {
            int length = content.getBytes(StandardCharsets.UTF_8).length;
            counters.sent.increment();
            open.write(
                    Buffer.buffer(
                            "[%s*%s*%04X*%s]".formatted(MAKER, wearer.digits(), length, content)));
        }
    }

    void switchOff() {
        closed = true;
        IllegalStateException off = new IllegalStateException(wearer.device() + " is switched off");
        alarms.forEach(alarm -> alarm.answered().completeExceptionally(off));
        NetSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
