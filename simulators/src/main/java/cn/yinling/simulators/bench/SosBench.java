package cn.yinling.simulators.bench;

import cn.yinling.simulators.demo.SosRun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How soon an SOS is durable, on an agent's screen and at her telephone, on an idle platform. */
final class SosBench implements Bench {
    private static final Set<String> OPTIONS = Set.of("--count", "--beds");

    @Override
    public String name() {
        return "sos";
    }

    @Override
    public Map<String, @Nullable Object> run(List<String> arguments)
            throws IOException, InterruptedException {
        Arguments options = new Arguments(arguments, OPTIONS);
        SosRun run = SosRun.of(options.number("--beds", 400), options.number("--count", 200));
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("count", run.committed().getTotalCount());
        put(numbers, "committed", run.committed());
        put(numbers, "screen", run.onScreen());
        put(numbers, "ringing", run.ringing());
        return numbers;
    }

    private static void put(Map<String, @Nullable Object> numbers, String step, Histogram micros) {
        numbers.put(step + "_p50_ms", micros.getValueAtPercentile(50) / 1000.0);
        numbers.put(step + "_p99_ms", micros.getValueAtPercentile(99) / 1000.0);
    }
}
