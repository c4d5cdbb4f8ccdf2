package cn.yinling.simulators.load;

/**
 * One second of a run.
 *
 * @param number from 1; 0 and less is warm-up
 * @param perSecond acknowledged
 * @param p99Millis within which 99 of 100 of them came
 */
public record LoadSecond(int number, long perSecond, double p99Millis) {}
