package cn.yinling.hub.rules;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vitals;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one message costs to judge: nearly always there is nothing to find. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CauseRuleBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.512Z");

    private final Reading calm = reading(Set.of());
    private final Reading sos = reading(Set.of(Cause.SOS));

    private static Reading reading(Set<Cause> causes) {
        return new Reading(NOW, true, 4711, Vitals.NONE, causes, null);
    }

    @Benchmark
    public List<Finding> calm() {
        return CauseRule.judge(calm);
    }

    @Benchmark
    public List<Finding> sos() {
        return CauseRule.judge(sos);
    }
}
