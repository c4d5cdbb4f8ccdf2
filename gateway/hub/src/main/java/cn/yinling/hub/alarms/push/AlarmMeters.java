package cn.yinling.hub.alarms.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** The way of an SOS, measured. Thread-safe. */
public final class AlarmMeters {
    private final Counter raised;
    private final Counter repeated;
    private final Timer committed;
    private final Timer taken;

    public AlarmMeters(MeterRegistry registry, Supplier<Number> open, Supplier<Number> untaken) {
        raised = registry.counter("yinling.alarms.raised");
        repeated = registry.counter("yinling.alarms.repeated");
        committed = timer(registry, "yinling.alarms.committed", "received to durable");
        taken = timer(registry, "yinling.alarms.taken", "received to taken by the hotline");
        Gauge.builder("yinling.alarms.open", open).register(registry);
        Gauge.builder("yinling.alarms.untaken", untaken).register(registry);
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    public void raised(int count) {
        raised.increment(count);
    }

    public void repeated(long count) {
        repeated.increment((double) count);
    }

    public void committed(Duration since) {
        committed.record(since);
    }

    public void taken(Duration since) {
        taken.record(since);
    }
}
