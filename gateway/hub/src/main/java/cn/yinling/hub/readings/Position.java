package cn.yinling.hub.readings;

/**
 * Where a wearable was, in degrees of WGS 84; south and west are negative. Immutable. Sensitive:
 * never logged.
 */
public record Position(double latitude, double longitude) {
    public Position {
        if (!isPlausible(latitude, longitude)) {
            throw new IllegalArgumentException("no place on Earth");
        }
    }

    /** Whether such a place is on Earth. */
    public static boolean isPlausible(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    /** Without the place. */
    @Override
    public String toString() {
        return "Position[]";
    }
}
