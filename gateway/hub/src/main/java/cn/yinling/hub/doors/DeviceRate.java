package cn.yinling.hub.doors;

/**
 * What one device may send.
 *
 * @param perSecond messages a second for long
 * @param burst messages at once before that counts
 */
public record DeviceRate(int perSecond, int burst) {}
