package cn.yinling.simulators.crash;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How hard the audit is.
 *
 * @param rounds kills
 * @param devices each numbers its messages and waits for each answer
 * @param seed decides when the kills come
 * @param json where the counts are written too, null for nowhere
 */
record CrashOptions(int rounds, int devices, long seed, @Nullable Path json) {
    CrashOptions {
        if (rounds < 1 || rounds > 1000) {
            throw new IllegalArgumentException("--rounds must be 1 to 1000, was " + rounds);
        }
        if (devices < 1 || devices > 100) {
            throw new IllegalArgumentException("--devices must be 1 to 100, was " + devices);
        }
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong with the arguments. */
    static CrashOptions parse(List<String> arguments) {
        int rounds = 5;
        int devices = 20;
        long seed = 1;
        Path json = null;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(
                        "'%s' wants a value, or is no option".formatted(option));
            }
            String value = rest.next();
            switch (option) {
                case "--rounds" -> rounds = number(option, value);
                case "--devices" -> devices = number(option, value);
                case "--seed" -> seed = number(option, value);
                case "--json" -> json = Path.of(value);
                default ->
                        throw new IllegalArgumentException(
                                "there is no option '%s'".formatted(option));
            }
        }
        return new CrashOptions(rounds, devices, seed, json);
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s wants a whole number, was '%s'".formatted(option, value), e);
        }
    }
}
