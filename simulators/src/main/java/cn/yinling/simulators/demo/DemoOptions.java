package cn.yinling.simulators.demo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * How the demo is to run.
 *
 * @param isOnce whether to raise one SOS, print its timeline and end
 * @param beds how many
 * @param seed decides the district and its days
 * @param folder where the database and the kiosk keep their data
 */
record DemoOptions(boolean isOnce, int beds, long seed, Path folder) {
    private static final int MOST_BEDS = 998;

    DemoOptions {
        if (beds < 1 || beds > MOST_BEDS) {
            throw new IllegalArgumentException(
                    "--beds must be 1 to %d, was %d".formatted(MOST_BEDS, beds));
        }
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong with the arguments. */
    static DemoOptions parse(List<String> arguments) {
        boolean isOnce = false;
        int beds = 400;
        long seed = 1;
        Path folder = Path.of("data", "demo");
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--once" -> isOnce = true;
                case "--beds" -> beds = (int) number(option, rest);
                case "--seed" -> seed = number(option, rest);
                case "--data" -> folder = Path.of(value(option, rest));
                default ->
                        throw new IllegalArgumentException(
                                "there is no option '%s'".formatted(option));
            }
        }
        return new DemoOptions(isOnce, beds, seed, folder);
    }

    private static long number(String option, Iterator<String> rest) {
        String text = value(option, rest);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s wants a whole number, was '%s'".formatted(option, text), e);
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("%s wants a value".formatted(option));
        }
        return rest.next();
    }
}
