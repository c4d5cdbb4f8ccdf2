package cn.yinling.kiosk;

import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.kiosk.outbox.OutboxFile;
import cn.yinling.kiosk.outbox.StorageAwayException;
import cn.yinling.kiosk.sos.SosDesk;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be done every second and every hour. Thread-safe. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final SosDesk desk;
    private final OutboxFile file;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration keep;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("housekeeping").factory());
    private volatile Outbox.Counts counts = new Outbox.Counts(0, 0);

    private long turns;

    Housekeeping(
            SosDesk desk,
            OutboxFile file,
            Outbox outbox,
            Duration keep,
            Clock clock,
            MeterRegistry metrics) {
        this.desk = desk;
        this.file = file;
        this.clock = clock;
        this.outbox = outbox;
        this.keep = keep;
        Gauge.builder("kiosk.outbox.waiting", () -> counts.waiting()).register(metrics);
        Gauge.builder("kiosk.outbox.refused", () -> counts.refused()).register(metrics);
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(() -> guarded(this::look), 0, 1, TimeUnit.SECONDS);
        var _ = timer.scheduleWithFixedDelay(() -> guarded(this::prune), 0, 1, TimeUnit.HOURS);
    }

    private void look() {
        // Each minute as long as all is well, each second while it is not.
        if (file.problem() != null || turns++ % 60 == 0) {
            file.probe(clock.instant());
        }
        desk.tidy();
        counts = outbox.counts();
    }

    private void prune() {
        desk.prune(keep);
    }

    /** What to say of things that the gateway refuses, or null where there are none. */
    @Nullable String refusedProblem() {
        long refused = counts.refused();
        return refused == 0 ? null : "the gateway refuses %d entries".formatted(refused);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (StorageAwayException e) {
            LOG.debug("housekeeping waits for the disk", e);
        } catch (RuntimeException e) {
            LOG.error("housekeeping failed, it goes on", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
