package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
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

/** What it costs to judge one reading of somebody who lies in bed at night. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RulesBenchmark {
    private static final Instant EVENING = Instant.parse("2026-11-21T14:00:00Z");

    private final Watched sleeper = new Watched(MonitoringPlan.defaults(), EVENING);
    private final Watched feverish = new Watched(MonitoringPlan.defaults(), EVENING);
    private Instant now = EVENING;
    private long sequence;

    @Benchmark
    public List<Change> sleeper() {
        return judged(sleeper, 61);
    }

    /** Above the limit for a heart rate all the while. */
    @Benchmark
    public List<Change> feverish() {
        return judged(feverish, 160);
    }

    private List<Change> judged(Watched person, int heartRateBpm) {
        now = now.plusMillis(1); // so that the runs do not outlast the night
        Vitals vitals =
                new Vitals.Builder()
                        .set(Vital.HEART_RATE, heartRateBpm)
                        .set(Vital.BREATHING_RATE, 14)
                        .set(Vital.IN_BED, true)
                        .set(Vital.MOVEMENT, 0.25)
                        .build();
        return person.add(new Reading(now, true, ++sequence, vitals, Set.of(), null), now);
    }
}
