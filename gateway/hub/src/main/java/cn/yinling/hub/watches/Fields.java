package cn.yinling.hub.watches;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields behind a frame's type. Makers leave some empty and differ in how many there are, so
 * what is missing or no number is absent. Immutable.
 */
record Fields(List<String> values) {
    private static final int CENTURY = 2000;
    private static final int DIGITS = 6;

    /** Those of a frame; of one that was cut short, what may be half a field is none. */
    static Fields of(WatchFrame frame) {
        String text = frame.text();
        boolean isWhole = frame.cut() == null;
        return behindType(isWhole ? text : text.substring(0, Math.max(0, text.lastIndexOf(','))));
    }

    static Fields behindType(String text) {
        int comma = text.indexOf(',');
        return new Fields(
                comma < 0
                        ? List.of()
                        : List.of(text.substring(comma + 1).split(",", -1)).stream()
                                .map(String::strip)
                                .toList());
    }

    int count() {
        return values.size();
    }

    /** Empty where there is none. */
    String text(int field) {
        return field < values.size() ? values.get(field) : "";
    }

    /** NaN where there is none. */
    double number(int field) {
        try {
            double number = Double.parseDouble(text(field));
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A hex word; null where there is none. */
    @Nullable Long hex(int field) {
        try {
            return text(field).length() > 8 ? null : Long.valueOf(text(field), 16);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A date as {@code ddMMyy} and in the next field a time as {@code HHmmss}, in UTC, or null. */
    @Nullable Instant time(int field) {
        String date = text(field);
        String time = text(field + 1);
        if (date.length() != DIGITS || time.length() != DIGITS) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            CENTURY + pair(date, 4),
                            pair(date, 2),
                            pair(date, 0),
                            pair(time, 0),
                            pair(time, 2),
                            pair(time, 4))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static int pair(String digits, int at) {
        return Integer.parseInt(digits, at, at + 2, 10);
    }
}
