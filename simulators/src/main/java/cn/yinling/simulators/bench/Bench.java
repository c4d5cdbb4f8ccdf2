package cn.yinling.simulators.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One measurement. */
interface Bench {
    /** Its name on the command line. */
    String name();

    /**
     * Measures.
     *
     * @return the numbers, in the order in which they are shown
     * @throws IllegalArgumentException where the arguments are wrong
     */
    Map<String, @Nullable Object> run(List<String> arguments)
            throws IOException, InterruptedException;

    /** Whether what was measured is as it must be, however fast or slow. */
    default boolean isSound(Map<String, @Nullable Object> numbers) {
        return true;
    }
}
