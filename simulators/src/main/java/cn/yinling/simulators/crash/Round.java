package cn.yinling.simulators.crash;

import java.time.Duration;

/**
 * One round, as the seed has drawn it.
 *
 * @param number from 1
 * @param before how long everything works first
 * @param away how long the database is away, where it is killed
 * @param lag between two kills, or between trouble and what makes it worse
 * @param seed for what else is by chance
 */
record Round(
        int number, Trouble trouble, Duration before, Duration away, Duration lag, long seed) {}
