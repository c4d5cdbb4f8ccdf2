package cn.yinling.simulators.beds;

import cn.yinling.simulators.chance.Chance;

/** Noise without jumps, a pure function of time. */
final class SmoothNoise {
    private SmoothNoise() {}

    /**
     * From -1 to 1.
     *
     * @param periodSeconds how far apart the values are that are drawn; between them the way is
     *     smooth
     */
    static double at(Chance channel, double epochSeconds, double periodSeconds) {
        double position = epochSeconds / periodSeconds;
        long left = (long) Math.floor(position);
        double way = position - left;
        double eased = way * way * (3 - 2 * way);
        double from = channel.on(left).between(-1, 1);
        double to = channel.on(left + 1).between(-1, 1);
        return from + (to - from) * eased;
    }
}
