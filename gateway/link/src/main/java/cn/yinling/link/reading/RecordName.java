package cn.yinling.link.reading;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import java.util.Locale;
import java.util.Optional;

/** What a record's name says: of which device, and which cause. Pure. */
final class RecordName {
    private RecordName() {}

    /** Where the last separator stands, -1 where there is none. */
    static int separator(String name) {
        return Math.max(name.lastIndexOf('/'), name.lastIndexOf(':'));
    }

    /** Whether what stands before {@code end} is that device's id, perhaps qualified. */
    static boolean isOf(DeviceId device, String name, int end) {
        int begin = end - device.value().length();
        return begin >= 0
                && name.startsWith(device.value(), begin)
                && (begin == 0 || !isPartOfAnId(name.charAt(begin - 1)));
    }

    /** Else {@code bed-1} could be the end of another device's {@code side-bed-1}. */
    private static boolean isPartOfAnId(char before) {
        return before == '-' || Character.isLetterOrDigit(before);
    }

    /**
     * The cause that is meant, also in capitals, and whatever stands before it. A hyphen or a point
     * separates nothing: {@code risk-fall} is no fall.
     */
    static Optional<Cause> cause(DeviceId device, String baseName, String ownName) {
        return cause(device, ownName)
                .or(() ->
                        baseName.isEmpty() ? Optional.empty() : cause(device, baseName + ownName));
    }

    private static Optional<Cause> cause(DeviceId device, String name) {
        String local = name.substring(separator(name) + 1).strip().toLowerCase(Locale.ROOT);
        String id = device.value().toLowerCase(Locale.ROOT);
        return Cause.toldBy(local.startsWith(id) ? afterId(local, id) : local);
    }

    private static String afterId(String local, String id) {
        int begin = id.length();
        while (begin < local.length() && !Character.isLetter(local.charAt(begin))) {
            begin++;
        }
        return local.substring(begin);
    }
}
