package cn.yinling.kiosk;

import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.kiosk.outbox.OutboxFile;
import cn.yinling.kiosk.outbox.StorageAwayException;
import cn.yinling.kiosk.sos.SosDesk;
import cn.yinling.runtime.process.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be done every second and every hour. Thread-safe. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);

    private final SosDesk desk;
    private final OutboxFile file;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration keep;
    private final Worker worker = Worker.vital("housekeeping", this::turn);
    private volatile Outbox.Counts counts = new Outbox.Counts(0, 0);

    private long turns;
    private long prunedNanos = System.nanoTime() - PRUNE_EVERY.toNanos();

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
        worker.start();
    }

    private void turn() throws InterruptedException {
        try {
            look();
            if (System.nanoTime() - prunedNanos >= PRUNE_EVERY.toNanos()) {
                prune();
                prunedNanos = System.nanoTime();
            }
        } catch (StorageAwayException e) {
            LOG.debug("housekeeping waits for the disk", e);
        }
        Thread.sleep(LOOK_EVERY);
    }

    /** Why it is not done now, where that is not the disk; or null. */
    @Nullable String problem() {
        return worker.problem();
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

    @Override
    public void close() {
        worker.close();
    }
}
