package cn.yinling.simulators.bench;

import cn.yinling.simulators.load.LoadDevice;
import cn.yinling.simulators.load.LoadGenerator;
import cn.yinling.simulators.load.LoadMessage;
import cn.yinling.simulators.load.LoadPlan;
import cn.yinling.simulators.load.LoadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/**
 * More telemetry than a gateway can take, in the background: half of the connections speak MQTT
 * 3.1.1 and ignore how much it would like, half speak MQTT 5 and respect it. Not thread-safe.
 */
final class Pressure {
    /** More than any gateway wants; MQTT 5 clients reduce it to the receive maximum. */
    private static final int WINDOW = 16_000;

    private static final Duration RUN_OUT = Duration.ofMinutes(3);
    private static final Executor THREADS = Thread::startVirtualThread;

    /** Until it presses in earnest. */
    static final int BUILD_UP_SECONDS = 5;

    private final List<CompletableFuture<LoadResult>> halves = new ArrayList<>();
    private final CountDownLatch builtUp = new CountDownLatch(BUILD_UP_SECONDS);

    /** Begins. */
    Pressure(int mqttPort, List<LoadDevice> devices, long perSecond, Duration time) {
        int half = devices.size() / 2;
        List<LoadDevice> old = devices.subList(0, half);
        List<LoadDevice> modern = devices.subList(half, devices.size());
        halves.add(half(mqttPort, old, perSecond / 2, time, false));
        halves.add(half(mqttPort, modern, perSecond / 2, time, true));
    }

    private CompletableFuture<LoadResult> half(
            int mqttPort,
            List<LoadDevice> devices,
            long perSecond,
            Duration time,
            boolean isMqtt5) {
        LoadPlan plan =
                new LoadPlan(
                        WINDOW, perSecond, Duration.ZERO, time, 1, LoadMessage.READING, isMqtt5);
        CompletableFuture<LoadResult> result = new CompletableFuture<>();
        THREADS.execute(() -> {
            try {
                result.complete(
                        LoadGenerator.run(
                                mqttPort,
                                plan,
                                devices,
                                isMqtt5 ? _ -> {} : _ -> builtUp.countDown()));
            } catch (RuntimeException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    void awaitBuildUp() throws InterruptedException {
        builtUp.await();
    }

    /** What became of it, both halves. Blocks until its time is over. */
    List<LoadResult> results() throws InterruptedException {
        List<LoadResult> results = new ArrayList<>();
        for (CompletableFuture<LoadResult> half : halves) {
            results.add(
                    Waiting.value(half, RUN_OUT)
                            .orElseThrow(() -> new IllegalStateException("no end of the load")));
        }
        return results;
    }
}
