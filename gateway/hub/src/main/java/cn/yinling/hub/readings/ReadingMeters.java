package cn.yinling.hub.readings;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** What is measured of the lane. Thread-safe. */
final class ReadingMeters {
    private final LongAdder total = new LongAdder();
    private final Counter committed;
    private final Counter repeated;
    private final Counter failed;
    private final Counter spooled;
    private final Counter replayed;
    private final DistributionSummary batch;
    private final Timer commit;

    ReadingMeters(MeterRegistry registry, Supplier<Number> queued, Supplier<Number> waiting) {
        committed = registry.counter("yinling.readings.committed");
        repeated = registry.counter("yinling.readings.repeated");
        failed = registry.counter("yinling.readings.commit.failed");
        spooled = registry.counter("yinling.readings.spooled");
        replayed = registry.counter("yinling.readings.replayed");
        batch = registry.summary("yinling.readings.batch");
        commit =
                Timer.builder("yinling.readings.commit")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
        Gauge.builder("yinling.readings.queued", queued).register(registry);
        Gauge.builder("yinling.sessions.held", waiting).register(registry);
    }

    void committed(int rows, int added, Duration took) {
        total.add(rows);
        committed.increment(rows);
        repeated.increment(rows - added);
        batch.record(rows);
        commit.record(took);
    }

    /** Durable by the spool. */
    void spooled(int rows) {
        total.add(rows);
        spooled.increment(rows);
    }

    /** From the spool into the database; counted as durable before. */
    void replayed(int rows, int added) {
        replayed.increment(rows);
        repeated.increment(rows - added);
    }

    void failed() {
        failed.increment();
    }

    long committed() {
        return total.sum();
    }
}
