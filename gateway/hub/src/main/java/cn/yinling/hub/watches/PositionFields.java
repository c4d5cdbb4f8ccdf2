package cn.yinling.hub.watches;

import cn.yinling.hub.readings.Position;
import cn.yinling.hub.readings.PositionReport;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands in {@code UD} and {@code AL}: date, time, fix, place, speed, course, height,
 * satellites, signal, battery, steps, rolls, status; the cells and access points behind are not
 * read. Pure.
 */
final class PositionFields {
    private static final int DATE = 0;
    private static final int FIX = 2;
    private static final int LATITUDE = 3;
    private static final int NORTH_SOUTH = 4;
    private static final int LONGITUDE = 5;
    private static final int EAST_WEST = 6;
    private static final int SPEED = 7;
    private static final int COURSE = 8;
    private static final int HEIGHT = 9;
    private static final int SATELLITES = 10;
    private static final int SIGNAL = 11;
    private static final int BATTERY = 12;
    private static final int STEPS = 13;
    private static final int ROLLS = 14;
    private static final int STATUS = 15;

    private PositionFields() {}

    /** Whether these are such fields at all. */
    static boolean isPosition(Fields fields) {
        String fix = fields.text(FIX);
        return fix.equals("A") || fix.equals("V");
    }

    static void gather(Fields fields, Gathered into) {
        Instant at = fields.time(DATE);
        into.at(at);
        boolean isFixed = fields.text(FIX).equals("A");
        into.extra("fix", isFixed);
        into.position(new PositionReport(place(fields), isFixed));
        into.extra("speed-kmh", fields.number(SPEED));
        into.extra("course", fields.number(COURSE));
        into.extra("altitude-m", fields.number(HEIGHT));
        into.extra("satellites", fields.number(SATELLITES));
        into.extra("signal", fields.number(SIGNAL));
        into.vital(Vital.BATTERY, fields.number(BATTERY));
        into.extra("steps", fields.number(STEPS));
        into.extra("rolls", fields.number(ROLLS));
    }

    /** The status word, or null where there is none. */
    static @Nullable StatusWord status(Fields fields) {
        Long word = fields.hex(STATUS);
        return word == null ? null : new StatusWord(word);
    }

    /** Whether they are such fields beyond doubt, whatever the frame's type. */
    static boolean isPlainlyPosition(Fields fields) {
        return isPosition(fields) && fields.time(DATE) != null && status(fields) != null;
    }

    /** Watches without a fix say zero, or where they were last. */
    private static @Nullable Position place(Fields fields) {
        double latitude = signed(fields.number(LATITUDE), fields.text(NORTH_SOUTH), "S");
        double longitude = signed(fields.number(LONGITUDE), fields.text(EAST_WEST), "W");
        boolean isPlace =
                fields.count() > EAST_WEST
                        && Position.isPlausible(latitude, longitude)
                        && (latitude != 0 || longitude != 0);
        return isPlace ? new Position(latitude, longitude) : null;
    }

    /** Some write the sign, some the letter, some both. */
    private static double signed(double degrees, String side, String negative) {
        return side.equalsIgnoreCase(negative) ? -Math.abs(degrees) : degrees;
    }
}
