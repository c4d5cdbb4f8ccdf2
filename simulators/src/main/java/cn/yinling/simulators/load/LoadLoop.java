package cn.yinling.simulators.load;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/** One thread of the generator with its connections. For the generator's thread, save the ticks. */
final class LoadLoop {
    static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);
    static final int DIGITS = 3;

    private static final long TICK_MILLIS = 5;

    private final EventLoop thread;
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_MICROS, DIGITS);
    private final List<LoadConnection> connections = new ArrayList<>();
    private @Nullable ScheduledFuture<?> ticks;

    LoadLoop(EventLoop thread) {
        this.thread = thread;
    }

    EventLoopGroup thread() {
        return thread;
    }

    /** Latencies in microseconds, written by this loop only. */
    SingleWriterRecorder recorder() {
        return recorder;
    }

    void add(LoadConnection connection) {
        connections.add(connection);
    }

    /** Begins to publish, so many a second and connection; 0 for no bound. */
    void begin(double each) {
        if (each == 0) {
            on(LoadConnection::unbounded);
        } else {
            ticks =
                    thread.scheduleAtFixedRate(
                            new Pace(List.copyOf(connections), each * TICK_MILLIS / 1000),
                            0,
                            TICK_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
        on(LoadConnection::publish);
    }

    void end() {
        ScheduledFuture<?> last = ticks;
        if (last != null) {
            last.cancel(false);
        }
        on(LoadConnection::stop);
    }

    private void on(Consumer<LoadConnection> call) {
        thread.execute(() -> connections.forEach(call));
    }

    /** Whether every answer has come. */
    boolean isQuiet() {
        return thread.submit(() -> connections.stream().allMatch(LoadConnection::isQuiet))
                .syncUninterruptibly()
                .getNow();
    }

    List<LoadConnection.Settled> settled() {
        return thread.submit(() -> connections.stream().map(LoadConnection::settled).toList())
                .syncUninterruptibly()
                .getNow();
    }

    /** Hands out allowances evenly: what a connection is owed it is owed, answered or not. */
    private static final class Pace implements Runnable {
        private final List<LoadConnection> connections;
        private final double perTick;
        private final double[] owed;

        Pace(List<LoadConnection> connections, double perTick) {
            this.connections = connections;
            this.perTick = perTick;
            this.owed = new double[connections.size()];
            for (int i = 0; i < owed.length; i++) {
                owed[i] = (double) i / owed.length; // so that not all send in the same tick
            }
        }

        @Override
        public void run() {
            for (int i = 0; i < owed.length; i++) {
                owed[i] += perTick;
                long whole = (long) owed[i];
                owed[i] -= whole;
                if (whole > 0) {
                    connections.get(i).allow(whole);
                }
            }
        }
    }
}
