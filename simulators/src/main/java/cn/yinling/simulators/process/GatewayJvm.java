package cn.yinling.simulators.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The virtual machine of a server under test; by default as the launcher starts it.
 *
 * @param heap most heap, as {@code -Xmx} takes it
 * @param more options after these
 */
public record GatewayJvm(String heap, List<String> more) {
    public static final GatewayJvm USUAL = new GatewayJvm("1g", List.of());

    public GatewayJvm {
        if (!heap.matches("[1-9][0-9]*[kmgKMG]")) {
            throw new IllegalArgumentException(
                    "a heap is a number and k, m or g, was '%s'".formatted(heap));
        }
        more = List.copyOf(more);
    }

    /** The same, writing a line a collection to {@code log} (milliseconds since 1970 first). */
    public GatewayJvm logging(Path log) {
        List<String> all = new ArrayList<>(more);
        all.add("-Xlog:gc:file=%s:timemillis:filecount=0".formatted(log));
        return new GatewayJvm(heap, all);
    }

    /** The command that runs {@code main} on this process's class path. */
    List<String> command(Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("-XX:+UseParallelGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(more);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }
}
