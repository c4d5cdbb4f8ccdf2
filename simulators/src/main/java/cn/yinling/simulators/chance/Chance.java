package cn.yinling.simulators.chance;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A point in a tree of chances: what is drawn depends on the seed and the path to the point, and on
 * nothing drawn before. So any moment of any simulated day can be asked for on its own. Immutable.
 */
public record Chance(long state) {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    /** The root of the tree for a seed. */
    public static Chance ofSeed(long seed) {
        return new Chance(mixed(seed + STEP));
    }

    public Chance on(long number) {
        return new Chance(mixed(state + STEP * (number + 1)));
    }

    public Chance on(String name) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = hash * 31 + name.charAt(i);
        }
        return on(hash);
    }

    /** From 0 to below 1. */
    public double share() {
        return (mixed(state) >>> 11) * 0x1p-53;
    }

    public boolean isWithin(double probability) {
        return share() < probability;
    }

    /** From {@code lowest} to below {@code highest}. */
    public double between(double lowest, double highest) {
        return lowest + share() * (highest - lowest);
    }

    /** From 0 to below {@code bound}. */
    public int below(int bound) {
        return (int) (share() * bound);
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** About the standard normal distribution, never beyond ±3. */
    public double bell() {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += on(i).share();
        }
        return (sum - 3) * Math.sqrt(2);
    }

    /** For whatever needs a sequence. */
    public SplittableRandom sequence() {
        return new SplittableRandom(state);
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
