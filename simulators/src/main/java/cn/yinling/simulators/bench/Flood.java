package cn.yinling.simulators.bench;

import cn.yinling.simulators.load.LoadDevice;
import cn.yinling.simulators.load.LoadGenerator;
import cn.yinling.simulators.load.LoadMessage;
import cn.yinling.simulators.load.LoadPlan;
import cn.yinling.simulators.load.LoadResult;
import cn.yinling.simulators.load.LoadSecond;
import cn.yinling.simulators.process.AuditedGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
    private static final int GREEDY_WINDOW = 16_000;
    private static final int QUIET_WINDOW = 16;
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
            Stored stored,
            long sosLost) {}

    Outcome run() throws InterruptedException {
        int half = flooding.size() / 2;
        System.err.println("flood of %,d messages/s:".formatted(perSecond));
        Instant began = Instant.now();
        long beganNanos = System.nanoTime();
        Together together = new Together();
        try (GatewayMeter meter = GatewayMeter.start(gateway.metrics());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Watch watch = new Watch(meter);
            Future<LoadResult> modern =
                    threads.submit(
                            load(
                                    plan(GREEDY_WINDOW, perSecond / 2, LoadMessage.READING, true),
                                    flooding.subList(half, flooding.size()),
                                    together));
            Future<LoadResult> sos =
                    threads.submit(
                            load(
                                    plan(
                                            QUIET_WINDOW,
                                            Math.max(1, quiet.size() / SECONDS_BETWEEN_PRESSES),
                                            LoadMessage.SOS,
                                            false),
                                    quiet,
                                    new Together()));
            LoadResult old =
                    LoadGenerator.run(
                            gateway.mqttPort(),
                            plan(GREEDY_WINDOW, perSecond / 2, LoadMessage.READING, false),
                            flooding.subList(0, half),
                            second -> watch.accept(together.with(second)));
            return outcome(began, beganNanos, old, done(modern), done(sos), watch, meter);
        }
    }

    private LoadPlan plan(int window, long rate, LoadMessage message, boolean isMqtt5) {
        return new LoadPlan(window, rate, Duration.ZERO, time, 1, message, isMqtt5);
    }

    private Callable<LoadResult> load(LoadPlan plan, List<LoadDevice> devices, Together together) {
        return () -> LoadGenerator.run(gateway.mqttPort(), plan, devices, together::note);
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
            LoadResult old,
            LoadResult modern,
            LoadResult sos,
            Watch watch,
            GatewayMeter meter) {
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
