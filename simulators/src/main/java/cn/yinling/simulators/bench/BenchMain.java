package cn.yinling.simulators.bench;

import cn.yinling.simulators.process.Usage;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ./care bench NAME}. */
public final class BenchMain {
    private static final List<Bench> BENCHES =
            List.of(
                    // One a line, in the order of the usage text.
                    new IngestBench(), //
                    new OverloadBench(),
                    new ConnectionsBench(),
                    new SosBench(),
                    new StormBench());
    private static final String JSON = "--json";

    private BenchMain() {}

    /** Exit code 0; 1 with a line that says what is wrong, or where something was lost. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0 || List.of(arguments).contains("--help")) {
            System.out.print(Usage.of("bench"));
            return;
        }
        Optional<Bench> bench =
                BENCHES.stream().filter(one -> one.name().equals(arguments[0])).findAny();
        if (bench.isEmpty()) {
            System.err.println(
                    "bench: there is no '%s'%n%n%s".formatted(arguments[0], Usage.of("bench")));
            System.exit(1);
        }
        List<String> rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        System.exit(run(bench.orElseThrow(), rest));
    }

    private static int run(Bench bench, List<String> arguments)
            throws IOException, InterruptedException {
        try {
            int at = arguments.indexOf(JSON);
            if (at >= 0 && at + 1 == arguments.size()) {
                throw new IllegalArgumentException(JSON + " wants a file");
            }
            Path file = at < 0 ? null : Path.of(arguments.get(at + 1));
            if (at >= 0) {
                arguments.subList(at, at + 2).clear();
            }
            Map<String, @Nullable Object> numbers = bench.run(arguments);
            report(numbers, file);
            return bench.isSound(numbers) ? 0 : 1;
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("bench %s: %s".formatted(bench.name(), e.getMessage()));
            return 1;
        }
    }

    /** Pictures are written beside the JSON, and named in it; without a file they are left out. */
    private static void report(Map<String, @Nullable Object> numbers, @Nullable Path file)
            throws IOException {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> number : numbers.entrySet()) {
            if (!(number.getValue() instanceof Picture(String svg))) {
                plain.put(number.getKey(), number.getValue());
            } else if (file != null) {
                Path picture = Path.of(file.toString().replaceFirst("\\.json$", "") + ".svg");
                Files.writeString(picture, svg);
                plain.put(number.getKey(), picture.toString());
            }
        }
        String json =
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(plain);
        System.out.println(json);
        if (file != null) {
            Files.writeString(file, json);
        }
    }
}
