package cn.yinling.simulators.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** Runs one plan against one gateway, on loopback only. */
public final class LoadGenerator {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration CONNECT_LIMIT = Duration.ofMinutes(2);
    private static final Duration RUN_OUT = Duration.ofSeconds(30);
    private static final long TICK_MILLIS = 5;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

    private final int port;
    private final LoadPlan plan;
    private final List<Slot> slots = new ArrayList<>();
    private final List<ScheduledFuture<?>> paces = new ArrayList<>();

    /** A connection and the loop that owns it. */
    private record Slot(LoadConnection connection, EventLoop loop, Histogram latency) {}

    private LoadGenerator(int port, LoadPlan plan) {
        this.port = port;
        this.plan = plan;
    }

    /**
     * Connects all devices, publishes for the time of the plan, waits for the answers that are
     * under way and returns.
     *
     * @throws IllegalStateException where not all devices could connect
     */
    public static LoadResult run(int port, LoadPlan plan, List<LoadDevice> devices)
            throws InterruptedException {
        var loops = new MultiThreadIoEventLoopGroup(plan.threads(), NioIoHandler.newFactory());
        try {
            return new LoadGenerator(port, plan).run(loops, devices);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private LoadResult run(MultiThreadIoEventLoopGroup loops, List<LoadDevice> devices)
            throws InterruptedException {
        connect(loops, devices);
        if (plan.ratePerSecond() == 0) {
            onLoops(LoadConnection::unbounded);
        } else {
            pace(devices.size());
        }
        onLoops(LoadConnection::publish);
        Thread.sleep(plan.warmUp());
        onLoops(LoadConnection::measure);
        long start = System.nanoTime();
        Thread.sleep(plan.duration());
        onLoops(LoadConnection::stopMeasuring);
        double seconds = (System.nanoTime() - start) / 1e9;
        paces.forEach(pace -> pace.cancel(false));
        onLoops(LoadConnection::stop);
        runOut();
        return result(seconds);
    }

    private void connect(MultiThreadIoEventLoopGroup loops, List<LoadDevice> devices)
            throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(devices.size());
        for (LoadDevice device : devices) {
            EventLoop loop = (EventLoop) loops.next();
            Histogram latency = new Histogram(LONGEST_MICROS, 3);
            LoadConnection connection =
                    new LoadConnection(device, plan.window(), latency, ready::countDown);
            slots.add(new Slot(connection, loop, latency));
            ChannelFuture connected =
                    new Bootstrap()
                            .group(loop)
                            .channel(NioSocketChannel.class)
                            .option(ChannelOption.TCP_NODELAY, true)
                            .handler(connection)
                            .connect(LOOPBACK, port);
            if (slots.size() % 50 == 0) {
                connected.sync();
            }
        }
        if (!ready.await(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "%d of %d devices did not connect".formatted(ready.getCount(), devices.size()));
        }
    }

    /** Hands out allowances evenly, a little every few milliseconds. */
    private void pace(int connections) {
        double perTick = plan.ratePerSecond() * TICK_MILLIS / 1000.0 / connections;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            Allowance allowance =
                    new Allowance(slot.connection(), perTick, (double) i / slots.size());
            ScheduledFuture<?> ticks =
                    slot.loop()
                            .scheduleAtFixedRate(allowance, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
            paces.add(ticks);
        }
    }

    /** A connection's share of the rate, with the fraction of a message that it is still owed. */
    private static final class Allowance implements Runnable {
        private final LoadConnection connection;
        private final double perTick;
        private double owed;

        Allowance(LoadConnection connection, double perTick, double owed) {
            this.connection = connection;
            this.perTick = perTick;
            this.owed = owed;
        }

        @Override
        public void run() {
            owed += perTick;
            long whole = (long) owed;
            owed -= whole;
            if (whole > 0) {
                connection.allow(whole);
            }
        }
    }

    private void onLoops(Consumer<LoadConnection> call) {
        slots.forEach(slot -> slot.loop().execute(() -> call.accept(slot.connection())));
    }

    private void runOut() throws InterruptedException {
        long end = System.nanoTime() + RUN_OUT.toNanos();
        while (System.nanoTime() < end && !slots.stream().allMatch(slot -> quiet(slot))) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private static boolean quiet(Slot slot) {
        return slot.loop().submit(slot.connection()::isQuiet).syncUninterruptibly().getNow();
    }

    private LoadResult result(double seconds) {
        Histogram latency = new Histogram(LONGEST_MICROS, 3);
        slots.forEach(slot -> latency.add(slot.latency()));
        return new LoadResult(
                sum(connection -> connection.acknowledged),
                seconds,
                sum(connection -> connection.sent),
                sum(connection -> connection.answered),
                (int) sum(connection -> connection.broken ? 1 : 0),
                latency);
    }

    private long sum(ToLongFunction<LoadConnection> of) {
        return slots.stream().map(Slot::connection).mapToLong(of).sum();
    }
}
