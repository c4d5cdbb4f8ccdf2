package cn.yinling.hub.view;

import cn.yinling.runtime.web.api.Cursor;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order devices are listed. */
enum DeviceSort {
    ID,
    STREET,
    /** Who came or went last is first. */
    SINCE,
    /** The emptiest is first. */
    BATTERY,
    /** The most urgent open alarm is first. */
    LANE;

    /** Where a device stands in the order; no two stand in one place. */
    record Key(String text, long number, String id) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::text)
                        .thenComparingLong(Key::number)
                        .thenComparing(Key::id);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    static DeviceSort ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    Key key(DeviceView device) {
        return switch (this) {
            case ID -> new Key("", 0, device.id());
            case STREET -> new Key(device.street(), 0, device.id());
            case SINCE ->
                    new Key(
                            "",
                            device.since() == null
                                    ? Long.MAX_VALUE
                                    : -device.since().toEpochMilli(),
                            device.id());
            case BATTERY -> new Key("", hundredths(device.battery()), device.id());
            case LANE ->
                    new Key(
                            "",
                            device.worstLane() == null ? Long.MAX_VALUE : device.worstLane(),
                            device.id());
        };
    }

    private static long hundredths(@Nullable Double battery) {
        return battery == null ? Long.MAX_VALUE : Math.round(battery * 100);
    }

    Cursor cursor(DeviceView last) {
        Key key = key(last);
        return Cursor.of(name(), key.text(), String.valueOf(key.number()), key.id());
    }

    /** Null for a cursor of another order. */
    @Nullable Key key(Cursor cursor) {
        return cursor.value(0).equals(name())
                ? new Key(cursor.value(1), cursor.number(2), cursor.value(3))
                : null;
    }
}
