package cn.yinling.register.carebeds;

import cn.yinling.register.Faults;
import cn.yinling.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * A line of the equipment list. Immutable.
 *
 * @param item for example {@code bed}, {@code rails}, {@code toilet-aid}, {@code sensor-mat}
 * @param deviceId the device that it is, for what connects; null for the rest, or until it is known
 */
public record Equipment(String item, int count, @Nullable String deviceId) {
    static final int LINES_MOST = 50;
    private static final int COUNT_MOST = 99;

    Faults check(String path) {
        Faults faults = new Faults(path).text("item", item, 100);
        if (count < 1 || count > COUNT_MOST) {
            faults.add("count", new Words("请填1到%d", "must be 1 to %d").formatted(COUNT_MOST));
        }
        return deviceId != null && count != 1
                ? faults.add(
                        "count",
                        "联网设备只能填1：请每台单列一项",
                        "must be 1 for a device: give each a line of its own")
                : faults;
    }
}
