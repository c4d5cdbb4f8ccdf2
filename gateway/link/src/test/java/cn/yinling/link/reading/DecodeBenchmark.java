package cn.yinling.link.reading;

import cn.yinling.link.Golden;
import cn.yinling.link.senml.SenmlFormat;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
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

/** What one message costs to decode and check: a sequence number and eight vitals. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.512Z");

    private final ReadingDecoder decoder = new ReadingDecoder();
    private final byte[] json = Golden.bytes("reading.senml.json");
    private final byte[] cbor =
            switch (decoder.decode(BED, json, NOW)) {
                case Decoded.Accepted(Reading reading) ->
                        new ReadingEncoder(SenmlFormat.CBOR).encode(BED, reading);
                case Decoded.Salvaged(_, _, String detail) ->
                        throw new IllegalStateException(detail);
                case Decoded.Refused(_, String detail) -> throw new IllegalStateException(detail);
            };

    @Benchmark
    public Decoded json() {
        return decoder.decode(BED, json, NOW);
    }

    @Benchmark
    public Decoded cbor() {
        return decoder.decode(BED, cbor, NOW);
    }
}
