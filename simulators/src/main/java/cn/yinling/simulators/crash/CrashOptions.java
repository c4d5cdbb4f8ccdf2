package cn.yinling.simulators.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How hard the audit is.
 *
 * @param rounds of trouble
 * @param devices each numbers its messages and repeats each until it is answered
 * @param seed decides what happens when
 * @param away how long the database is away at most
 * @param json where the counts are written too, null for nowhere
 */
record CrashOptions(int rounds, int devices, long seed, Duration away, @Nullable Path json) {
    CrashOptions {
        require(rounds >= 1 && rounds <= 1000, "--rounds must be 1 to 1000, was " + rounds);
        require(devices >= 1 && devices <= 100, "--devices must be 1 to 100, was " + devices);
        require(
                !away.isNegative() && away.toSeconds() <= 60,
                "--away must be 0 to 60 seconds, was " + away.toSeconds());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong with the arguments. */
    static CrashOptions parse(List<String> arguments) {
        int rounds = 6;
        int devices = 20;
        long seed = 1;
        int away = 6;
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
                case "--rounds" -> rounds = (int) number(option, value, Integer.MAX_VALUE);
                case "--devices" -> devices = (int) number(option, value, Integer.MAX_VALUE);
                case "--seed" -> seed = number(option, value, Long.MAX_VALUE);
                case "--away" -> away = (int) number(option, value, Integer.MAX_VALUE);
                case "--json" -> json = Path.of(value);
                default ->
                        throw new IllegalArgumentException(
                                "there is no option '%s'".formatted(option));
            }
        }
        return new CrashOptions(rounds, devices, seed, Duration.ofSeconds(away), json);
    }

    private static long number(String option, String value, long most) {
        try {
            long number = Long.parseLong(value);
            if (Math.abs(number) <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(noNumber(option, value), e);
        }
        throw new IllegalArgumentException(noNumber(option, value));
    }

    private static String noNumber(String option, String value) {
        return "%s wants a whole number, was '%s'".formatted(option, value);
    }
}
