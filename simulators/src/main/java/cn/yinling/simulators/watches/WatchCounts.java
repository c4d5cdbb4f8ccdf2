package cn.yinling.simulators.watches;

/**
 * What watches have done so far.
 *
 * @param online how many are connected now
 * @param sent frames put on the wire
 * @param answers frames heard that answer one of theirs
 * @param commands frames heard that ask something of them
 * @param lost connections that broke, or could not be had
 */
public record WatchCounts(long online, long sent, long answers, long commands, long lost) {}
