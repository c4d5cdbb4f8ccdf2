package cn.yinling.simulators.crash;

import cn.yinling.simulators.process.Usage;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./care crash}. */
public final class CrashMain {
    private CrashMain() {}

    /** Exit code 0 where nothing was lost and nothing is there twice, else 1. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Usage.of("crash"));
            return;
        }
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws IOException, InterruptedException {
        CrashOptions options;
        try {
            options = CrashOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("crash: " + e.getMessage());
            return 1;
        }
        Counts counts;
        try {
            counts = CrashAudit.run(options, System.out::println);
        } catch (IllegalStateException e) {
            System.err.println("crash: " + e.getMessage());
            return 1;
        }
        String json =
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(counts);
        System.out.println(json);
        Path file = options.json();
        if (file != null) {
            Files.writeString(file, json);
        }
        return counts.isClean() ? 0 : 1;
    }
}
