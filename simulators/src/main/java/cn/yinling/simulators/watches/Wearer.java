package cn.yinling.simulators.watches;

import cn.yinling.link.topic.DeviceId;

/**
 * A watch and where it is worn.
 *
 * @param digits by which it names itself
 * @param latitude of its home, in degrees
 * @param longitude of its home, in degrees
 */
public record Wearer(String digits, double latitude, double longitude) {
    private static final double LATITUDE = 31.9800;
    private static final double LONGITUDE = 120.8900;
    private static final double BETWEEN_HOMES = 0.0021;
    private static final int A_ROW = 20;

    /** The watch of that number, from 1. */
    public static Wearer ofNumber(int number) {
        int row = number / A_ROW;
        int column = number % A_ROW;
        return new Wearer(
                "88%08d".formatted(number),
                LATITUDE + BETWEEN_HOMES * row,
                LONGITUDE + BETWEEN_HOMES * column);
    }

    /** As the register has it. */
    public DeviceId device() {
        return new DeviceId("watch-" + digits);
    }
}
