package cn.yinling.simulators.bench;

import cn.yinling.simulators.load.LoadDevice;
import cn.yinling.simulators.load.LoadGenerator;
import cn.yinling.simulators.load.LoadMessage;
import cn.yinling.simulators.load.LoadPlan;
import cn.yinling.simulators.load.LoadResult;
import cn.yinling.simulators.load.LoadSecond;
import cn.yinling.simulators.process.AuditedGateway;
import cn.yinling.simulators.process.Scrape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Floods a gateway: half of the devices speak MQTT 3.1.1 and ignore how many unanswered messages it
 * would like, half speak MQTT 5 and respect it; all sockets are full all the time. Beside them a
 * few quiet beds press SOS now and then.
 *
 * @param perSecond offered in all
 */
record Flood(
        AuditedGateway gateway,
        List<LoadDevice> flooding,
        List<LoadDevice> quiet,
        long perSecond,
        Duration time) {
    /** More than any gateway wants; MQTT 5 clients reduce it to the receive maximum. */
    private static final int WINDOW = 16_000;

    private static final int SECONDS_BETWEEN_PRESSES = 2;

    /**
     * What became of it.
     *
     * @param old the MQTT 3.1.1 half
     * @param modern the MQTT 5 half
     * @param sos of the quiet beds
     * @param sosLost acknowledged and no alarm
     */
    record Outcome(
            long offeredPerSecond,
            Instant began,
            long beganNanos,
            LoadResult old,
            LoadResult modern,
            LoadResult sos,
            List<LoadSecond> seconds,
            List<GatewayMeter.Look> looks,
            HubTime sosInHub,
            Stored stored,
            long sosLost) {}

    /** From received to durable, by the gateway's own meter. */
    record HubTime(double p50Millis, double p99Millis) {
        private static final String NAME = "yinling_alarms_committed_seconds";
        private static final Pattern P50 = Scrape.series(NAME, "quantile=\"0.5\"");
        private static final Pattern P99 = Scrape.series(NAME, "quantile=\"0.99\"");

        static HubTime of(Scrape.Meters meters) {
            return new HubTime(1000 * meters.sum(P50), 1000 * meters.sum(P99));
        }
    }

    /** Returns when the promises were compared; its heap is collected before and after. */
    Outcome run() throws IOException, InterruptedException {
        int half = flooding.size() / 2;
        gateway.process().collect();
        System.err.println("flood of %,d messages/s:".formatted(perSecond));
        Instant began = Instant.now();
        long beganNanos = System.nanoTime();
        Together together = new Together();
        try (GatewayMeter meter = GatewayMeter.start(gateway.metrics());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Watch watch = new Watch(meter);
            Future<LoadResult> old =
                    threads.submit(
                            load(
                                    plan(perSecond / 2, LoadMessage.READING, false),
                                    flooding.subList(0, half),
                                    second -> watch.accept(together.with(second))));
            Future<LoadResult> modern =
                    threads.submit(
                            load(
                                    plan(perSecond / 2, LoadMessage.READING, true),
                                    flooding.subList(half, flooding.size()),
                                    together::note));
            long presses = Math.max(1, quiet.size() / SECONDS_BETWEEN_PRESSES);
            Future<LoadResult> sos =
                    threads.submit(load(plan(presses, LoadMessage.SOS, false), quiet, _ -> {}));
            Thread.sleep(time.minusMillis(Duration.between(began, Instant.now()).toMillis()));
            HubTime sosInHub = HubTime.of(meter.meters());
            Thread.sleep(Duration.ofMillis(500)); // the sockets are full still, nothing is timed
            gateway.process().collect();
            return outcome(
                    began,
                    beganNanos,
                    List.of(done(old), done(modern), done(sos)),
                    sosInHub,
                    watch,
                    meter);
        }
    }

    private LoadPlan plan(long rate, LoadMessage message, boolean isMqtt5) {
        return new LoadPlan(WINDOW, rate, Duration.ZERO, time, 1, message, isMqtt5);
    }

    private Callable<LoadResult> load(
            LoadPlan plan, List<LoadDevice> devices, Consumer<LoadSecond> progress) {
        return () -> LoadGenerator.run(gateway.mqttPort(), plan, devices, progress);
    }

    private static LoadResult done(Future<LoadResult> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the flood failed", e.getCause());
        }
    }

    private Outcome outcome(
            Instant began,
            long beganNanos,
            List<LoadResult> results,
            HubTime sosInHub,
            Watch watch,
            GatewayMeter meter) {
        LoadResult old = results.get(0);
        LoadResult modern = results.get(1);
        LoadResult sos = results.get(2);
        List<LoadResult.Promise> promises = new ArrayList<>(old.promises());
        promises.addAll(modern.promises());
        System.err.println("comparing %,d promises".formatted(old.promised() + modern.promised()));
        return new Outcome(
                perSecond,
                began,
                beganNanos,
                old,
                modern,
                sos,
                watch.seconds(),
                meter.looks(),
                sosInHub,
                Stored.check(gateway.database(), promises),
                Math.max(0, sos.promised() - alarms()));
    }

    private long alarms() {
        return gateway.database()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from hub.alarm where cause = 'sos'")
                                .mapTo(Long.class)
                                .one());
    }

    /** Adds up the seconds of two generators that run beside each other. Thread-safe. */
    private static final class Together {
        private LoadSecond other = new LoadSecond(0, 0, 0);

        synchronized void note(LoadSecond second) {
            other = second;
        }

        synchronized LoadSecond with(LoadSecond second) {
            return new LoadSecond(
                    second.number(),
                    second.perSecond() + other.perSecond(),
                    Math.max(second.p99Millis(), other.p99Millis()));
        }
    }
}
