package cn.yinling.simulators.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Runs one plan against one gateway, on loopback only. */
public final class LoadGenerator {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration CONNECT_LIMIT = Duration.ofMinutes(2);
    private static final Duration RUN_OUT = Duration.ofSeconds(60);
    private static final int CONNECTS_AT_A_TIME = 50;

    private final int port;
    private final LoadPlan plan;
    private final Consumer<LoadSecond> progress;
    private final List<LoadLoop> loops = new ArrayList<>();

    private LoadGenerator(int port, LoadPlan plan, Consumer<LoadSecond> progress) {
        this.port = port;
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Connects all devices, publishes for the time of the plan, waits for the answers that are
     * under way and returns.
     *
     * @param progress told of every second
     * @throws IllegalStateException where not all devices could connect
     */
    public static LoadResult run(
            int port, LoadPlan plan, List<LoadDevice> devices, Consumer<LoadSecond> progress)
            throws InterruptedException {
        var group = new MultiThreadIoEventLoopGroup(plan.threads(), NioIoHandler.newFactory());
        try {
            return new LoadGenerator(port, plan, progress).run(group, devices);
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private LoadResult run(MultiThreadIoEventLoopGroup group, List<LoadDevice> devices)
            throws InterruptedException {
        for (int i = 0; i < plan.threads(); i++) {
            loops.add(new LoadLoop(group.next()));
        }
        connect(devices);
        double each = (double) plan.ratePerSecond() / devices.size();
        loops.forEach(loop -> loop.begin(each));
        watch(plan.warmUp(), (int) -plan.warmUp().toSeconds());
        long start = System.nanoTime();
        Histogram latency = watch(plan.duration(), 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        loops.forEach(LoadLoop::end);
        runOut();
        return result(seconds, latency);
    }

    private void connect(List<LoadDevice> devices) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(devices.size());
        for (int i = 0; i < devices.size(); i++) {
            LoadLoop loop = loops.get(i % loops.size());
            LoadConnection connection =
                    new LoadConnection(devices.get(i), plan, loop.recorder(), ready::countDown);
            loop.add(connection);
            ChannelFuture connected =
                    new Bootstrap()
                            .group(loop.thread())
                            .channel(NioSocketChannel.class)
                            .option(ChannelOption.TCP_NODELAY, true)
                            .handler(connection)
                            .connect(LOOPBACK, port);
            if ((i + 1) % CONNECTS_AT_A_TIME == 0) {
                connected.sync();
            }
        }
        if (!ready.await(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "%d of %d devices did not connect".formatted(ready.getCount(), devices.size()));
        }
    }

    /** Lets time pass, and tells of each second of it; the latencies of all of it. */
    private Histogram watch(Duration time, int secondsBefore) throws InterruptedException {
        Histogram all = new Histogram(LoadLoop.LONGEST_MICROS, LoadLoop.DIGITS);
        long start = System.nanoTime();
        for (int second = 1; second <= time.toSeconds(); second++) {
            long due = start + TimeUnit.SECONDS.toNanos(second);
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            Histogram latency = new Histogram(LoadLoop.LONGEST_MICROS, LoadLoop.DIGITS);
            loops.forEach(loop -> latency.add(loop.recorder().getIntervalHistogram()));
            all.add(latency);
            progress.accept(
                    new LoadSecond(
                            secondsBefore + second,
                            latency.getTotalCount(),
                            latency.getValueAtPercentile(99) / 1000.0));
        }
        return all;
    }

    private void runOut() throws InterruptedException {
        long end = System.nanoTime() + RUN_OUT.toNanos();
        while (System.nanoTime() < end && !loops.stream().allMatch(LoadLoop::isQuiet)) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private LoadResult result(double seconds, Histogram latency) {
        List<LoadConnection.Settled> all =
                loops.stream().flatMap(loop -> loop.settled().stream()).toList();
        return new LoadResult(
                latency.getTotalCount(),
                seconds,
                all.stream().mapToLong(LoadConnection.Settled::sent).sum(),
                all.stream().mapToLong(LoadConnection.Settled::refused).sum(),
                (int) all.stream().filter(LoadConnection.Settled::broken).count(),
                latency,
                all.stream().map(LoadConnection.Settled::promise).toList());
    }
}
