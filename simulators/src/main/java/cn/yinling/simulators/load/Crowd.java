package cn.yinling.simulators.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** Thousands of mostly idle devices in one process, on loopback only. */
public final class Crowd implements AutoCloseable {
    /** One address has fewer free ports than a crowd has devices. */
    private static final int SOURCES = 8;

    private static final long TICK_MILLIS = 100;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);
    private static final int RECEIVE_BUFFER = 512;

    private final int port;
    private final CrowdPlan plan;
    private final MultiThreadIoEventLoopGroup loops;
    private final List<Part> parts = new ArrayList<>();
    private final List<CrowdMember> members = new ArrayList<>();
    private final AtomicInteger settled = new AtomicInteger();

    /** What one event loop has. */
    private record Part(EventLoop loop, List<CrowdMember> members, Histogram latency) {}

    public Crowd(int port, CrowdPlan plan) {
        this.port = port;
        this.plan = plan;
        this.loops = new MultiThreadIoEventLoopGroup(plan.threads(), NioIoHandler.newFactory());
        for (int i = 0; i < plan.threads(); i++) {
            parts.add(
                    new Part(
                            (EventLoop) loops.next(),
                            new ArrayList<>(),
                            new Histogram(LONGEST_MICROS, 3)));
        }
    }

    /**
     * Connects and subscribes all of them; returns when each is there or has failed.
     *
     * @param progress told now and then how many have settled
     * @return how long it took
     */
    public Duration connect(List<LoadDevice> devices, IntConsumer progress)
            throws InterruptedException {
        long began = System.nanoTime();
        Semaphore slots = new Semaphore(plan.atOnce());
        for (int i = 0; i < devices.size(); i++) {
            slots.acquire();
            join(i, devices.get(i), slots);
            progress.accept(settled.get());
        }
        slots.acquire(plan.atOnce());
        progress.accept(settled.get());
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void join(int number, LoadDevice device, Semaphore slots) {
        Part part = parts.get(number % parts.size());
        CrowdMember member =
                new CrowdMember(
                        device,
                        part.latency(),
                        () -> {
                            settled.incrementAndGet();
                            slots.release();
                        });
        members.add(member);
        part.loop().execute(() -> part.members().add(member));
        new Bootstrap()
                .group(part.loop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER * 8)
                .handler(member)
                .connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        new InetSocketAddress(source(number), 0))
                .addListener(connecting -> {
                    if (!connecting.isSuccess()) {
                        member.failed();
                    }
                });
    }

    private static InetAddress source(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + number % SOURCES)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** They stay for the time of the plan, each sending its readings and pings. */
    public void stay() throws InterruptedException {
        long ticks = plan.duration().toMillis() / TICK_MILLIS;
        for (long tick = 0; tick < ticks; tick++) {
            long now = tick;
            for (Part part : parts) {
                part.loop().execute(() -> tick(part.members(), now));
            }
            Thread.sleep(Duration.ofMillis(TICK_MILLIS));
        }
    }

    private void tick(List<CrowdMember> of, long tick) {
        share(of, tick, plan.every().toMillis() / TICK_MILLIS, CrowdMember::publish);
        share(of, tick, CrowdMember.KEEP_ALIVE_SECONDS * 500L / TICK_MILLIS, CrowdMember::ping);
    }

    /** Those whose turn it is: everybody once in {@code turns} ticks. */
    private static void share(
            List<CrowdMember> of, long tick, long turns, Consumer<CrowdMember> call) {
        for (long i = tick % turns; i < of.size(); i += turns) {
            call.accept(of.get((int) i));
        }
    }

    /** What it came to; at rest, when {@link #stay()} has returned. */
    public CrowdResult result() {
        Histogram latency = new Histogram(LONGEST_MICROS, 3);
        for (Part part : parts) {
            part.loop().submit(() -> latency.add(part.latency())).syncUninterruptibly();
        }
        return new CrowdResult(
                (int) sum(member -> member.isThere ? 1 : 0),
                (int) sum(member -> member.isBroken ? 1 : 0),
                sum(member -> member.sent),
                sum(member -> member.acknowledged),
                latency);
    }

    private long sum(ToLongFunction<CrowdMember> of) {
        return members.stream().mapToLong(of).sum();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
