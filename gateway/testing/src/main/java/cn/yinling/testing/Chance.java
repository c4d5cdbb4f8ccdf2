package cn.yinling.testing;

import java.util.Random;

/**
 * What a test tries that tries at random: something else each time, so that it finds what nobody
 * has thought of. {@code -Dseed=} repeats what has failed, {@code -Dtries=} bounds how much is
 * tried.
 */
public final class Chance {
    private Chance() {}

    /** What a {@link Random} is to begin with; to be named where the test fails. */
    public static long seed() {
        return Long.getLong("seed", new Random().nextLong());
    }

    /** How often to try what is usually tried so often. */
    public static int tries(int usually) {
        return Integer.getInteger("tries", usually);
    }
}
