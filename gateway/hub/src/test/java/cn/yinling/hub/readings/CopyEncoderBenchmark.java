package cn.yinling.hub.readings;

import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one row of a batch costs to encode. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CopyEncoderBenchmark {
    private static final int ROWS = 1000;
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.512Z");

    private final CopyEncoder encoder = new CopyEncoder();
    private final List<ReadingRow> rows =
            IntStream.range(0, ROWS).mapToObj(CopyEncoderBenchmark::row).toList();

    private static ReadingRow row(int number) {
        Vitals vitals =
                new Vitals.Builder()
                        .set(Vital.HEART_RATE, 60 + number % 30)
                        .set(Vital.BREATHING_RATE, 14)
                        .set(Vital.IN_BED, true)
                        .set(Vital.MOVEMENT, 0.25)
                        .build();
        Reading reading = new Reading(NOW, true, number, vitals, Set.of(), null);
        return new ReadingRow("bed-%04d".formatted(number), reading, NOW, null);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ByteBuffer row() {
        return encoder.encode(rows);
    }
}
