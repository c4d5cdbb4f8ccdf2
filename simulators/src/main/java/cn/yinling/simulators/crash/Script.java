package cn.yinling.simulators.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The rounds of a seed. Troubles are dealt like cards: each comes once before any comes again, so a
 * script of as many rounds as there are troubles has them all.
 */
final class Script {
    private static final int SHORTEST_BEFORE_MILLIS = 500;
    private static final int LONGEST_BEFORE_MILLIS = 3_000;
    private static final int LONGEST_LAG_MILLIS = 1_500;

    private Script() {}

    /**
     * The rounds; the same for the same arguments.
     *
     * @param longestAway of the database
     */
    static List<Round> of(long seed, int rounds, Duration longestAway) {
        Random random = new Random(seed);
        List<Trouble> hand = new ArrayList<>();
        List<Round> script = new ArrayList<>();
        for (int number = 1; number <= rounds; number++) {
            if (hand.isEmpty()) {
                hand.addAll(Arrays.asList(Trouble.values()));
                Collections.shuffle(hand, random);
            }
            script.add(
                    new Round(
                            number,
                            hand.removeLast(),
                            millis(random, SHORTEST_BEFORE_MILLIS, LONGEST_BEFORE_MILLIS),
                            millis(random, 0, (int) longestAway.toMillis()),
                            millis(random, 0, LONGEST_LAG_MILLIS),
                            random.nextLong()));
        }
        return List.copyOf(script);
    }

    private static Duration millis(Random random, int shortest, int longest) {
        return Duration.ofMillis(random.nextInt(shortest, longest + 1));
    }
}
